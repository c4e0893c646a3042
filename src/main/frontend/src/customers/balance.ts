import type { SalesOrder } from '../api/model';
import { minorUnits } from '../ui/format';

export interface Balance {
  currency: string;
  ordered: string;
  authorised: string;
  captured: string;
  refunded: string;
  /** still to be paid for what was ordered and neither refused nor cancelled */
  open: string;
}

const ended = new Set(['CANCELLED', 'REJECTED']);

/** In minor units, so that a hundred amounts add up to the cent. */
const minor = (amount: string, digits: number) => BigInt(Math.round(Number(amount) * 10 ** digits));

function text(amount: bigint, digits: number): string {
  const sign = amount < 0n ? '-' : '';
  const plain = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0');
  return sign + (digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`);
}

/** Sums of a customer's orders, one for each currency. */
export function balances(orders: SalesOrder[]): Balance[] {
  return [...new Set(orders.map((order) => order.currency))].sort().map((currency) => {
    const digits = minorUnits(currency);
    const mine = orders.filter((order) => order.currency === currency);
    const sum = (amount: (order: SalesOrder) => string, of = mine) =>
      of.reduce((all, order) => all + minor(amount(order), digits), 0n);
    const live = mine.filter((order) => !ended.has(order.status));
    const ordered = sum((order) => order.totals.gross, live);
    const captured = sum((order) => order.payment.captured);
    const refunded = sum((order) => order.payment.refunded);
    const open = live.reduce((all, order) => {
      // goods that came back pay for those that replace them
      const paid = minor(order.payment.captured, digits) + minor(order.payment.credit?.amount ?? '0', digits);
      const left = minor(order.totals.gross, digits) - paid;
      return left > 0n ? all + left : all;
    }, 0n);
    return {
      currency,
      ordered: text(ordered, digits),
      authorised: text(
        sum((order) => order.payment.authorised, live),
        digits,
      ),
      captured: text(captured, digits),
      refunded: text(refunded, digits),
      open: text(open, digits),
    };
  });
}
