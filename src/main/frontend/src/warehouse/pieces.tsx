import { Button } from '@mantine/core';
import { queryOptions, useQueries } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Item, Job, Lot, LotProposal } from '../api/model';
import { calendarDay, decimal } from '../ui/format';
import { useLanguage } from '../ui/parts';
import { sum, toPick } from './scan';

/** What an item's pieces are told apart by; a serial number says more than the batch it came with. */
export function apart(item: Item | undefined): 'serial' | 'batch' | undefined {
  if (item?.handling?.serials) return 'serial';
  return item?.handling?.batches ? 'batch' : undefined;
}

/** The item was scanned; which batch or which of its pieces comes with the next scan. */
export interface Asked {
  sku: string;
  quantity: number;
  kind: 'serial' | 'batch';
}

/** Read within the queue of scans, where what was drawn may be behind. */
export function useAsked() {
  const now = useRef<Asked>(undefined);
  const [shown, setShown] = useState<Asked>();
  return {
    shown,
    get: () => now.current,
    set(asked: Asked | undefined) {
      now.current = asked;
      setShown(asked);
    },
  };
}

/** Each pick leaves less to take. */
export const lotsKey = (job: string) => ['warehouse', 'lots', job];

const proposal = (job: Job) =>
  queryOptions({
    queryKey: lotsKey(job.id),
    queryFn: ({ signal }) => api.get<LotProposal>(`/api/v1/warehouse/jobs/${encodeURIComponent(job.id)}/lots`, signal),
  });

/** Which batches and pieces to take from the shelf, by item: what expires first goes first. */
export function useProposals(jobs: Job[], items: Map<string, Item>): Map<string, Lot[]> {
  const asking = jobs.filter((job) => toPick(job) && job.lines.some((line) => apart(items.get(line.wanted.sku))));
  const found = useQueries({ queries: asking.map(proposal) });
  const lots = new Map<string, Lot[]>();
  for (const { data } of found)
    for (const [sku, proposed] of Object.entries(data?.items ?? {}))
      for (const lot of proposed) {
        const known = lots.get(sku) ?? [];
        const same = known.findIndex((one) => one.batch === lot.batch && one.serial === lot.serial);
        const all = same < 0 ? lot : { ...lot, quantity: String(sum([known[same]!.quantity, lot.quantity])) };
        lots.set(sku, same < 0 ? [...known, all] : known.with(same, all));
      }
  return lots;
}

/** Said with an item of the list, so that one goes to the right box on the shelf. */
export function TakeFirst({ item, lots }: { item: Item | undefined; lots: Lot[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kind = apart(item);
  if (!kind) return null;
  if (kind === 'serial')
    return (
      <div className="soft">
        {t('warehouse.bySerial')}
        {lots.length > 0 && (
          <>
            {': '}
            <span className="mono">
              {lots
                .slice(0, shortest)
                .map((lot) => lot.serial)
                .join(', ')}
            </span>
            {lots.length > shortest && ' …'}
          </>
        )}
      </div>
    );
  return (
    <div className="soft">
      {t('warehouse.byBatch')}
      {lots.map((lot) => (
        <div key={lot.batch}>
          <span className="num">{decimal(lot.quantity, language)} × </span>
          <span className="mono">{lot.batch}</span>
          {lot.expiry && <> · {t('warehouse.until', { day: calendarDay(lot.expiry, language) })}</>}
        </div>
      ))}
    </div>
  );
}

const shortest = 6;

/** Answers by hand where a label cannot be read; a serial number is read off the piece itself. */
export function AskedPanel({
  asked,
  lots,
  choose,
  cancel,
}: {
  asked: Asked;
  lots: Lot[];
  choose: (batch: string) => void;
  cancel: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="asked">
      {asked.kind === 'batch' &&
        lots.map((lot) => (
          <Button key={lot.batch} size="md" variant="default" onClick={() => choose(lot.batch ?? '')}>
            <span className="mono">{lot.batch}</span>
            {lot.expiry && <span className="soft">&nbsp;· {calendarDay(lot.expiry, language)}</span>}
          </Button>
        ))}
      <Button size="md" variant="subtle" color="gray" onClick={cancel}>
        {t('warehouse.notThisOne')}
      </Button>
    </div>
  );
}
