import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { Page, Stock } from '../api/model';

const path = '/api/v1/inventory';

/** Items with their stock whose number or name contains the words, page by page. */
export const stockPages = (words: string) =>
  infiniteQueryOptions({
    queryKey: ['inventory', 'pages', words],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Stock>>(path + query({ q: words, limit: 100, cursor: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: 10_000,
  });

/** The first items that fit, for boxes that one chooses from. */
export const stockFound = (words: string) =>
  queryOptions({
    queryKey: ['inventory', 'found', words],
    queryFn: ({ signal }) => api.get<Page<Stock>>(path + query({ q: words, limit: 50 }), signal),
    placeholderData: (before) => before,
    staleTime: 10_000,
  });

export const stockOf = (sku: string) =>
  queryOptions({
    queryKey: ['inventory', 'item', sku],
    queryFn: ({ signal }) => api.get<Stock>(`${path}/${encodeURIComponent(sku)}`, signal),
    refetchInterval: 5_000,
    retry: false,
  });
