import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Order } from '../api/model';
import { decimal, money, price } from '../ui/format';
import { Fact, Id, Side, useLanguage, When } from '../ui/parts';
import { Status, words } from '../ui/status';

/** What an order is, in the few facts that matter for its kind; facts of the task stand after them. */
export function OrderFacts({ order, extra = [] }: { order: Order; extra?: { label: string; value: string }[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const to = order.shipTo;
  return (
    <dl className="facts facts--across">
      <Fact label={t('order.status')}>
        <Status status={order.status} />
      </Fact>
      {order.kind === 'SALES' ? (
        <>
          <Fact label={t('order.customer')}>
            <Link to={`/orders?customerId=${encodeURIComponent(order.customerId ?? '')}`}>{order.customerId}</Link>
          </Fact>
          <Fact label={t('order.gross', { currency: order.currency })}>
            <span className="num">{money(order.totals?.gross, order.currency, language)}</span>
          </Fact>
          {order.payment && (
            <Fact label={t('order.payment')}>
              {t(`payment.${order.payment.method}`, words(order.payment.method))}
              {order.payment.state && (
                <span className="soft"> {t(`paymentState.${order.payment.state}`, words(order.payment.state))}</span>
              )}
            </Fact>
          )}
          {order.invoiceNumber && (
            <Fact label={t('order.invoice')}>
              <Id id={order.invoiceNumber} full />
            </Fact>
          )}
          {to && (
            <Fact label={t('order.shipTo')}>
              {[
                to.name,
                to.street,
                [to.postalCode, to.city].filter(Boolean).join(' '),
                countryName(to.country, language),
              ]
                .filter(Boolean)
                .join(', ')}
            </Fact>
          )}
        </>
      ) : (
        <>
          <Fact label={t('order.side')}>
            <Side side={order.side ?? ''} />
          </Fact>
          <Fact label={t('order.instrument')}>
            <Link to={`/orders?instrument=${encodeURIComponent(order.instrument?.symbol ?? '')}`}>
              {order.instrument?.symbol}
            </Link>
          </Fact>
          <Fact label={t('order.quantity')}>
            <span className="num">{decimal(order.quantity, language)}</span>
          </Fact>
          <Fact label={t('order.type')}>
            {t(`orderType.${order.orderType}`, words(order.orderType ?? ''))}
            {order.limitPrice && <span className="num"> {price(order.limitPrice, language)}</span>}
            {order.stopPrice && (
              <span className="num">
                {' '}
                {t('order.stop')} {price(order.stopPrice, language)}
              </span>
            )}
          </Fact>
          <Fact label={t('order.timeInForce')}>{t(`timeInForce.${order.timeInForce}`, order.timeInForce ?? '–')}</Fact>
          <Fact label={t('order.account')}>
            <Link to={`/orders?account=${encodeURIComponent(order.account ?? '')}`}>{order.account}</Link>
          </Fact>
        </>
      )}
      {extra.map((fact) => (
        <Fact key={fact.label} label={fact.label}>
          <span className="num">{fact.value}</span>
        </Fact>
      ))}
      <Fact label={t('order.placed')}>
        <When at={order.createdAt} />
      </Fact>
      <Fact label={t('order.clientOrderId')}>
        <Id id={order.clientOrderId} full />
      </Fact>
    </dl>
  );
}

function countryName(code: string | undefined, language: string): string | undefined {
  if (!code) return undefined;
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code);
  } catch {
    return code;
  }
}
