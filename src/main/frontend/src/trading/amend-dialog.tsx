import { Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { TradeOrder } from '../api/model';
import { DialogForm } from '../ui/dialog-form';
import { elsewhere, fieldError, typed, useIdempotencyKey } from '../ui/forms';

import '../ui/forms.css';

/** Asks for other terms; the order keeps its old ones until the venue has agreed. */
export function AmendDialog({ order, close }: { order: TradeOrder; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [quantity, setQuantity] = useState(order.quantity);
  const [limitPrice, setLimit] = useState(order.limitPrice ?? '');
  const [stopPrice, setStop] = useState(order.stopPrice ?? '');
  const [timeInForce, setTime] = useState<string>(order.timeInForce);
  const body = {
    ...(typed(quantity) !== order.quantity ? { quantity: typed(quantity) } : {}),
    ...(order.limitPrice && typed(limitPrice) !== order.limitPrice ? { limitPrice: typed(limitPrice) } : {}),
    ...(order.stopPrice && typed(stopPrice) !== order.stopPrice ? { stopPrice: typed(stopPrice) } : {}),
    ...(timeInForce !== order.timeInForce ? { timeInForce } : {}),
  };
  const key = useIdempotencyKey([order.id, order.version, body]);
  const send = useMutation({
    mutationFn: () =>
      api.post(`/api/v1/trade-orders/${order.id}/replace`, body, {
        'If-Match': `"${order.version}"`,
        'Idempotency-Key': key,
      }),
    onSuccess: () => {
      notifications.show({ message: t('amend.asked') });
      void queries.invalidateQueries({ queryKey: ['order', order.id] });
      void queries.invalidateQueries({ queryKey: ['orders'] });
      close();
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['order', order.id] }),
  });
  const ready = Object.keys(body).length > 0;
  const left = send.isError ? elsewhere(send.error, ['/quantity', '/limitPrice', '/stopPrice']) : undefined;
  const number = (label: string, pointer: string, value: string, set: (text: string) => void) => (
    <TextInput
      label={label}
      inputMode="decimal"
      classNames={{ input: 'num' }}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
      error={fieldError(send.error, pointer)}
    />
  );
  return (
    <DialogForm title={t('amend.title')} close={close} verb={t('amend.ask')} ready={ready} send={send} error={left}>
      <p className="soft" style={{ margin: 0 }}>
        {t('amend.says')}
      </p>
      <div className="form__row">
        {number(t('order.quantity'), '/quantity', quantity, setQuantity)}
        {order.limitPrice && number(t('order.limit'), '/limitPrice', limitPrice, setLimit)}
      </div>
      <div className="form__row">
        {order.stopPrice && number(t('order.stop'), '/stopPrice', stopPrice, setStop)}
        <Select
          label={t('order.timeInForce')}
          data={[...new Set([order.timeInForce, 'DAY', 'GTC'])].map((each) => ({
            value: each,
            label: t(`timeInForce.${each}`),
          }))}
          value={timeInForce}
          onChange={(next) => next && setTime(next)}
          allowDeselect={false}
        />
      </div>
    </DialogForm>
  );
}
