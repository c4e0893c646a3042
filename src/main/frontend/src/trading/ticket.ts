import type { TradeOrderRequest } from '../api/model';
import { typed } from '../ui/forms';

type Given<K extends keyof TradeOrderRequest> = NonNullable<TradeOrderRequest[K]>;
export type OrderType = Given<'orderType'>;
export type TimeInForce = Given<'timeInForce'>;
export type Strategy = Given<'routing'>['strategy'];
export type TriggerPrice = Given<'trigger'>;
export type PegPrice = NonNullable<Given<'peg'>['price']>;

/** What stands in the fields of the ticket: texts as they were typed. */
export interface Draft {
  symbol: string | null;
  account: string | null;
  side: Given<'side'>;
  quantity: string;
  orderType: OrderType;
  limit: string;
  limitBy: 'price' | 'yield';
  stop: string;
  trigger: TriggerPrice;
  trail: string;
  trailBy: 'amount' | 'percent';
  peg: PegPrice;
  offset: string;
  shown: string;
  least: string;
  timeInForce: TimeInForce;
  until: string;
  locate: string;
  /** A routing strategy, or an algorithm that works the order. */
  handling: Strategy | Algorithm;
  venue: string | null;
  begins: string;
  ends: string;
  participation: string;
}

export const blank: Draft = {
  symbol: null,
  account: null,
  side: 'BUY',
  quantity: '',
  orderType: 'LIMIT',
  limit: '',
  limitBy: 'price',
  stop: '',
  trigger: 'QUOTE',
  trail: '',
  trailBy: 'amount',
  peg: 'PRIMARY',
  offset: '',
  shown: '',
  least: '',
  timeInForce: 'DAY',
  until: '',
  locate: '',
  handling: 'BEST',
  venue: null,
  begins: '',
  ends: '',
  participation: '',
};

export const orderTypes: OrderType[] = ['LIMIT', 'MARKET', 'STOP', 'STOP_LIMIT', 'TRAILING_STOP', 'PEGGED', 'ICEBERG', 'MARKET_ON_CLOSE', 'LIMIT_ON_CLOSE']; // prettier-ignore
export const strategies: Strategy[] = ['BEST', 'DIRECT', 'PREFERRED', 'DARK_FIRST', 'PRO_RATA', 'LOWEST_COST', 'CARE']; // prettier-ignore
export const algorithms = ['TWAP', 'VWAP', 'POV', 'IMPLEMENTATION_SHORTFALL'] as const;
export type Algorithm = (typeof algorithms)[number];

const plain: OrderType[] = ['MARKET', 'LIMIT'];
const atClose: OrderType[] = ['MARKET_ON_CLOSE', 'LIMIT_ON_CLOSE'];

/** How long an order of that type may stand. */
export function times(type: OrderType): TimeInForce[] {
  if (atClose.includes(type)) return ['DAY', 'CLS'];
  const lasting: TimeInForce[] = ['DAY', 'GTC', 'GTD'];
  return plain.includes(type) ? [...lasting, 'IOC', 'FOK', 'OPG', 'CLS'] : lasting;
}

export const isAlgorithm = (handling: Draft['handling']): handling is Algorithm =>
  (algorithms as readonly string[]).includes(handling);

/** Algorithms work plain orders. */
export const handlings = (type: OrderType): Draft['handling'][] =>
  plain.includes(type) ? [...strategies, ...algorithms] : strategies;

/** Which fields the order has beside those of every order. */
export function fields({ orderType, side, timeInForce, handling, limitBy }: Draft) {
  const limited = orderType === 'LIMIT' || orderType === 'STOP_LIMIT' || orderType === 'LIMIT_ON_CLOSE';
  const stopped = orderType === 'STOP' || orderType === 'STOP_LIMIT';
  const worked = isAlgorithm(handling);
  return {
    limit: limited || orderType === 'ICEBERG' || orderType === 'PEGGED',
    limitNeeded: limited || orderType === 'ICEBERG',
    yields: (orderType === 'LIMIT' || orderType === 'LIMIT_ON_CLOSE') && !worked,
    byYield: limitBy === 'yield',
    stop: stopped,
    trigger: stopped || orderType === 'TRAILING_STOP',
    trail: orderType === 'TRAILING_STOP',
    peg: orderType === 'PEGGED',
    shown: orderType === 'ICEBERG',
    least: plain.includes(orderType) && !worked && timeInForce !== 'OPG' && timeInForce !== 'CLS',
    until: timeInForce === 'GTD',
    locate: side === 'SELL_SHORT',
    venue: handling === 'DIRECT' || handling === 'PREFERRED',
    algorithm: worked,
    participation: handling === 'POV' || handling === 'IMPLEMENTATION_SHORTFALL',
  };
}

/** The draft with one thing changed, and what no longer goes with it put back to what is usual. */
export function changed(draft: Draft, change: Partial<Draft>): Draft {
  const next = { ...draft, ...change };
  if (!times(next.orderType).includes(next.timeInForce)) next.timeInForce = 'DAY';
  if (!handlings(next.orderType).includes(next.handling)) next.handling = 'BEST';
  if (!fields(next).yields) next.limitBy = 'price';
  return next;
}

/** What is still to be filled in. */
export function lacking(draft: Draft): (keyof Draft)[] {
  const has = fields(draft);
  const needed: (keyof Draft)[] = [
    'symbol',
    'account',
    'quantity',
    ...(has.limitNeeded ? (['limit'] as const) : []),
    ...(has.stop ? (['stop'] as const) : []),
    ...(has.trail ? (['trail'] as const) : []),
    ...(has.shown ? (['shown'] as const) : []),
    ...(has.until ? (['until'] as const) : []),
    ...(has.venue ? (['venue'] as const) : []),
  ];
  return needed.filter((field) => !draft[field]?.trim());
}

/** The body of the request; what does not go with the type is left out, whatever stands in its field. */
export function request(draft: Draft, clientOrderId: string): TradeOrderRequest {
  const has = fields(draft);
  const limit = has.limit ? typed(draft.limit) : undefined;
  return {
    clientOrderId,
    account: draft.account ?? '',
    side: draft.side,
    instrument: { symbol: draft.symbol ?? '' },
    quantity: typed(draft.quantity) ?? '',
    orderType: draft.orderType,
    timeInForce: draft.timeInForce,
    ...given(has.byYield ? 'limitYield' : 'limitPrice', limit),
    ...given('stopPrice', has.stop ? typed(draft.stop) : undefined),
    ...given('trigger', has.trigger && draft.trigger !== blank.trigger ? draft.trigger : undefined),
    ...given('trail', has.trail && typed(draft.trail) ? { [draft.trailBy]: typed(draft.trail) } : undefined),
    ...given('peg', has.peg ? { price: draft.peg, ...given('offset', typed(draft.offset)) } : undefined),
    ...given('displayQuantity', has.shown ? typed(draft.shown) : undefined),
    ...given('minQuantity', has.least ? typed(draft.least) : undefined),
    ...given('expireAt', has.until ? moment(draft.until) : undefined),
    ...given('locateId', has.locate ? draft.locate.trim() || undefined : undefined),
    ...handled(draft),
  };
}

function handled(draft: Draft): Pick<TradeOrderRequest, 'routing' | 'algorithm'> {
  if (!isAlgorithm(draft.handling)) {
    const venue = fields(draft).venue && draft.venue ? { venue: draft.venue } : {};
    return { routing: { strategy: draft.handling, ...venue } };
  }
  const percent = fields(draft).participation ? typed(draft.participation) : undefined;
  const parameters = {
    ...given('start', moment(draft.begins)),
    ...given('end', moment(draft.ends)),
    ...given('participation', percent === undefined ? undefined : share(percent)),
  };
  return { algorithm: { name: draft.handling, parameters } };
}

/** What is no number is left for the server to refuse. */
const share = (percent: string) => (Number.isNaN(Number(percent)) ? percent : String(Number((Number(percent) / 100).toFixed(8)))); // prettier-ignore

const moment = (local: string) => (local ? new Date(local).toISOString() : undefined);

function given<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, V>);
}
