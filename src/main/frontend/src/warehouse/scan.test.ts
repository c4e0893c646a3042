import { describe, expect, test } from 'vitest';
import type { Job } from '../api/model';
import { multiple, names, plain, takes, unpacked } from './scan';

function job(id: string, ...lines: [sku: string, wanted: string, picked: string, missing?: string][]): Job {
  return {
    id,
    state: 'PICKING',
    lines: lines.map(([sku, quantity, picked, missing = '0']) => ({
      wanted: { key: `${id}:${sku}`, sku, location: 'BER', quantity },
      picked,
      missing,
    })),
    parcels: [],
  } as unknown as Job;
}

describe('what a scanner typed', () => {
  test.each([
    ['CUP-BLUE', 'CUP-BLUE'],
    [' CUP-BLUE\r', 'CUP-BLUE'],
    [']E02000000000022', '2000000000022'],
    [']C100340123450000000018', '340123450000000018'],
    ['(00)340123450000000018', '340123450000000018'],
    ['0102000000000022', '02000000000022'],
    ['010200000000002210LOT7', '02000000000022'],
    ['01J9ZK3T-1', '01J9ZK3T-1'],
  ])('%j is %s', (typed, code) => {
    expect(plain(typed)).toBe(code);
  });

  test('names an item by its number in any case and by its GTIN with or without leading zeros', () => {
    const cup = { sku: 'CUP-BLUE', gtin: '2000000000022' };
    expect(names('cup-blue', cup)).toBe(true);
    expect(names('2000000000022', cup)).toBe(true);
    expect(names('02000000000022', cup)).toBe(true);
    expect(names('2000000000039', cup)).toBe(false);
    expect(names('22', { sku: 'X', gtin: '00000022' })).toBe(false);
    expect(names('', { sku: 'X', gtin: null })).toBe(false);
  });

  test('is a number of pieces when it is short, and a code when it is long', () => {
    expect(multiple('12')).toBe(12);
    expect(multiple('9999')).toBe(9999);
    expect(multiple('0')).toBeUndefined();
    expect(multiple('20000')).toBeUndefined();
    expect(multiple('1.5')).toBeUndefined();
  });
});

test('the list for the shelves adds up the jobs, what is open first, and knows the boxes', () => {
  const list = takes([
    job('a', ['CUP', '2', '2'], ['TEA', '3', '1']),
    job('b', ['CUP', '1', '1'], ['TEA', '2', '0', '1']),
  ]);
  expect(list.map((take) => [take.sku, take.wanted, take.taken, take.missing, take.open])).toEqual([
    ['TEA', 5, 1, 1, 3],
    ['CUP', 3, 3, 0, 0],
  ]);
  expect(list[0]?.boxes).toEqual([
    { box: 1, job: 'a', open: 2, wanted: 3 },
    { box: 2, job: 'b', open: 1, wanted: 2 },
  ]);
});

test('what is in parcels and in the open box is packed; fractions stay exact', () => {
  const picked = job('a', ['ROPE', '1.0', '1.0'], ['CUP', '2', '2']);
  picked.parcels = [{ sscc: '1', request: 'r', weightGrams: '1', contents: [{ sku: 'ROPE', quantity: '0.7' }] }];
  expect(unpacked(picked, [{ sku: 'CUP', quantity: '1' }])).toEqual([
    { sku: 'ROPE', quantity: 0.3 },
    { sku: 'CUP', quantity: 1 },
  ]);
});
