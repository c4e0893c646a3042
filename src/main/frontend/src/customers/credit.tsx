import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { CustomerMoney } from '../api/model';
import { useMay } from '../identity/session';
import { DialogForm } from '../ui/dialog-form';
import { money } from '../ui/format';
import { elsewhere, fieldError, typed, useIdempotencyKey } from '../ui/forms';
import { Failure, useLanguage, When } from '../ui/parts';
import { words } from '../ui/status';
import { TableSection } from '../ui/table-section';
import { credit as creditQuery } from './queries';

/** Money of the customer's that settles nothing: paid twice, too much, or credited after it was paid. */
export function Credit({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const found = useInfiniteQuery(creditQuery(customer));
  const [paying, setPaying] = useState<CustomerMoney>();
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <>
      <TableSection
        title={t('credit.title')}
        head={
          <>
            <th>{t('credit.from')}</th>
            <th className="r">{t('credit.left')}</th>
            {may('OPERATIONS') && <th />}
          </>
        }
      >
        {rows.map((one) => (
          <tr key={one.reference}>
            <td>
              <span className="mono">{one.reference}</span>
              <div className="soft">
                {t(`credit.source.${one.source}`, words(one.source))} · <When at={one.receivedAt} />
              </div>
            </td>
            <td className="r num">
              {money(one.unallocated, one.currency, language)} {one.currency}
            </td>
            {may('OPERATIONS') && (
              <td className="r">
                <Button size="compact-sm" variant="default" onClick={() => setPaying(one)}>
                  {t('credit.payOut')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </TableSection>
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('customer.older')}
        </Button>
      )}
      {paying && <PayOut credit={paying} customer={customer} close={() => setPaying(undefined)} />}
    </>
  );
}

function PayOut({ credit, customer, close }: { credit: CustomerMoney; customer: string; close: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const [amount, setAmount] = useState(credit.unallocated);
  const [reference, setReference] = useState('');
  const body = { amount: typed(amount), reference: reference.trim() || undefined };
  const key = useIdempotencyKey(body);
  const send = useMutation({
    mutationFn: () =>
      api.post<CustomerMoney>(`/api/v1/receivables/payments/${encodeURIComponent(credit.reference)}/payouts`, body, {
        'Idempotency-Key': key,
      }),
    onSuccess: () => {
      notifications.show({ message: t('credit.paidOut') });
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['credit', customer] }),
  });
  const left = send.isError ? elsewhere(send.error, ['/amount', '/reference']) : undefined;
  return (
    <DialogForm
      title={t('credit.payOutTitle', { reference: credit.reference })}
      close={close}
      verb={t('credit.payOut')}
      ready={body.amount !== undefined}
      send={send}
      error={left}
    >
      <p className="soft" style={{ margin: 0 }}>
        {t('credit.payOutSays', {
          amount: money(credit.unallocated, credit.currency, language),
          currency: credit.currency,
        })}
      </p>
      <TextInput
        label={t('refund.amount', { currency: credit.currency })}
        inputMode="decimal"
        classNames={{ input: 'num' }}
        data-autofocus
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
        error={fieldError(send.error, '/amount')}
      />
      <TextInput
        label={t('credit.reference')}
        value={reference}
        maxLength={140}
        onChange={(event) => setReference(event.currentTarget.value)}
        error={fieldError(send.error, '/reference')}
      />
    </DialogForm>
  );
}
