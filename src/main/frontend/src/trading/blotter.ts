import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { api, query } from '../api/client';
import type { Page, TradeOrder } from '../api/model';
import { onOrderChange, onReconnect } from '../live/stream';

const PAGE = 500;
const MOST = 10_000;
/** Above this many changes at once a fresh page of the newest is cheaper than one call an order. */
const SINGLY = 40;

export interface Blotter {
  orders: TradeOrder[];
  state: 'loading' | 'filling' | 'complete' | 'failed';
  error: unknown;
}

/**
 * Thousands of orders held in the page: read once, newest first, then only what the stream says has changed is read
 * again, so that a fill costs one small call however long the list is.
 */
class BlotterStore {
  private readonly byId = new Map<string, TradeOrder>();
  private readonly changed = new Set<string>();
  private readonly watchers = new Set<() => void>();
  private stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private snapshot: Blotter = { orders: [], state: 'loading', error: undefined };
  private forget: (() => void)[] = [];

  open() {
    this.stop = new AbortController();
    this.forget = [
      onOrderChange((id) => {
        this.changed.add(id);
        this.timer ??= setTimeout(() => void this.readChanged(), 300);
      }),
      onReconnect(() => void this.fill()),
    ];
    void this.fill();
  }

  readonly subscribe = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };
  readonly read = () => this.snapshot;

  readonly fill = async (): Promise<void> => {
    let cursor: string | undefined = '';
    try {
      while (cursor !== undefined && this.byId.size < MOST) {
        const page: Page<TradeOrder> = await this.page(cursor);
        page.items.forEach((order) => this.take(order));
        cursor = page.next;
        this.show(cursor === undefined ? 'complete' : 'filling');
      }
      this.show('complete');
    } catch (error) {
      if (!this.stop.signal.aborted) this.show('failed', error);
    }
  };

  close() {
    this.stop.abort();
    clearTimeout(this.timer);
    this.forget.forEach((each) => each());
  }

  private page(cursor: string) {
    const path = '/api/v1/orders' + query({ kind: 'TRADE', limit: PAGE, cursor });
    return api.get<Page<TradeOrder>>(path, this.stop.signal);
  }

  private async readChanged() {
    const ids = [...this.changed];
    this.changed.clear();
    this.timer = undefined;
    try {
      const many = ids.length > SINGLY ? (await this.page('')).items : [];
      many.forEach((order) => this.take(order));
      const fresh = new Set(many.map((order) => order.id));
      const single = ids.filter((id) => !fresh.has(id));
      while (single.length > 0) {
        const some = single.splice(0, 8);
        const orders = await Promise.all(
          some.map((id) => api.get<TradeOrder>(`/api/v1/orders/${id}`, this.stop.signal)),
        );
        orders.forEach((order) => this.take(order));
      }
      this.show(this.snapshot.state === 'failed' ? 'complete' : this.snapshot.state);
    } catch {
      // the next change or the stream's reconnection reads them again
      ids.forEach((id) => this.changed.add(id));
    }
  }

  private take(order: TradeOrder) {
    const known = this.byId.get(order.id);
    if (!known || known.version < order.version) this.byId.set(order.id, order);
  }

  private show(state: Blotter['state'], error?: unknown) {
    const orders = [...this.byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
    this.snapshot = { orders, state, error };
    this.watchers.forEach((watcher) => watcher());
  }
}

export function useBlotter(): Blotter & { retry: () => void } {
  const store = useMemo(() => new BlotterStore(), []);
  useEffect(() => {
    store.open();
    return () => store.close();
  }, [store]);
  return { ...useSyncExternalStore(store.subscribe, store.read), retry: () => void store.fill() };
}
