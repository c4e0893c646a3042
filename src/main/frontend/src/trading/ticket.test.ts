import { describe, expect, it } from 'vitest';
import { blank, changed, fields, handlings, lacking, orderTypes, request, times, type Draft } from './ticket';

const filled: Draft = {
  ...blank,
  symbol: 'AAPL',
  account: 'FUND-A',
  quantity: '1 000',
  limit: '190,05',
  stop: '180',
  trail: '1.5',
  offset: '-0.01',
  shown: '100',
  least: '50',
  until: '2026-12-01T10:00',
  venue: 'XSIM',
  participation: '12.5',
};

describe('the ticket', () => {
  it('asks for what the type needs and nothing else', () => {
    expect(lacking(blank)).toEqual(['symbol', 'account', 'quantity', 'limit']);
    expect(lacking({ ...blank, orderType: 'MARKET' })).toEqual(['symbol', 'account', 'quantity']);
    expect(lacking(changed({ ...filled, trail: ' ' }, { orderType: 'TRAILING_STOP' }))).toEqual(['trail']);
    for (const orderType of orderTypes) expect(lacking(changed(filled, { orderType }))).toEqual([]);
  });

  it('sends numbers as people type them, and only the fields of the type', () => {
    expect(request(changed(filled, { orderType: 'LIMIT' }), 'desk-1')).toEqual({
      clientOrderId: 'desk-1',
      account: 'FUND-A',
      side: 'BUY',
      instrument: { symbol: 'AAPL' },
      quantity: '1000',
      orderType: 'LIMIT',
      timeInForce: 'DAY',
      limitPrice: '190.05',
      minQuantity: '50',
      routing: { strategy: 'BEST' },
    });
  });

  it.each([
    ['TRAILING_STOP', { trail: { amount: '1.5' } }],
    ['PEGGED', { peg: { price: 'PRIMARY', offset: '-0.01' }, limitPrice: '190.05' }],
    ['ICEBERG', { displayQuantity: '100', limitPrice: '190.05' }],
    ['STOP_LIMIT', { stopPrice: '180', limitPrice: '190.05' }],
    ['MARKET_ON_CLOSE', {}],
  ] as const)('gives %s its own terms', (orderType, terms) => {
    const { clientOrderId, account, side, instrument, quantity, timeInForce, routing, ...own } = request(
      changed(filled, { orderType }),
      'desk-1',
    );
    expect(own).toEqual({ orderType, ...terms });
  });

  it('limits a bond by its yield', () => {
    const body = request({ ...filled, limit: '4.25', limitBy: 'yield' }, 'desk-1');
    expect(body.limitYield).toBe('4.25');
    expect(body.limitPrice).toBeUndefined();
    expect(changed({ ...filled, limitBy: 'yield' }, { handling: 'TWAP' }).limitBy).toBe('price');
  });

  it('hands the order to an algorithm in place of a route', () => {
    const body = request(changed(filled, { handling: 'POV', ends: '2026-12-01T16:00' }), 'desk-1');
    expect(body.routing).toBeUndefined();
    expect(body.algorithm).toEqual({
      name: 'POV',
      parameters: { end: new Date('2026-12-01T16:00').toISOString(), participation: '0.125' },
    });
    expect(body.minQuantity).toBeUndefined();
  });

  it('puts back what does not go with another type', () => {
    const worked = changed(filled, { handling: 'TWAP', timeInForce: 'IOC' });
    const held = changed(worked, { orderType: 'PEGGED' });
    expect(held.timeInForce).toBe('DAY');
    expect(held.handling).toBe('BEST');
    expect(times('MARKET_ON_CLOSE')).toEqual(['DAY', 'CLS']);
    expect(handlings('ICEBERG')).not.toContain('TWAP');
    expect(fields(held).least).toBe(false);
  });
});
