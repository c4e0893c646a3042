import { useEffect, useState } from 'react';

export type Decimal = string | number;

/** Formats a decimal string without passing through floating point (Intl takes exact decimal strings). */
export function decimal(value: Decimal | null | undefined, language: string, min = 0, max = 10): string {
  if (value === null || value === undefined || value === '') return '–';
  return new Intl.NumberFormat(language, { minimumFractionDigits: min, maximumFractionDigits: max }).format(
    value as number,
  );
}

/** As many minor units as the currency has (ISO 4217): 2 for EUR, 0 for JPY. */
export function minorUnits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

export function money(value: Decimal | null | undefined, currency: string | undefined, language: string): string {
  const digits = currency ? minorUnits(currency) : 2;
  return decimal(value, language, digits, digits);
}

/** Prices keep the decimals they were quoted with, two at least. */
export const price = (value: Decimal | null | undefined, language: string) => decimal(value, language, 2, 8);

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
];

/** "3 min ago", "in 2 hr": short, in the reader's language. */
export function relative(at: string, language: string, now = Date.now()): string {
  let amount = (new Date(at).getTime() - now) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(Math.trunc(amount)) < size || unit === 'year') {
      const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
      return format.format(unit === 'second' ? Math.trunc(amount / 15) * 15 : Math.trunc(amount), unit);
    }
    amount /= size;
  }
  return at;
}

/** How long something has been: "4 min", "2 h", "3 d". */
export function age(since: string, language: string, now = Date.now()): string {
  const minutes = Math.max(0, Math.trunc((now - new Date(since).getTime()) / 60_000));
  const [amount, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.trunc(minutes / 60), 'hour']
        : [Math.trunc(minutes / 1440), 'day'];
  return new Intl.NumberFormat(language, { style: 'unit', unit: unit as string, unitDisplay: 'narrow' }).format(
    amount as number,
  );
}

export function absolute(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at));
}

/** A day without a time zone, as calendars and invoices have it. */
export function calendarDay(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

export function clock(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    new Date(at),
  );
}

/** The present moment, renewed at the given pace, so that relative times stay true. */
export function useNow(everyMs = 15_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
