import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SalesOrder } from '../api/model';
import { calendarDay, money } from '../ui/format';
import { Bones, Empty, Failure, Section, useLanguage } from '../ui/parts';
import { words } from '../ui/status';
import { invoices as invoicesQuery } from './queries';

/** Invoices and credit notes; the amount of a credit note stands with a minus. */
export function Invoices({ customer, orders }: { customer: string; orders: SalesOrder[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const invoices = useInfiniteQuery(invoicesQuery(customer));
  const unpaid = new Set(
    orders
      .filter((order) => order.payment.method !== 'CARD' && Number(order.payment.captured) < Number(order.totals.gross))
      .map((order) => order.id),
  );
  const rows = invoices.data?.pages.flatMap((page) => page.items);
  return (
    <Section title={t('customer.invoices')}>
      <div className="panel table-wrap">
        {invoices.isError && !rows ? (
          <Failure error={invoices.error} retry={() => void invoices.refetch()} />
        ) : !rows ? (
          <Bones rows={3} widths={[40, 30]} />
        ) : rows.length === 0 ? (
          <Empty title={t('customer.noInvoices')} />
        ) : (
          <table className="table" aria-label={t('customer.invoices')}>
            <tbody>
              {rows.map((invoice) => (
                <tr key={invoice.number}>
                  <td>
                    <Link to={`/orders/${invoice.orderId}`} className="mono">
                      {invoice.number}
                    </Link>
                    <div className="soft">
                      {t(`invoiceKind.${invoice.kind}`, words(invoice.kind))} ·{' '}
                      {calendarDay(invoice.issueDate, language)}
                    </div>
                    {invoice.corrects && (
                      <div className="dim">{t('customer.corrects', { number: invoice.corrects })}</div>
                    )}
                  </td>
                  <td className="r num">
                    {invoice.kind === 'CREDIT_NOTE' && '−'}
                    {money(invoice.gross, invoice.currency, language)} {invoice.currency}
                    {invoice.kind === 'INVOICE' && unpaid.has(invoice.orderId) && (
                      <div className="tone-warn">
                        {t('customer.due', { day: calendarDay(invoice.dueDate, language) })}
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {invoices.hasNextPage && (
          <div className="legend">
            <Button
              variant="default"
              loading={invoices.isFetchingNextPage}
              onClick={() => void invoices.fetchNextPage()}
            >
              {t('customer.older')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}
