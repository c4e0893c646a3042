import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SalesOrder } from '../api/model';
import { money } from '../ui/format';
import { Section, useLanguage } from '../ui/parts';
import { words } from '../ui/status';

/** What the customer sends or sent back. */
export function Returns({ orders }: { orders: SalesOrder[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = orders.flatMap((order) => order.returns.map((goods) => ({ order, goods })));
  if (rows.length === 0) return null;
  return (
    <Section title={t('customer.returns')} note={String(rows.length)}>
      <div className="panel table-wrap">
        <table className="table" aria-label={t('customer.returns')}>
          <thead>
            <tr>
              <th>{t('kind.RETURN')}</th>
              <th>{t('return.reason')}</th>
              <th>{t('return.wanted')}</th>
              <th>{t('shipment.state')}</th>
              <th className="r">{t('customer.value')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ order, goods }) => (
              <tr key={goods.id}>
                <td>
                  <Link to={`/orders/${goods.id}`} className="mono">
                    {goods.id}
                  </Link>
                </td>
                <td>{t(`returnReason.${goods.reason}`, words(goods.reason))}</td>
                <td>{t(`returnResolution.${goods.resolution}`, words(goods.resolution))}</td>
                <td>{t(`returnState.${goods.state}`, words(goods.state))}</td>
                <td className="r num">
                  {money(goods.value, order.currency, language)} {order.currency}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
