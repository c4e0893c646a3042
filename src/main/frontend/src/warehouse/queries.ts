import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, Problem, query } from '../api/client';
import type { Content, Item, Job, Manifest, Parcel, Rates, Wave } from '../api/model';
import { newKey } from '../ui/forms';
import type { Named } from './gs1';

/** As many as one answer gives; more than a shift picks. */
export const most = 500;

/** Every shipment that the warehouse has something to do with. */
export const openJobs = queryOptions({
  queryKey: ['warehouse', 'jobs', 'open'],
  queryFn: ({ signal }) => api.get<Job[]>('/api/v1/warehouse/jobs' + query({ limit: most }), signal),
  refetchInterval: 4_000,
});

export const waveJobs = (wave: string) =>
  queryOptions({
    queryKey: ['warehouse', 'jobs', 'wave', wave],
    queryFn: ({ signal }) => api.get<Job[]>('/api/v1/warehouse/jobs' + query({ wave, limit: most }), signal),
    refetchInterval: 4_000,
  });

export const jobKey = (id: string) => ['warehouse', 'job', id];

export const job = (id: string) =>
  queryOptions({
    queryKey: jobKey(id),
    queryFn: ({ signal }) => api.get<Job>(`/api/v1/warehouse/jobs/${encodeURIComponent(id)}`, signal),
  });

export const manifest = (number: string) =>
  queryOptions({
    queryKey: ['warehouse', 'manifest', number],
    queryFn: ({ signal }) => api.get<Manifest>(`/api/v1/warehouse/manifests/${encodeURIComponent(number)}`, signal),
  });

/** Name, barcode and weight do not change while one picks. */
export const item = (sku: string) =>
  queryOptions({
    queryKey: ['item', sku],
    queryFn: ({ signal }) => api.get<Item>(`/api/v1/items/${encodeURIComponent(sku)}`, signal),
    staleTime: 10 * 60_000,
  });

export const labelOf = (job: string) => `/api/v1/warehouse/jobs/${encodeURIComponent(job)}/label`;

const isSilence = (error: unknown) =>
  error instanceof Problem && (error.status === 0 || error.status >= 502 || error.code === 'in-progress');

/** Radio gaps between shelves: the same request with the same key is sent again, so that nothing counts twice. */
async function send<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'Idempotency-Key': newKey() };
  for (let tried = 1; ; tried++) {
    try {
      return await api.post<T>('/api/v1/warehouse' + path, body, headers);
    } catch (error) {
      if (!isSilence(error) || tried === 4) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** tried));
    }
  }
}

const act = <T>(id: string, deed: string, body: unknown) => send<T>(`/jobs/${encodeURIComponent(id)}/${deed}`, body);

/** @param named which pieces, of items that are kept by batch or serial number */
export const pick = (id: string, sku: string, quantity: number, named: Named = {}) =>
  act<Job>(id, 'picks', {
    item: sku,
    quantity: String(quantity),
    ...(named.batch ? { batch: named.batch } : {}),
    ...(named.serial ? { serials: [named.serial] } : {}),
  });

export const miss = (id: string, sku: string) => act<Job>(id, 'picks', { item: sku, quantity: '0', restMissing: true });

export const pack = (id: string, contents: Content[], weightGrams: string | undefined) =>
  act<Parcel>(id, 'parcels', {
    contents: contents.map((content) => ({ item: content.sku, quantity: content.quantity })),
    ...(weightGrams ? { weightGrams } : {}),
  });

/** Asked anew for every parcel that is closed, for then the weight is another. */
export const rates = (job: Job) =>
  queryOptions({
    queryKey: ['warehouse', 'rates', job.id, job.parcels.length],
    queryFn: ({ signal }) => api.get<Rates>(`/api/v1/warehouse/jobs/${encodeURIComponent(job.id)}/rates`, signal),
    staleTime: 5 * 60_000,
    retry: false,
  });

export const chooseService = (id: string, service: string) =>
  api.put<Job>(`/api/v1/warehouse/jobs/${encodeURIComponent(id)}/service`, { service });

export const handOver = (id: string) => act<Job>(id, 'hand-over', {});

export const startWave = (location: string, size: number) => send<Wave>('/waves', { location, most: size });

export const closeManifest = (location: string) => send<Manifest>('/manifests', { location });

/** What an act answered is newer than any list. */
export function remember(queries: QueryClient, job: Job): void {
  queries.setQueryData(jobKey(job.id), job);
}
