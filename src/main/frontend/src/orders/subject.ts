import type { TFunction } from 'i18next';
import type { Order } from '../api/model';
import { decimal, money, price } from '../ui/format';
import { words } from '../ui/status';

/** Goods are priced in the order's currency, securities in their instrument's. */
export const currencyOf = (order: Order) => (order.kind === 'SALES' ? order.currency : order.instrument.currency);

/** An order in one line: "Buy 100 AAPL, limit 189.50" or "C-100, 2 lines, 312.40 EUR". */
export function orderSubject(order: Order, t: TFunction, language: string): string {
  if (order.kind === 'TRADE') {
    const side = t(`side.${order.side}`, words(order.side));
    const type = t(`orderType.${order.orderType}`, words(order.orderType));
    const limit = order.limitPrice ? ' ' + price(order.limitPrice, language) : '';
    return `${side} ${decimal(order.quantity, language)} ${order.instrument.symbol} · ${type}${limit}`;
  }
  const lines = t('order.lineCount', { count: order.lines.length });
  return `${order.customerId} · ${lines} · ${money(order.totals.gross, order.currency, language)} ${order.currency}`;
}
