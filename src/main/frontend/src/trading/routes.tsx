import { useTranslation } from 'react-i18next';
import type { TradeOrder } from '../api/model';
import { decimal } from '../ui/format';
import { Empty, useLanguage } from '../ui/parts';
import { Status } from '../ui/status';

/** Where the order went, how much was done there, and how each route ended. */
export function Routes({ order }: { order: TradeOrder }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (order.routes.length === 0) return <Empty title={t('routes.none')}>{t('routes.noneMore')}</Empty>;
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th className="r">{t('routes.number')}</th>
            <th>{t('fills.venue')}</th>
            <th>{t('order.status')}</th>
            <th className="r">{t('order.quantity')}</th>
            <th className="r">{t('fills.filled')}</th>
            <th>{t('routes.end')}</th>
          </tr>
        </thead>
        <tbody>
          {order.routes.map((route) => (
            <tr key={route.number}>
              <td className="r num">{route.number}</td>
              <td>{route.venue}</td>
              <td className="nowrap">
                <Status status={route.status} />
              </td>
              <td className="r num">{decimal(route.quantity, language)}</td>
              <td className="r num">{decimal(route.cumQty, language)}</td>
              <td className="soft">{route.endedBecause ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
