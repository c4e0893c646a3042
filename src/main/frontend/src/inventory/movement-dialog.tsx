import { Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Stock } from '../api/model';
import { DialogForm } from '../ui/dialog-form';
import { decimal } from '../ui/format';
import { elsewhere, fieldError, typed, useIdempotencyKey } from '../ui/forms';
import { useLanguage } from '../ui/parts';
import { stockFound } from './queries';
import '../ui/forms.css';

export type Movement = 'receipts' | 'adjustments';

/** Goods have come in, or the counter is corrected; the ledger keeps who said so and why. */
export function MovementDialog({ movement, stock, close }: { movement: Movement; stock: Stock; close: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const known = stock.locations.map((place) => place.location);
  // an item that was never in stock may come in wherever others lie
  const others = (useQuery(stockFound('')).data?.items ?? []).flatMap((item) =>
    item.locations.map((at) => at.location),
  );
  const locations = [...new Set([...known, ...others.sort()])];
  const [chosen, setLocation] = useState<string | null>(null);
  const location = chosen ?? locations[0] ?? null;
  const [quantity, setQuantity] = useState('');
  const [why, setWhy] = useState('');
  const reason = movement === 'receipts' ? 'reference' : 'reason';
  const body = { sku: stock.sku, location, quantity: typed(quantity), [reason]: why.trim() };
  const key = useIdempotencyKey(body);
  const send = useMutation({
    mutationFn: () => api.post(`/api/v1/inventory/${movement}`, body, { 'Idempotency-Key': key }),
    onSuccess: () => {
      notifications.show({ message: t(`inventory.${movement}Done`) });
      void queries.invalidateQueries({ queryKey: ['inventory'] });
      close();
    },
  });
  const before = stock.locations.find((place) => place.location === location);
  const after = Number(before?.onHand ?? 0) + Number(typed(quantity) ?? 0);
  const ready = location !== null && typed(quantity) !== undefined && why.trim() !== '';
  const left = send.isError ? elsewhere(send.error, ['/location', '/quantity', `/${reason}`]) : undefined;
  return (
    <DialogForm
      title={t(`inventory.${movement}Title`, { sku: stock.sku })}
      close={close}
      verb={t(movement === 'receipts' ? 'inventory.receive' : 'inventory.adjust')}
      ready={ready}
      send={send}
      error={left}
    >
      <p className="soft" style={{ margin: 0 }}>
        {t(`inventory.${movement}Says`)}
      </p>
      <div className="form__row">
        <Select
          label={t('inventory.location')}
          data={locations}
          value={location}
          onChange={setLocation}
          error={fieldError(send.error, '/location')}
        />
        <TextInput
          label={t(movement === 'receipts' ? 'order.quantity' : 'inventory.signed')}
          inputMode="decimal"
          classNames={{ input: 'num' }}
          data-autofocus
          value={quantity}
          onChange={(event) => setQuantity(event.currentTarget.value)}
          error={fieldError(send.error, '/quantity')}
        />
      </div>
      <TextInput
        label={t(`inventory.${reason}`)}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={fieldError(send.error, `/${reason}`)}
      />
      {Number.isFinite(after) && location && (
        <span className="soft num">
          {t('inventory.becomes', {
            location,
            before: decimal(before?.onHand ?? 0, language),
            after: decimal(after, language),
          })}
        </span>
      )}
    </DialogForm>
  );
}
