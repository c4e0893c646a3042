import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { TradeOrder } from '../api/model';
import { useMay } from '../identity/session';
import { DialogForm } from '../ui/dialog-form';
import { Fact, Failure, Section, When } from '../ui/parts';
import { isDone } from '../ui/status';
import '../ui/forms.css';
import { AlgorithmSchedule } from './algorithm-schedule';

/** How far the algorithm is with its order, and the hand on it: pause, resume, other parameters. */
export function AlgorithmControl({ order }: { order: TradeOrder }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const [amending, setAmending] = useState(false);
  const run = order.algorithmRun;
  const paused = run?.state === 'PAUSED';
  const turn = useMutation({
    mutationFn: () => api.post(`/api/v1/trade-orders/${order.id}/algorithm/${paused ? 'resume' : 'pause'}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['order', order.id] }),
  });
  if (!order.algorithm) return null;
  const acts = run && !isDone(order.status) && may('TRADER', 'PORTFOLIO_MANAGER');
  return (
    <Section
      title={t('algorithm.title')}
      note={order.algorithm.name}
      aside={
        acts && (
          <Group gap={8}>
            <Button size="xs" variant="default" onClick={() => setAmending(true)}>
              {t('algorithm.amend')}
            </Button>
            <Button size="xs" variant="default" loading={turn.isPending} onClick={() => turn.mutate()}>
              {t(paused ? 'algorithm.resume' : 'algorithm.pause')}
            </Button>
          </Group>
        )
      }
    >
      <div className="panel panel--pad">
        <dl className="facts facts--across">
          <Fact label={t('order.status')}>
            {run ? (
              <span className={paused ? 'tone-warn' : 'tone-good'}>{t(`algorithm.${run.state}`)}</span>
            ) : (
              t('algorithm.notBegun')
            )}
          </Fact>
          {run && (
            <>
              <Fact label={t('algorithm.from')}>
                <When at={run.from} />
              </Fact>
              <Fact label={t('algorithm.until')}>
                <When at={run.until} />
              </Fact>
              <Fact label={t('algorithm.seed')}>
                <span className="num">{run.seed}</span>
              </Fact>
            </>
          )}
          {Object.entries(order.algorithm.parameters).map(([name, value]) => (
            <Fact key={name} label={name}>
              <span className="num">{value}</span>
            </Fact>
          ))}
        </dl>
        <AlgorithmSchedule order={order} />
        {turn.isError && <Failure error={turn.error} />}
      </div>
      {amending && <AmendAlgorithm order={order} close={() => setAmending(false)} />}
    </Section>
  );
}

function AmendAlgorithm({ order, close }: { order: TradeOrder; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const before = order.algorithm?.parameters ?? {};
  const [values, setValues] = useState<Record<string, string>>(before);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const all = { ...values, ...(name.trim() && value.trim() ? { [name.trim()]: value.trim() } : {}) };
  const changed = Object.fromEntries(Object.entries(all).filter(([each, now]) => before[each] !== now));
  const ready = Object.keys(changed).length > 0;
  const send = useMutation({
    mutationFn: () =>
      api.post(
        `/api/v1/trade-orders/${order.id}/algorithm/amend`,
        { parameters: changed },
        { 'If-Match': `"${order.version}"` },
      ),
    onSuccess: () => {
      notifications.show({ message: t('algorithm.amended') });
      void queries.invalidateQueries({ queryKey: ['order', order.id] });
      close();
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['order', order.id] }),
  });
  return (
    <DialogForm
      title={t('algorithm.amend')}
      close={close}
      verb={t('algorithm.amend')}
      ready={ready}
      send={send}
      error={send.error ?? undefined}
    >
      {Object.entries(values).map(([each, now]) => (
        <TextInput
          key={each}
          label={each}
          value={now}
          onChange={(event) => setValues({ ...values, [each]: event.currentTarget.value })}
        />
      ))}
      <div className="form__row">
        <TextInput label={t('algorithm.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput
          label={t('algorithm.value')}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </div>
    </DialogForm>
  );
}
