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
  held?: Decimal;
  backordered?: Decimal;
}

export interface Hold {
  type: string;
  reason?: string;
  by?: string;
  since?: string;
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
  reason?: string;
  holds?: Hold[];
  // goods
  customerId?: string;
  lines?: SalesLine[];
  totals?: { net: Decimal; tax: Decimal; shipping: Decimal; gross: Decimal };
  shipTo?: { name?: string; street?: string; city?: string; postalCode?: string; country?: string };
  payment?: { method: string; state?: string };
  requestedDelivery?: string;
  // securities
  account?: string;
  side?: string;
  instrument?: { symbol: string; name?: string; isin?: string };
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

export interface Task {
  id: string;
  name: string;
  process: string;
  group?: string;
  assignee?: string;
  orderId?: string;
  createdAt: string;
  dueAt?: string;
  priority?: number;
  approvals?: { needed: number; given: { by: string; at: string; outcome?: string; comment?: string }[] };
  outcomes: string[];
  facts?: { label: string; value: string }[];
  reasons?: { rule: string; text: string; value?: string; limit?: string }[];
  comments?: { by: string; at: string; text: string }[];
  form?: string;
  /** why the reader may not decide on this task; absent when they may */
  barred?: string;
}
