import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { Customer, Invoice, Page } from '../api/model';

export const customer = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => api.get<Customer>(`/api/v1/customers/${encodeURIComponent(id)}`, signal),
    staleTime: 60_000,
  });

/** Invoices and credit notes, newest first. */
export const invoices = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'invoices', id],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Invoice>>(
        `/api/v1/customers/${encodeURIComponent(id)}/invoices` + query({ limit: 50, cursor: pageParam }),
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
