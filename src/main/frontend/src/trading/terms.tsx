import { useTranslation } from 'react-i18next';
import type { TradeOrder } from '../api/model';
import { decimal, price } from '../ui/format';
import { Fact, useLanguage, When } from '../ui/parts';
import { words } from '../ui/status';

/** How a trade order is to be executed, and what the house waits for while it holds it. */
export function TradeTerms({ order }: { order: TradeOrder }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { trail, peg } = order;
  return (
    <>
      <Fact label={t('order.type')}>
        {t(`orderType.${order.orderType}`, words(order.orderType))}
        {order.limitYield ? (
          <span className="num">
            {' '}
            {decimal(order.limitYield, language)} %{' '}
            {order.limitPrice && <span className="soft">({price(order.limitPrice, language)})</span>}
          </span>
        ) : (
          order.limitPrice && <span className="num"> {price(order.limitPrice, language)}</span>
        )}
        {order.stopPrice && (
          <span className="num">
            {' '}
            {t('order.stop')} {price(order.stopPrice, language)}
          </span>
        )}
        {trail && (
          <span className="num">
            {' '}
            {trail.amount ? price(trail.amount, language) : `${decimal(trail.percent, language)} %`}
          </span>
        )}
        {peg && (
          <span className="soft">
            {' '}
            {t(`pegPrice.${peg.price ?? 'PRIMARY'}`)}
            {peg.offset && <span className="num"> {price(peg.offset, language)}</span>}
          </span>
        )}
      </Fact>
      {order.displayQuantity && (
        <Fact label={t('ticket.shown')}>
          <span className="num">{decimal(order.displayQuantity, language)}</span>
        </Fact>
      )}
      {order.minQuantity && (
        <Fact label={t('ticket.least')}>
          <span className="num">{decimal(order.minQuantity, language)}</span>
        </Fact>
      )}
      <Fact label={t('order.timeInForce')}>{t(`timeInForce.${order.timeInForce}`, words(order.timeInForce))}</Fact>
      <Held held={order.held} />
    </>
  );
}

function Held({ held }: { held: TradeOrder['held'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!held || held.triggeredAt) return null;
  return (
    <Fact label={t('held.title')}>
      {t(`held.${held.waitsFor}`)}
      {held.stopPrice && <span className="num"> {price(held.stopPrice, language)}</span>}
      {held.highWater && <span className="soft"> {t('held.best', { price: price(held.highWater, language) })}</span>}
      {held.until && (
        <>
          {' '}
          <When at={held.until} />
        </>
      )}
    </Fact>
  );
}
