import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Page, Portfolio } from '../api/model';

export const portfolios = queryOptions({
  queryKey: ['portfolios'],
  queryFn: async ({ signal }) => (await api.get<Page<Portfolio>>('/api/v1/portfolios', signal)).items,
  refetchInterval: 2_000,
});
