import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Purchase } from '../api/model';
import { DialogForm } from '../ui/dialog-form';
import { elsewhere, fieldError, typed, useIdempotencyKey } from '../ui/forms';

import { item as itemQuery } from './queries';

/** Goods of a purchase have come: how many, on which delivery note, and of an item that is told apart which batch and serials. */
export function Receive({ purchase, close }: { purchase: Purchase; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const item = useQuery(itemQuery(purchase.sku));
  const { batches = false, serials: numbered = false } = item.data?.handling ?? {};
  const [quantity, setQuantity] = useState(purchase.outstanding);
  const [note, setNote] = useState('');
  const [last, setLast] = useState(false);
  const [batch, setBatch] = useState('');
  const [expiry, setExpiry] = useState('');
  const [serials, setSerials] = useState('');
  const named = serials.split(/[\s,;]+/).filter((serial) => serial !== '');
  const body = {
    quantity: typed(quantity),
    reference: note.trim(),
    last,
    ...(batches ? { batch: batch.trim() || undefined } : {}),
    ...(batches || numbered ? { expiry: expiry || undefined } : {}),
    ...(numbered ? { serials: named } : {}),
  };
  const key = useIdempotencyKey(body);
  const send = useMutation({
    mutationFn: () =>
      api.post<Purchase>(`/api/v1/purchase-orders/${encodeURIComponent(purchase.id)}/receipts`, body, {
        'Idempotency-Key': key,
      }),
    onSuccess: () => {
      notifications.show({ message: t('inventory.receiptsDone') });
      close();
    },
    onSettled: () =>
      Promise.all(
        [['purchases'], ['purchase', purchase.id], ['order', purchase.id], ['inventory']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const left = send.isError
    ? elsewhere(send.error, ['/quantity', '/reference', '/batch', '/expiry', '/serials'])
    : undefined;
  const ready = typed(quantity) !== undefined && note.trim() !== '';
  return (
    <DialogForm
      title={t('deal.receiveTitle', { sku: purchase.sku, location: purchase.location })}
      close={close}
      verb={t('deal.receive')}
      ready={ready}
      send={send}
      error={left}
    >
      <div className="form__row">
        <TextInput
          label={t('order.quantity')}
          inputMode="decimal"
          classNames={{ input: 'num' }}
          data-autofocus
          value={quantity}
          onChange={(event) => setQuantity(event.currentTarget.value)}
          error={fieldError(send.error, '/quantity')}
        />
        <TextInput
          label={t('deal.deliveryNote')}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fieldError(send.error, '/reference')}
        />
      </div>
      {(batches || numbered) && (
        <div className="form__row">
          {batches && (
            <TextInput
              label={t('deal.batch')}
              value={batch}
              maxLength={20}
              onChange={(event) => setBatch(event.currentTarget.value)}
              error={fieldError(send.error, '/batch')}
            />
          )}
          <TextInput
            label={t('deal.expiry')}
            type="date"
            value={expiry}
            onChange={(event) => setExpiry(event.currentTarget.value)}
            error={fieldError(send.error, '/expiry')}
          />
        </div>
      )}
      {numbered && (
        <Textarea
          label={t('deal.serials')}
          description={t('deal.serialsSays', { count: named.length })}
          autosize
          minRows={3}
          maxRows={8}
          value={serials}
          onChange={(event) => setSerials(event.currentTarget.value)}
          error={fieldError(send.error, '/serials')}
        />
      )}
      <Checkbox label={t('deal.last')} checked={last} onChange={(event) => setLast(event.currentTarget.checked)} />
    </DialogForm>
  );
}
