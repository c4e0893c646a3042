import { queryOptions } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { Book, Instrument, Quote } from '../api/model';

export const instruments = queryOptions({
  queryKey: ['instruments'],
  queryFn: async ({ signal }) =>
    (await api.get<{ items: Instrument[] }>('/api/v1/instruments?limit=500', signal)).items,
  staleTime: 10 * 60_000,
});

export const quotes = queryOptions({
  queryKey: ['quotes'],
  queryFn: ({ signal }) => api.get<Quote[]>('/api/v1/marketdata/quotes', signal),
  refetchInterval: 1_000,
});

export const quote = (symbol: string) =>
  queryOptions({
    queryKey: ['quotes', symbol],
    queryFn: async ({ signal }) =>
      (await api.get<Quote[]>('/api/v1/marketdata/quotes' + query({ symbols: symbol }), signal))[0] ?? null,
    refetchInterval: 500,
  });

/** A symbol may have a slash (EUR/USD), which stands in the path as it is. */
export const book = (symbol: string) =>
  queryOptions({
    queryKey: ['book', symbol],
    queryFn: ({ signal }) =>
      api.get<Book>(`/api/v1/marketdata/books/${symbol.split('/').map(encodeURIComponent).join('/')}`, signal),
    refetchInterval: 1_000,
    retry: false,
  });
