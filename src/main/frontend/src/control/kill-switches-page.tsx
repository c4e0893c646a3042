import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { KillSwitch, Page } from '../api/model';
import { useMay, usePerson } from '../identity/session';
import { DialogForm } from '../ui/dialog-form';
import { elsewhere, fieldError, useIdempotencyKey } from '../ui/forms';
import { Bones, Empty, Failure, useLanguage, When } from '../ui/parts';
import { Shape } from '../ui/status';
import '../ui/forms.css';

const scopes = ['FIRM', 'ACCOUNT', 'TRADER', 'INSTRUMENT', 'VENUE'];

const killSwitches = queryOptions({
  queryKey: ['kill-switches'],
  queryFn: async ({ signal }) => (await api.get<Page<KillSwitch>>('/api/v1/kill-switches', signal)).items,
  refetchInterval: 3_000,
});

/** What is stopped at present, by whom and why; compliance sets a stop at once and ends it with four eyes. */
export default function KillSwitchesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const switches = useQuery(killSwitches);
  const [setting, setSetting] = useState(false);
  return (
    <div className="page">
      <div className="title">
        <h1>{t('room.control')}</h1>
        {may('COMPLIANCE') && (
          <div className="title__actions">
            <Button color="red" onClick={() => setSetting(true)}>
              {t('killSwitch.set')}
            </Button>
          </div>
        )}
      </div>
      <div className="panel table-wrap">
        {switches.isError && !switches.data ? (
          <Failure error={switches.error} retry={() => void switches.refetch()} />
        ) : switches.isPending ? (
          <Bones rows={4} />
        ) : switches.data.length === 0 ? (
          <Empty title={t('killSwitch.none')}>{t('killSwitch.noneMore')}</Empty>
        ) : (
          <table className="table">
            <thead>
              <tr>
                <th>{t('order.status')}</th>
                <th>{t('killSwitch.scope')}</th>
                <th>{t('decision.reason')}</th>
                <th>{t('killSwitch.by')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {switches.data.map((each) => (
                <Row key={each.id} stop={each} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {setting && <SetDialog close={() => setSetting(false)} />}
    </div>
  );
}

function Row({ stop }: { stop: KillSwitch }) {
  const { t } = useTranslation();
  const may = useMay();
  const person = usePerson();
  const queries = useQueryClient();
  const release = useMutation({
    mutationFn: () => api.delete(`/api/v1/kill-switches/${encodeURIComponent(stop.id)}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['kill-switches'] }),
  });
  const off = stop.status === 'OFF';
  const asked = stop.status === 'RELEASE_ASKED';
  return (
    <tr>
      <td className="nowrap">
        <span className={off ? 'soft' : 'tone-bad'}>
          <Shape shape={off ? 'done' : 'cross'} /> {t(`killSwitch.status_${stop.status}`)}
        </span>
      </td>
      <td>
        {t(`killSwitch.scope_${stop.scope}`)} {stop.value}
      </td>
      <td>{stop.reason}</td>
      <td className="soft">
        {stop.setBy} · <When at={stop.setAt} />
        {asked && <div>{t('killSwitch.asked', { person: stop.releaseAskedBy })}</div>}
        {off && stop.releasedBy && <div>{t('killSwitch.ended', { person: stop.releasedBy })}</div>}
      </td>
      <td className="r">
        {!off && may('COMPLIANCE') && (
          <Button
            variant="default"
            size="xs"
            loading={release.isPending}
            disabled={asked && stop.releaseAskedBy === person.id}
            title={asked && stop.releaseAskedBy === person.id ? t('killSwitch.another') : undefined}
            onClick={() => release.mutate()}
          >
            {t(asked ? 'killSwitch.confirm' : 'killSwitch.release')}
          </Button>
        )}
        {release.isError && <Failure error={release.error} />}
      </td>
    </tr>
  );
}

function SetDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  useLanguage();
  const queries = useQueryClient();
  const [scope, setScope] = useState('ACCOUNT');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const body = { scope, ...(scope === 'FIRM' ? {} : { value: value.trim() }), reason: reason.trim() };
  const key = useIdempotencyKey(body);
  const send = useMutation({
    mutationFn: () => api.post('/api/v1/kill-switches', body, { 'Idempotency-Key': key }),
    onSuccess: () => {
      notifications.show({ message: t('killSwitch.isSet') });
      void queries.invalidateQueries({ queryKey: ['kill-switches'] });
      close();
    },
  });
  const ready = reason.trim() !== '' && (scope === 'FIRM' || value.trim() !== '');
  const left = send.isError ? elsewhere(send.error, ['/value', '/reason']) : undefined;
  return (
    <DialogForm
      title={t('killSwitch.set')}
      close={close}
      verb={t('killSwitch.stop')}
      color="red"
      ready={ready}
      send={send}
      error={left}
    >
      <p className="soft" style={{ margin: 0 }}>
        {t('killSwitch.says')}
      </p>
      <div className="form__row">
        <Select
          label={t('killSwitch.scope')}
          data={scopes.map((each) => ({ value: each, label: t(`killSwitch.scope_${each}`) }))}
          value={scope}
          onChange={(next) => next && setScope(next)}
          allowDeselect={false}
        />
        {scope !== 'FIRM' && (
          <TextInput
            label={t('killSwitch.value')}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            error={fieldError(send.error, '/value')}
          />
        )}
      </div>
      <Textarea
        label={t('decision.reason')}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldError(send.error, '/reason')}
      />
    </DialogForm>
  );
}
