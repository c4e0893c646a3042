import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Rebalance } from '../api/model';
import { decimal, money, price } from '../ui/format';
import { Empty, Note, Section, Side, useLanguage } from '../ui/parts';
import { Status } from '../ui/status';

/** The orders a rebalance would place, or has placed, and what the rules say of each. */
export function Proposal({ rebalance }: { rebalance: Rebalance }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Section title={t(rebalance.dryRun ? 'portfolio.proposed' : 'portfolio.placed')}>
      {rebalance.portfolios.map((part) => (
        <p className="soft num" key={part.portfolio} style={{ margin: '0 0 6px' }}>
          {t('portfolio.after', {
            portfolio: part.portfolio,
            cash: money(part.cashAfter, part.currency, language),
            currency: part.currency,
            turnover: decimal(Number(part.turnover) * 100, language, 1, 1),
          })}
          {part.leftOut.map((one) => (
            <span key={`${one.symbol}${one.code}`}>
              {' '}
              · {one.symbol ? `${one.symbol}: ` : ''}
              {String(t(`leftOut.${one.code}`, one.text))}
            </span>
          ))}
        </p>
      ))}
      <div className="panel table-wrap">
        {rebalance.orders.length === 0 ? (
          <Empty title={t('portfolio.nothing')} />
        ) : (
          <table className="table" aria-label={t('portfolio.proposed')}>
            <thead>
              <tr>
                <th>{t('order.side')}</th>
                <th>{t('order.instrument')}</th>
                <th className="r">{t('order.quantity')}</th>
                <th className="r">{t('order.limit')}</th>
                <th className="r wide">{t('order.amount')}</th>
                <th>{t('portfolio.rules')}</th>
              </tr>
            </thead>
            <tbody>
              {rebalance.orders.map((order) => (
                <tr key={order.side + order.symbol}>
                  <td>
                    <Side side={order.side} />
                  </td>
                  <td>
                    {order.orderId ? <Link to={`/orders/${order.orderId}`}>{order.symbol}</Link> : order.symbol}
                    {order.accounts.length > 1 && (
                      <div className="soft num">
                        {order.accounts
                          .map((share) => `${share.account} ${decimal(share.quantity, language)}`)
                          .join(' · ')}
                      </div>
                    )}
                  </td>
                  <td className="r num">{decimal(order.quantity, language)}</td>
                  <td className="r num">{price(order.limitPrice, language)}</td>
                  <td className="r num wide">
                    {money(order.value, order.currency, language)} {order.currency}
                  </td>
                  <td>
                    {order.status ? (
                      <Status status={order.status} />
                    ) : (
                      <span
                        className={
                          order.outcome === 'CLEAR'
                            ? 'tone-good'
                            : order.outcome === 'REVIEW'
                              ? 'tone-warn'
                              : 'tone-bad'
                        }
                      >
                        {t(`verdict.${order.outcome}`)}
                      </span>
                    )}
                    {order.reasons.map((reason) => (
                      <div className="soft" key={reason.rule}>
                        {reason.text}
                      </div>
                    ))}
                    {order.problem && <Note tone="bad">{order.problem}</Note>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Section>
  );
}
