import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Order, SalesOrder } from '../api/model';
import { useMay } from '../identity/session';
import { TradeTerms } from '../trading/terms';
import { countryName } from '../ui/country';
import { decimal, money, price } from '../ui/format';
import { Fact, Id, Side, useLanguage, When } from '../ui/parts';
import { Status, words } from '../ui/status';

/** What an order is, in the few facts that matter for its kind; facts of the task stand after them. */
export function OrderFacts({ order, extra = [] }: { order: Order; extra?: { label: string; value: string }[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className="facts facts--across">
      <Fact label={t('order.status')}>
        <Status status={order.status} />
      </Fact>
      {order.kind === 'SALES' ? (
        <>
          <Fact label={t('order.customer')}>
            <CustomerLink id={order.customerId} />
          </Fact>
          <Fact label={t('order.gross', { currency: order.currency })}>
            <span className="num">{money(order.totals.gross, order.currency, language)}</span>
          </Fact>
          <Fact label={t('order.payment')}>
            {t(`payment.${order.payment.method}`, words(order.payment.method))}
            <span className="soft"> {t(`paymentState.${order.payment.state}`, words(order.payment.state))}</span>
          </Fact>
          {order.invoiceNumber && (
            <Fact label={t('order.invoice')}>
              <Id id={order.invoiceNumber} full />
            </Fact>
          )}
          <Fact label={t('order.shipTo')}>{addressLine(order.shipTo, language)}</Fact>
        </>
      ) : (
        <>
          <Fact label={t('order.side')}>
            <Side side={order.side} />
          </Fact>
          <Fact label={t('order.instrument')}>
            <Link to={`/orders?instrument=${encodeURIComponent(order.instrument.symbol)}`}>
              {order.instrument.symbol}
            </Link>
          </Fact>
          <Fact label={t('order.quantity')}>
            <span className="num">{decimal(order.quantity, language)}</span>
          </Fact>
          <TradeTerms order={order} />
          {order.slippage && (
            <Fact label={t('order.slippage')}>
              <span className="num">{decimal(order.slippage.basisPoints, language)}</span>{' '}
              <span className="soft">
                {t('order.slippageAgainst', { price: price(order.slippage.arrivalPrice, language) })}
              </span>
            </Fact>
          )}
          <Fact label={t('order.account')}>
            <Link to={`/orders?account=${encodeURIComponent(order.account)}`}>{order.account}</Link>
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

/** To all there is of a customer, for those who may see it. */
export function CustomerLink({ id }: { id: string }) {
  const may = useMay();
  const to = may('CUSTOMER_SERVICE', 'COMPLIANCE', 'OPERATIONS') ? '/customers/' : '/orders?customerId=';
  return <Link to={to + encodeURIComponent(id)}>{id}</Link>;
}

function addressLine(to: SalesOrder['shipTo'], language: string): string {
  return [to.name, to.street, `${to.postalCode} ${to.city}`, countryName(to.country, language)].join(', ');
}
