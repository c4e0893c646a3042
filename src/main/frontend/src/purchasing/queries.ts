import { queryOptions } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { Item, Page, Proposal, Purchase, Supplier } from '../api/model';

/** Proposals and purchases that are not done, newest first. */
export const purchases = queryOptions({
  queryKey: ['purchases', 'open'],
  queryFn: ({ signal }) =>
    api.get<Page<Purchase>>('/api/v1/purchase-orders' + query({ state: 'open', limit: 200 }), signal),
  refetchInterval: 15_000,
});

/** One purchase with history, forecast and the numbers behind its words. */
export const proposal = (id: string) =>
  queryOptions({
    queryKey: ['purchase', id],
    queryFn: ({ signal }) => api.get<Proposal>(`/api/v1/purchase-proposals/${encodeURIComponent(id)}`, signal),
    refetchInterval: 15_000,
  });

export interface Proposed {
  made: string[];
  standing: string[];
  looked: number;
}

export const propose = () => api.post<Proposed>('/api/v1/purchase-proposals', {});

export const supplier = (id: string) =>
  queryOptions({
    queryKey: ['supplier', id],
    queryFn: ({ signal }) => api.get<Supplier>(`/api/v1/suppliers/${encodeURIComponent(id)}`, signal),
  });

/** With how its pieces are told apart. */
export const item = (sku: string) =>
  queryOptions({
    queryKey: ['item', sku],
    queryFn: ({ signal }) => api.get<Item>(`/api/v1/items/${encodeURIComponent(sku)}`, signal),
  });
