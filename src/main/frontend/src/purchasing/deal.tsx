import { Button, Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Purchase, Supplier } from '../api/model';
import { useMay } from '../identity/session';
import { DialogForm } from '../ui/dialog-form';
import { elsewhere, fieldError } from '../ui/forms';
import { Bones, Fact, Failure, Section } from '../ui/parts';
import { Acknowledge } from './acknowledge';
import { supplier as supplierQuery } from './queries';
import { Receive } from './receive';

const awaitsAnswer = new Set(['ORDERED']);
const awaitsGoods = new Set(['ORDERED', 'OFFERED', 'CONFIRMED', 'PARTIALLY_RECEIVED']);

type Dialog = 'answer' | 'goods' | 'channel';

/** What goes back and forth with the supplier: how orders reach it, what it has answered, what has come. */
export function Deal({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  const may = useMay();
  const found = useQuery(supplierQuery(purchase.supplierId));
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Bones rows={2} widths={[30, 40]} />;
  const supplier = found.data;
  return (
    <Section title={t('deal.title')} note={supplier.name}>
      <div className="panel panel--pad">
        <dl className="facts facts--across">
          <Fact label={t('deal.channel')}>{t(`deal.channelIs.${supplier.channel}`)}</Fact>
          <Fact label={t(supplier.channel === 'MAIL' ? 'deal.email' : 'deal.route')}>
            <span className="mono">{supplier.channel === 'MAIL' ? supplier.email : supplier.destination}</span>
          </Fact>
        </dl>
        <Group gap={8} mt={10}>
          {awaitsAnswer.has(purchase.status) && may('PROCUREMENT') && (
            <Button variant="default" onClick={() => setDialog('answer')}>
              {t('deal.answer')}
            </Button>
          )}
          {awaitsGoods.has(purchase.status) && may('PROCUREMENT', 'WAREHOUSE') && (
            <Button variant="default" onClick={() => setDialog('goods')}>
              {t('deal.receive')}
            </Button>
          )}
          {may('PROCUREMENT') && (
            <Button variant="default" onClick={() => setDialog('channel')}>
              {t('deal.changeChannel')}
            </Button>
          )}
        </Group>
      </div>
      {dialog === 'answer' && <Acknowledge purchase={purchase} close={close} />}
      {dialog === 'goods' && <Receive purchase={purchase} close={close} />}
      {dialog === 'channel' && <Channel supplier={supplier} close={close} />}
    </Section>
  );
}

/** Orders go by mail to an address, or by HTTP over a route that integrators keep. */
function Channel({ supplier, close }: { supplier: Supplier; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [channel, setChannel] = useState(supplier.channel);
  const [email, setEmail] = useState(supplier.email ?? '');
  const [route, setRoute] = useState(supplier.channel === 'HTTP' ? supplier.destination : '');
  const { id, score: _score, scoredPurchases: _scored, email: _email, destination: _route, ...terms } = supplier;
  const byMail = channel === 'MAIL';
  const body = { ...terms, channel, ...(byMail ? { email: email.trim() } : { destination: route.trim() }) };
  const save = useMutation({
    mutationFn: () => api.put<Supplier>(`/api/v1/suppliers/${encodeURIComponent(id)}`, body),
    onSuccess: () => {
      notifications.show({ message: t('deal.channelChanged') });
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['supplier', id] }),
  });
  const left = save.isError ? elsewhere(save.error, ['/email', '/destination']) : undefined;
  const ready = (byMail ? email : route).trim() !== '';
  return (
    <DialogForm
      title={t('deal.channelTitle', { supplier: supplier.name })}
      close={close}
      verb={t('deal.changeChannel')}
      ready={ready}
      send={save}
      error={left}
    >
      <Select
        label={t('deal.channel')}
        data={(['MAIL', 'HTTP'] as const).map((value) => ({ value, label: t(`deal.channelIs.${value}`) }))}
        value={channel}
        allowDeselect={false}
        onChange={(value) => setChannel(value as Supplier['channel'])}
      />
      {byMail ? (
        <TextInput
          label={t('deal.email')}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={fieldError(save.error, '/email')}
        />
      ) : (
        <TextInput
          label={t('deal.route')}
          description={t('deal.routeSays')}
          value={route}
          onChange={(event) => setRoute(event.currentTarget.value)}
          error={fieldError(save.error, '/destination')}
        />
      )}
    </DialogForm>
  );
}
