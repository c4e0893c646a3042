import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TradeOrder } from '../api/model';
import { decimal, price } from '../ui/format';
import { Bones, Empty, Failure, Id, useLanguage, When } from '../ui/parts';
import { executions as executionsQuery } from './queries';
import { currencyOf } from './subject';

export function Fills({ order }: { order: TradeOrder }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = currencyOf(order);
  const fills = useQuery(executionsQuery(order.id));
  if (fills.isPending) return <Bones rows={3} widths={[20, 20, 20, 20]} />;
  if (fills.isError) return <Failure error={fills.error} retry={() => void fills.refetch()} />;
  if (fills.data.length === 0) return <Empty title={t('fills.none')}>{t('fills.noneMore')}</Empty>;
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t('fills.at')}</th>
            <th>{t('fills.venue')}</th>
            <th className="r">{t('fills.quantity')}</th>
            <th className="r">{currency ? t('fills.priceIn', { currency }) : t('fills.price')}</th>
            <th>{t('fills.id')}</th>
          </tr>
        </thead>
        <tbody>
          {fills.data.map((fill) => (
            <tr key={fill.execId}>
              <td className="nowrap">
                <When at={fill.at} />
              </td>
              <td>{fill.venue}</td>
              <td className="r num">{decimal(fill.quantity, language)}</td>
              <td className="r num">{price(fill.price, language)}</td>
              <td>
                <Id id={fill.execId} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How much of the order is done: a bar with the words beside it. */
export function Filled({ order }: { order: TradeOrder }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = currencyOf(order);
  const part = Number(order.quantity) > 0 ? Number(order.cumQty) / Number(order.quantity) : 0;
  return (
    <div className="filled">
      <div className="filled__bar" aria-hidden>
        <span style={{ width: `${Math.min(100, part * 100)}%` }} />
      </div>
      <dl>
        <div>
          <dt>{t('fills.filled')}</dt>
          <dd className="num">
            {decimal(order.cumQty, language)} / {decimal(order.quantity, language)}
          </dd>
        </div>
        <div>
          <dt>{t('fills.leaves')}</dt>
          <dd className="num">{decimal(order.leavesQty, language)}</dd>
        </div>
        <div>
          <dt>{currency ? t('fills.averageIn', { currency }) : t('fills.average')}</dt>
          <dd className="num">{Number(order.avgPx) > 0 ? price(order.avgPx, language) : '–'}</dd>
        </div>
      </dl>
    </div>
  );
}
