import { useQueries, useQueryClient } from '@tanstack/react-query';
import type { Item } from '../api/model';
import { item } from './queries';
import { names } from './scan';

/** Name and barcode of every item on the list, as far as they have come. */
export function useItems(skus: string[]): Map<string, Item> {
  const found = useQueries({ queries: skus.map((sku) => item(sku)) });
  return new Map(found.flatMap(({ data }) => (data ? [[data.sku, data] as const] : [])));
}

/** The same for scans: a scanner is faster than a page that loads, so what is not there yet is waited for. */
export function useScannedItems() {
  const queries = useQueryClient();

  async function find<T extends { sku: string }>(code: string, among: T[]): Promise<T | undefined> {
    const named = among.find((one) => names(code, { sku: one.sku }));
    if (named) return named;
    const items = await Promise.all(among.map(({ sku }) => queries.ensureQueryData(item(sku))));
    const known = items.find((one) => names(code, one));
    return among.find(({ sku }) => sku === known?.sku);
  }

  const name = (sku: string) => queries.getQueryData(item(sku).queryKey)?.name ?? sku;

  return { find, name };
}
