import { expect, test } from 'vitest';
import type { Quote } from '../api/model';
import { follow, roundSteps, type Point } from './course';

const quote = (at: string, bid?: string, ask?: string) => ({ symbol: 'AAPL', at, bid, ask }) as Quote;

test('a course takes each quote once, in time, with both sides', () => {
  let course: Point[] = [];
  course = follow(course, quote('2026-03-02T09:00:00Z', '10', '11'));
  course = follow(course, quote('2026-03-02T09:00:00Z', '10', '11'));
  course = follow(course, quote('2026-03-02T08:59:00Z', '9', '10'));
  course = follow(course, quote('2026-03-02T09:00:01Z', '10'));
  course = follow(course, quote('2026-03-02T09:00:02Z', '10.5', '11.5'));
  expect(course.map((point) => point.bid)).toEqual([10, 10.5]);
});

test('a course forgets its beginning and not its end', () => {
  let course: Point[] = [];
  for (let second = 0; second < 700; second++)
    course = follow(course, quote(new Date(second * 1000).toISOString(), String(second + 1), String(second + 2)));
  expect(course).toHaveLength(600);
  expect(course.at(-1)?.bid).toBe(700);
});

test.each([
  [189.42, 189.61, 3, [189.5, 189.6]],
  [0, 10, 4, [0, 5, 10]],
  [1.08111, 1.08119, 5, [1.08112, 1.08114, 1.08116, 1.08118]],
  [5, 5, 4, [5]],
])('round steps between %d and %d', (from, to, count, steps) => {
  expect(roundSteps(from, to, count)).toEqual(steps);
});
