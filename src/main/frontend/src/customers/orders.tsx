import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { SalesOrder } from '../api/model';
import { decimal, money } from '../ui/format';
import { Empty, Section, useLanguage, When } from '../ui/parts';
import { Status, words } from '../ui/status';

/** Orders with what was paid for each, newest first. */
export function Orders({
  orders,
  customer,
  more,
  loading,
}: {
  orders: SalesOrder[];
  customer: string;
  more: (() => void) | undefined;
  loading: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  return (
    <Section
      title={t('customer.orders')}
      note={more ? t('customer.latest', { count: orders.length }) : String(orders.length)}
      aside={<Link to={`/orders?customerId=${encodeURIComponent(customer)}`}>{t('customer.inList')}</Link>}
    >
      <div className="panel table-wrap">
        {orders.length === 0 ? (
          <Empty title={t('customer.noOrders')} />
        ) : (
          <table className="table table--rows" aria-label={t('customer.orders')}>
            <thead>
              <tr>
                <th>{t('order.placed')}</th>
                <th>{t('order.items')}</th>
                <th>{t('order.status')}</th>
                <th className="r">{t('order.amount')}</th>
                <th className="wide">{t('order.payment')}</th>
              </tr>
            </thead>
            <tbody>
              {orders.map((order) => (
                <tr key={order.id} onClick={() => void navigate(`/orders/${order.id}`)}>
                  <td className="nowrap">
                    <Link to={`/orders/${order.id}`} style={{ color: 'inherit' }}>
                      <When at={order.createdAt} />
                    </Link>
                  </td>
                  <td>{itemsOf(order, language)}</td>
                  <td>
                    <Status status={order.status} />
                  </td>
                  <td className="r num">
                    {money(order.totals.gross, order.currency, language)} {order.currency}
                  </td>
                  <td className="wide">
                    {t(`payment.${order.payment.method}`, words(order.payment.method))}{' '}
                    <span className="soft">{t(`paymentState.${order.payment.state}`, words(order.payment.state))}</span>
                    {Number(order.payment.refunded) > 0 && (
                      <div className="soft num">
                        {t('customer.paidBack', { amount: money(order.payment.refunded, order.currency, language) })}
                      </div>
                    )}
                    {order.payment.reason && <div className="tone-bad">{order.payment.reason}</div>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {more && (
          <div className="legend">
            <Button variant="default" loading={loading} onClick={more}>
              {t('customer.older')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}

function itemsOf(order: SalesOrder, language: string): string {
  const shown = order.lines.slice(0, 3).map((line) => `${decimal(line.quantity, language)} × ${line.sku}`);
  return shown.join(', ') + (order.lines.length > 3 ? ` +${order.lines.length - 3}` : '');
}
