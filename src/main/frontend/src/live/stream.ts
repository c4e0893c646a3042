import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

type State = 'connecting' | 'live' | 'broken';
const orderListeners = new Set<(id: string) => void>();
const reconnectListeners = new Set<() => void>();

/** Tells each changed order's id as it comes; answers how to stop listening. */
export function onOrderChange(listener: (id: string) => void): () => void {
  orderListeners.add(listener);
  return () => void orderListeners.delete(listener);
}

/** After a gap in the stream, when changes may have been missed. */
export function onReconnect(listener: () => void): () => void {
  reconnectListeners.add(listener);
  return () => void reconnectListeners.delete(listener);
}

let state: State = 'connecting';
const watchers = new Set<() => void>();

function become(next: State) {
  if (state === next) return;
  state = next;
  watchers.forEach((watcher) => watcher());
}

export function useLiveState(): State {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}

/**
 * One stream of changes for the whole page. An event says what changed, not how: what is on screen is fetched again, and
 * a burst of events makes one fetch. After a gap in the stream everything is fetched again, since events may be missing.
 */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasBroken = false;

    const refresh = () => {
      timer = undefined;
      for (const key of changed) {
        const [kind, id] = key.split('/');
        if (kind === 'order' && id) void queries.invalidateQueries({ queryKey: ['order', id] });
        if (kind === 'orders') void queries.invalidateQueries({ queryKey: ['orders'] });
        if (kind === 'tasks') {
          void queries.invalidateQueries({ queryKey: ['tasks'] });
          void queries.invalidateQueries({ queryKey: ['task'] });
        }
      }
      changed.clear();
    };
    const note = (...keys: string[]) => {
      keys.forEach((key) => changed.add(key));
      timer ??= setTimeout(refresh, 400);
    };
    const orderOf = (event: MessageEvent<string>): string | undefined => {
      try {
        const data = JSON.parse(event.data) as { id?: string; orderId?: string };
        return data.orderId ?? data.id;
      } catch {
        return undefined;
      }
    };

    const stream = new EventSource('/api/v1/orders/stream');
    stream.onopen = () => {
      become('live');
      if (wasBroken) {
        void queries.invalidateQueries();
        reconnectListeners.forEach((listener) => listener());
      }
      wasBroken = false;
    };
    stream.onerror = () => {
      become('broken');
      wasBroken = true;
    };
    // a task belongs to an order: when the order moves, its tasks may have come or gone
    const orderChanged = (event: MessageEvent<string>) => {
      const id = orderOf(event);
      note('orders', 'tasks', `order/${id ?? ''}`);
      if (id) orderListeners.forEach((listener) => listener(id));
    };
    stream.addEventListener('order', orderChanged);
    stream.addEventListener('execution', orderChanged);
    stream.addEventListener('task', (event: MessageEvent<string>) => note('tasks', `order/${orderOf(event) ?? ''}`));
    return () => {
      stream.close();
      clearTimeout(timer);
      become('connecting');
    };
  }, [queries]);
}
