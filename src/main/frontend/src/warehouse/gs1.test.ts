import { expect, test } from 'vitest';
import { alone, named } from './gs1';

test.each([
  ['(01)02000000000022(17)270131(10)A1', { batch: 'A1' }],
  ['(01)02000000000022(21)SN-7', { serial: 'SN-7' }],
  [']C10102000000000022' + '10A1\u001d21SN-7', { batch: 'A1', serial: 'SN-7' }],
  [']d2010200000000002217270131' + '10A1', { batch: 'A1' }],
  ['0102000000000022' + '21SN-7\u001d10A1', { batch: 'A1', serial: 'SN-7' }],
  ['0102000000000022', {}],
  ['0102000000000022' + '99UNKNOWN', {}],
  ['2000000000022', {}],
  ['10A1', {}],
  ['CUP-BLUE', {}],
])('%j names %j', (typed, what) => {
  expect(named(typed)).toEqual(what);
});

test('what is scanned alone comes without the mark of its symbology', () => {
  expect(alone(' ]C0SN-7\r')).toBe('SN-7');
  expect(alone('SN-8')).toBe('SN-8');
});
