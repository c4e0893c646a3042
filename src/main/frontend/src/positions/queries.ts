import { queryOptions } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { Exposure, Page, Position } from '../api/model';

/** Prices move all the time; executions do too. */
const LIVE = 1_000;

export const positions = (account: string | undefined) =>
  queryOptions({
    queryKey: ['positions', account ?? ''],
    queryFn: async ({ signal }) =>
      (await api.get<Page<Position>>('/api/v1/positions' + query({ account }), signal)).items,
    refetchInterval: LIVE,
    placeholderData: (before) => before,
  });

export const lots = (account: string, instrument: string) =>
  queryOptions({
    queryKey: ['positions', account, instrument],
    queryFn: async ({ signal }) =>
      (await api.get<Page<Position>>('/api/v1/positions' + query({ account, instrument, lots: true }), signal))
        .items[0] ?? null,
    refetchInterval: LIVE,
  });

export const exposure = (by: string, account: string | undefined, currency: string) =>
  queryOptions({
    queryKey: ['positions', 'exposure', by, account ?? '', currency],
    queryFn: async ({ signal }) =>
      (await api.get<Page<Exposure>>('/api/v1/positions/exposure' + query({ by, account, currency }), signal)).items,
    refetchInterval: 2 * LIVE,
    placeholderData: (before) => before,
  });
