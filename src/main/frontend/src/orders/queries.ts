import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type {
  Account,
  Customer,
  Execution,
  Order,
  Page,
  Purchase,
  Refund,
  Return,
  TimelineEntry,
  WorkflowPosition,
} from '../api/model';

export interface OrderFilter {
  kind?: string | undefined;
  state?: string | undefined;
  status?: string | undefined;
  q?: string | undefined;
  customerId?: string | undefined;
  account?: string | undefined;
  instrument?: string | undefined;
  sku?: string | undefined;
}

export const orders = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ['orders', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Order>>('/api/v1/orders' + query({ ...filter, limit: 100, cursor: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });

export const orderList = (filter: OrderFilter, limit: number) =>
  queryOptions({
    queryKey: ['orders', 'list', filter, limit],
    queryFn: ({ signal }) => api.get<Page<Order>>('/api/v1/orders' + query({ ...filter, limit }), signal),
  });

export const order = (id: string) =>
  queryOptions({
    queryKey: ['order', id],
    queryFn: ({ signal }) => api.get<Order | Return | Purchase | Refund>(`/api/v1/orders/${id}`, signal),
    // a trailing stop follows the market without a word
    refetchInterval: ({ state: { data } }) => (data && 'held' in data && data.held?.highWater ? 5_000 : false),
  });

export const timeline = (id: string) =>
  queryOptions({
    queryKey: ['order', id, 'timeline'],
    queryFn: async ({ signal }) => (await api.get<Page<TimelineEntry>>(`/api/v1/orders/${id}/timeline`, signal)).items,
  });

export const executions = (id: string) =>
  queryOptions({
    queryKey: ['order', id, 'executions'],
    queryFn: async ({ signal }) => (await api.get<Page<Execution>>(`/api/v1/orders/${id}/executions`, signal)).items,
  });

export const workflow = (id: string) =>
  queryOptions({
    queryKey: ['order', id, 'workflow'],
    queryFn: ({ signal }) => api.get<WorkflowPosition>(`/api/v1/orders/${id}/workflow`, signal),
  });

export const model = (key: string) =>
  queryOptions({
    queryKey: ['model', key],
    queryFn: () => api.text(`/api/v1/models/${encodeURIComponent(key)}/xml`),
    staleTime: 10 * 60_000,
  });

export const customers = queryOptions({
  queryKey: ['customers'],
  queryFn: async ({ signal }) => (await api.get<Page<Customer>>('/api/v1/customers', signal)).items,
  staleTime: 60_000,
});

export const accounts = queryOptions({
  queryKey: ['accounts'],
  queryFn: async ({ signal }) => (await api.get<Page<Account>>('/api/v1/accounts', signal)).items,
  staleTime: 60_000,
});
