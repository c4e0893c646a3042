/** What the pages read of the API. Times are RFC 3339, decimals are strings. */
import type { Decimal } from '../ui/format';

export interface Page<T> {
  items: T[];
  next?: string | null;
}

export interface Person {
  id: string;
  name?: string;
  roles: string[];
}

export type Kind = 'SALES' | 'TRADE';

export interface SalesLine {
  lineId: string;
  sku: string;
  name?: string;
  quantity: Decimal;
  unitPrice?: Decimal;
  net?: Decimal;
  backordered?: Decimal;
  /** what is held where for this line */
  allotments?: { location: string; quantity: Decimal }[];
}

export interface Shipment {
  id: string;
  location: string;
  state: string;
  tracking?: string;
  reason?: string;
}

export interface Hold {
  type: string;
  reason?: string;
  by?: string;
  since?: string;
}

/** Why a rule stopped an order. */
export interface Reason {
  rule: string;
  version?: string;
  text: string;
}

export interface Execution {
  execId: string;
  at?: string;
  quantity: Decimal;
  price: Decimal;
  venue?: string;
}

export interface Order {
  id: string;
  kind: Kind;
  clientOrderId: string;
  status: string;
  version: number;
  createdAt: string;
  updatedAt?: string;
  currency?: string;
  holds?: Hold[];
  /** what rules found, whether or not it stopped the order */
  findings?: Reason[];
  // goods
  customerId?: string;
  lines?: SalesLine[];
  totals?: { net: Decimal; tax: Decimal; shipping: Decimal; gross: Decimal };
  shipTo?: { name?: string; street?: string; city?: string; postalCode?: string; country?: string };
  payment?: { method: string; state?: string; captured?: Decimal; reason?: string };
  shipments?: Shipment[];
  invoiceNumber?: string;
  requestedDelivery?: string;
  // securities
  account?: string;
  side?: string;
  instrument?: { symbol: string; isin?: string; currency?: string };
  routes?: {
    number: number;
    venue: string;
    status: string;
    quantity: Decimal;
    cumQty: Decimal;
    endedBecause?: string;
  }[];
  quantity?: Decimal;
  cumQty?: Decimal;
  leavesQty?: Decimal;
  avgPx?: Decimal;
  orderType?: string;
  limitPrice?: Decimal;
  stopPrice?: Decimal;
  timeInForce?: string;
}

export interface TimelineEntry {
  seq: number;
  at: string;
  actor: string;
  type: string;
  text: string;
  evidence?: Record<string, string>;
}

/** done and current: `process:activity`, in order of first passing; a called process stands under its own name. */
export interface WorkflowPosition {
  process: string;
  version?: number;
  running?: boolean;
  done: string[];
  current: string[];
}

export interface Approval {
  person: string;
  outcome: string;
  comment?: string;
  at: string;
}

export interface Task {
  id: string;
  name: string;
  process: string;
  group?: string;
  groups?: string[];
  assignee?: string;
  orderId: string;
  createdAt: string;
  dueAt?: string;
  priority?: string;
  approvals: { needed: number; given: Approval[] };
  outcomes: string[];
  facts: { label: string; value: string }[];
  reasons: Reason[];
  comments: { person: string; at: string; text: string }[];
  /** the analyst's sentence on the task */
  documentation?: string;
  form?: string;
  open: boolean;
  outcome?: string;
  /** why the reader may not decide; absent when they may */
  whyNot?: string;
}
