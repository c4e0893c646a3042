import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { TradeOrder } from '../api/model';
import { decimal, price } from '../ui/format';
import { Empty, useLanguage } from '../ui/parts';
import { Status } from '../ui/status';

type Route = TradeOrder['routes'][number];

/** Where the order went and why there, against which quotes, how much was done, and how each route ended. */
export function Routes({ order }: { order: TradeOrder }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (order.routes.length === 0) return <Empty title={t('routes.none')}>{t('routes.noneMore')}</Empty>;
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t('fills.venue')}</th>
            <th>{t('order.status')}</th>
            <th className="r">{t('order.limit')}</th>
            <th className="r">{t('order.quantity')}</th>
            <th className="r">{t('fills.filled')}</th>
          </tr>
        </thead>
        <tbody>
          {order.routes.map((route) => (
            <Fragment key={route.number}>
              <tr>
                <td>
                  <span className="dim num">{route.number}</span> {route.venue}
                </td>
                <td className="nowrap">
                  <Status status={route.status} />
                </td>
                <td className="r num">{route.limitPrice ? price(route.limitPrice, language) : '–'}</td>
                <td className="r num">{decimal(route.quantity, language)}</td>
                <td className="r num">{decimal(route.cumQty, language)}</td>
              </tr>
              <Why route={route} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Why({ route }: { route: Route }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const quotes = route.quotes ?? [];
  if (!route.reason && !route.endedBecause && quotes.length === 0) return null;
  return (
    <tr>
      <td colSpan={5} className="soft">
        {route.reason && <div>{route.reason}</div>}
        {quotes.length > 0 && (
          <div className="num">
            {t('routes.against')}{' '}
            {quotes
              .map((seen) => `${seen.venue} ${price(seen.bid, language)} / ${price(seen.ask, language)}`)
              .join(', ')}
          </div>
        )}
        {route.endedBecause && (
          <div>
            {t('routes.end')}: {route.endedBecause}
          </div>
        )}
      </td>
    </tr>
  );
}
