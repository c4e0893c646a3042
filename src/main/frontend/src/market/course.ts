import { useRef } from 'react';
import type { Quote } from '../api/model';

export interface Point {
  at: number;
  bid: number;
  ask: number;
}

/** As many points of an instrument as a chart has pixels to show them. */
const longest = 600;

/** Adds the quote if both sides are there and it is newer than what is known; the oldest points fall out. */
export function follow(course: Point[], quote: Quote): Point[] {
  if (!quote.bid || !quote.ask || !quote.at) return course;
  const at = Date.parse(quote.at);
  const last = course.at(-1);
  if (last && last.at >= at) return course;
  return [...course, { at, bid: Number(quote.bid), ask: Number(quote.ask) }].slice(-longest);
}

/** What this page has seen of every instrument since it was opened. */
export function useCourses(quotes: Quote[] | undefined): Map<string, Point[]> {
  const courses = useRef(new Map<string, Point[]>());
  for (const quote of quotes ?? [])
    courses.current.set(quote.symbol, follow(courses.current.get(quote.symbol) ?? [], quote));
  return courses.current;
}

/** About that many round steps between two values, the steps being 1, 2 or 5 times a power of ten. */
export function roundSteps(from: number, to: number, count: number): number[] {
  const span = to - from;
  if (!(span > 0)) return [from];
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
