import { readFileSync } from 'node:fs';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { describe, expect, it } from 'vitest';
import de from '../i18n/de.json';
import en from '../i18n/en.json';

const document = new URL('../../../../../docs/openapi.json', import.meta.url);

interface Schema {
  enum?: string[];
  properties?: Record<string, Schema>;
}
const schemas = (JSON.parse(readFileSync(document, 'utf8')) as { components: { schemas: Record<string, Schema> } })
  .components.schemas;

describe('the types made from docs/openapi.json', () => {
  it('are those of the document as it is now; refresh them with: npm run api', { timeout: 60_000 }, async () => {
    const made = COMMENT_HEADER + astToString(await openapiTS(document));
    expect(readFileSync(new URL('./schema.d.ts', import.meta.url), 'utf8')).toBe(made);
  });
});

/** Which list of words names the values of which member. */
const named: [string, string, keyof typeof en][] = [
  ['SalesOrderView', 'status', 'status'],
  ['TradeOrderView', 'status', 'status'],
  ['TradeOrderRouteView', 'status', 'status'],
  ['TradeOrderView', 'side', 'side'],
  ['TradeOrderView', 'orderType', 'orderType'],
  ['TradeOrderView', 'timeInForce', 'timeInForce'],
  ['RoutingWish', 'strategy', 'strategy'],
  ['SalesOrderPaymentView', 'method', 'payment'],
  ['SalesOrderPaymentView', 'state', 'paymentState'],
  ['SalesOrderShipmentView', 'state', 'shipmentState'],
  ['Job', 'state', 'shipmentState'],
  ['SalesOrderReturnSummary', 'reason', 'returnReason'],
  ['SalesOrderReturnSummary', 'state', 'returnState'],
  ['SalesOrderReturnSummary', 'resolution', 'returnResolution'],
  ['ReturnView', 'status', 'status'],
  ['InvoiceView', 'kind', 'invoiceKind'],
  ['Hold', 'type', 'holdType'],
  ['Instrument', 'assetClass', 'assetClass'],
];

describe.each([
  ['English', en],
  ['German', de],
])('%s', (_, words) => {
  it.each(named)('has a word for every %s.%s', (schema, member, list) => {
    const values = schemas[schema]?.properties?.[member]?.enum ?? [];
    expect(values).not.toHaveLength(0);
    expect(values.filter((value) => !(value in (words[list] as object)))).toEqual([]);
  });
});
