import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Stock } from '../api/model';

/** Every item with its stock. */
export const stockOfAll = queryOptions({
  queryKey: ['inventory'],
  queryFn: ({ signal }) => api.get<Stock[]>('/api/v1/inventory', signal),
  refetchInterval: 10_000,
});

export const stockOf = (sku: string) =>
  queryOptions({
    queryKey: ['inventory', sku],
    queryFn: ({ signal }) => api.get<Stock>(`/api/v1/inventory/${encodeURIComponent(sku)}`, signal),
    refetchInterval: 5_000,
    retry: false,
  });
