import type { Content, Job } from '../api/model';
import type { Decimal } from '../ui/format';

/** What tells an item by its barcode. */
export interface Coded {
  sku: string;
  gtin?: string | null;
}

/**
 * What a hand scanner typed, without what it adds: the symbology's id (ISO/IEC 15424, "]C1"), group separators, and the
 * GS1 application identifiers of a parcel's (00) and an item's number (01).
 */
export function plain(typed: string): string {
  const code = typed
    .trim()
    .replace(/^\][A-Za-z][0-9A-Za-z]/, '')
    .replace(/[\u001d\u00e8()]/g, '');
  if (/^00\d{18}$/.test(code)) return code.slice(2);
  if (/^01\d{14}/.test(code)) return code.slice(2, 16);
  return code;
}

/** A number for the scan that follows: "12", Enter, scan takes twelve. Longer digits are codes. */
export function multiple(code: string): number | undefined {
  return /^[1-9]\d{0,3}$/.test(code) ? Number(code) : undefined;
}

const isGtin = (code: string) => /^\d{8}$|^\d{12,14}$/.test(code);
const bare = (code: string) => code.replace(/^0+/, '');

/** An article number in any case, or a GTIN with or without the zeros in front of it. */
export function names(code: string, item: Coded): boolean {
  if (code.toLowerCase() === item.sku.toLowerCase()) return true;
  return !!item.gtin && isGtin(code) && bare(code) === bare(item.gtin);
}

/** Quantities have six decimals at most; sums of them are kept there. */
const whole = (value: number) => Number(value.toFixed(6));

export const sum = (values: Decimal[]) => whole(values.reduce<number>((all, value) => all + Number(value), 0));

type Line = Job['lines'][number];

export const openOf = (line: Line) => whole(Number(line.wanted.quantity) - Number(line.picked) - Number(line.missing));

const of = (job: Job, sku: string) => job.lines.filter((line) => line.wanted.sku === sku);

export const openIn = (job: Job, sku: string) => sum(of(job, sku).map(openOf));

/** Picked and in no parcel yet, by item; what lies in the box that is being packed counts as packed. */
export function unpacked(job: Job, box: Content[]): { sku: string; quantity: number }[] {
  const packed = [...job.parcels.flatMap((parcel) => parcel.contents), ...box];
  return [...new Set(job.lines.map((line) => line.wanted.sku))].map((sku) => ({
    sku,
    quantity: whole(
      sum(of(job, sku).map((line) => line.picked)) -
        sum(packed.filter((content) => content.sku === sku).map((content) => content.quantity)),
    ),
  }));
}

/** One item to take from the shelf, for one or several boxes. */
export interface Take {
  sku: string;
  wanted: number;
  taken: number;
  missing: number;
  open: number;
  boxes: { box: number; job: string; open: number; wanted: number }[];
}

/** The list that one walks along the shelves with: items of all jobs, what is still to take first. */
export function takes(jobs: Job[]): Take[] {
  const skus = [...new Set(jobs.flatMap((job) => job.lines.map((line) => line.wanted.sku)))].sort();
  const all = skus.map((sku) => {
    const lines = jobs.flatMap((job) => of(job, sku));
    return {
      sku,
      wanted: sum(lines.map((line) => line.wanted.quantity)),
      taken: sum(lines.map((line) => line.picked)),
      missing: sum(lines.map((line) => line.missing)),
      open: sum(lines.map(openOf)),
      boxes: jobs
        .map((job, index) => ({
          box: index + 1,
          job: job.id,
          open: openIn(job, sku),
          wanted: sum(of(job, sku).map((line) => line.wanted.quantity)),
        }))
        .filter((box) => box.wanted > 0),
    };
  });
  return [...all.filter((take) => take.open > 0), ...all.filter((take) => take.open === 0)];
}

export const toPick = (job: Job) => job.state === 'PICKING' && job.lines.some((line) => openOf(line) > 0);
