import { Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Purchase } from '../api/model';
import { DialogForm } from '../ui/dialog-form';
import { elsewhere, fieldError, typed } from '../ui/forms';

/** What the supplier has said by mail or telephone; its first answer counts. */
export function Acknowledge({ purchase, close }: { purchase: Purchase; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [accepted, setAccepted] = useState(true);
  const [quantity, setQuantity] = useState(purchase.quantity);
  const [date, setDate] = useState(purchase.expectedOn ?? '');
  const [reason, setReason] = useState('');
  const body = {
    accepted,
    ...(accepted ? { quantity: typed(quantity), date: date || undefined } : {}),
    reason: reason.trim() || undefined,
  };
  const send = useMutation({
    mutationFn: () =>
      api.post<Purchase>(`/api/v1/purchase-orders/${encodeURIComponent(purchase.id)}/acknowledgement`, body, {
        'If-Match': `"${purchase.version}"`,
      }),
    onSuccess: () => {
      notifications.show({ message: t('deal.answered') });
      close();
    },
    onSettled: () =>
      Promise.all(
        [['purchases'], ['purchase', purchase.id], ['order', purchase.id]].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const left = send.isError ? elsewhere(send.error, ['/quantity', '/date', '/reason']) : undefined;
  const ready = accepted ? typed(quantity) !== undefined : reason.trim() !== '';
  return (
    <DialogForm title={t('deal.answer')} close={close} verb={t('deal.note')} ready={ready} send={send} error={left}>
      <Select
        label={t('deal.says')}
        data={[
          { value: 'yes', label: t('deal.yes') },
          { value: 'no', label: t('deal.no') },
        ]}
        value={accepted ? 'yes' : 'no'}
        allowDeselect={false}
        onChange={(value) => setAccepted(value === 'yes')}
      />
      {accepted && (
        <div className="form__row">
          <TextInput
            label={t('order.quantity')}
            inputMode="decimal"
            classNames={{ input: 'num' }}
            value={quantity}
            onChange={(event) => setQuantity(event.currentTarget.value)}
            error={fieldError(send.error, '/quantity')}
          />
          <TextInput
            label={t('deal.date')}
            type="date"
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
            error={fieldError(send.error, '/date')}
          />
        </div>
      )}
      <TextInput
        label={t('deal.reason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldError(send.error, '/reason')}
      />
    </DialogForm>
  );
}
