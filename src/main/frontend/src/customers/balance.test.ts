import { expect, test } from 'vitest';
import type { SalesOrder } from '../api/model';
import { balances } from './balance';

const order = (status: string, currency: string, gross: string, captured: string, refunded = '0') =>
  ({ status, currency, totals: { gross }, payment: { authorised: gross, captured, refunded } }) as SalesOrder;

test('goods that came back pay for those that replace them', () => {
  const replacing = order('COMPLETED', 'EUR', '14.88', '5.36');
  const paid = { ...replacing, payment: { ...replacing.payment, credit: { amount: '9.52' } } } as SalesOrder;
  expect(balances([paid])[0]?.open).toBe('0.00');
});

test('adds up to the cent, by currency, and owes nothing for what was refused', () => {
  const sums = balances([
    ...Array.from({ length: 100 }, () => order('COMPLETED', 'EUR', '0.10', '0.10')),
    order('ALLOCATED', 'EUR', '1234567.89', '0'),
    order('RETURNED', 'EUR', '20.00', '20.00', '20.00'),
    order('REJECTED', 'EUR', '99.00', '0'),
    order('SHIPPED', 'JPY', '1200', '200'),
  ]);
  expect(sums).toEqual([
    {
      currency: 'EUR',
      ordered: '1234597.89',
      authorised: '1234597.89',
      captured: '30.00',
      refunded: '20.00',
      open: '1234567.89',
    },
    { currency: 'JPY', ordered: '1200', authorised: '1200', captured: '200', refunded: '0', open: '1000' },
  ]);
});
