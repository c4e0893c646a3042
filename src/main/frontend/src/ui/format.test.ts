import { describe, expect, test } from 'vitest';
import { age, decimal, minorUnits, money, price, relative } from './format';

describe('decimals', () => {
  test('keep every digit that a double would lose', () => {
    expect(decimal('9007199254740993.01', 'en')).toBe('9,007,199,254,740,993.01');
  });
  test('follow the reader’s language', () => {
    expect(money('1234.5', 'EUR', 'de')).toBe('1.234,50');
  });
  test('take the minor units of the currency (ISO 4217)', () => {
    expect([minorUnits('EUR'), minorUnits('JPY'), minorUnits('KWD')]).toEqual([2, 0, 3]);
    expect(money('1500', 'JPY', 'en')).toBe('1,500');
  });
  test('of prices stay as quoted', () => {
    expect(price('1.084215', 'en')).toBe('1.084215');
    expect(price('189.5', 'en')).toBe('189.50');
  });
  test('that are missing show as a dash, zero as zero', () => {
    expect(decimal(undefined, 'en')).toBe('–');
    expect(decimal('0', 'en')).toBe('0');
  });
});

describe('times', () => {
  const now = Date.parse('2026-03-02T12:00:00Z');
  test('are told relative to now', () => {
    expect(relative('2026-03-02T11:57:00Z', 'en', now)).toBe('3 min. ago');
    expect(relative('2026-03-02T14:00:00Z', 'en', now)).toBe('in 2 hr.');
  });
  test('of waiting grow from minutes to hours to days', () => {
    expect(age('2026-03-02T11:56:00Z', 'en', now)).toBe('4m');
    expect(age('2026-03-01T12:00:00Z', 'en', now)).toBe('24h');
    expect(age('2026-02-26T12:00:00Z', 'en', now)).toBe('4d');
  });
});
