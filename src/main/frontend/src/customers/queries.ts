import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { Customer, CustomerMoney, Debtor, Invoice, Page } from '../api/model';

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

/** Customers who owe something on account, by their ids. */
export const debtors = infiniteQueryOptions({
  queryKey: ['debtors'],
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<Debtor>>('/api/v1/receivables/customers' + query({ limit: 50, cursor: pageParam }), signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next ?? undefined,
});

/** Money of a customer's that settles nothing yet. */
export const credit = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['credit', id],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<CustomerMoney>>(
        '/api/v1/receivables/payments' + query({ customerId: id, unallocated: true, limit: 50, cursor: pageParam }),
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
