import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import type { TradeOrder } from '../api/model';
import { accounts as accountsQuery } from '../orders/queries';
import { decimal, money } from '../ui/format';
import { elsewhere, fieldError, newKey, typed, useIdempotencyKey } from '../ui/forms';
import { Failure, Section, useLanguage } from '../ui/parts';
import { BookTable } from './book';
import { instruments as instrumentsQuery, quote as quoteQuery } from './queries';
import { QuotePanel } from './quote-panel';
import { blank, changed, fields, lacking, request, type Draft } from './ticket';
import { Handling } from './ticket-handling';
import { Terms } from './ticket-terms';
import '../ui/forms.css';
import './trading.css';

const usualVenues = ['XSIM', 'ECN1', 'DARK1', 'BRKR'];
const pointers = ['/account', '/instrument', '/instrument/symbol', '/quantity', '/limitPrice', '/limitYield', '/stopPrice', '/displayQuantity', '/minQuantity', '/trail', '/trail/amount', '/trail/percent', '/peg', '/peg/price', '/peg/offset', '/trigger', '/expireAt', '/locateId', '/routing', '/routing/strategy', '/routing/venue', '/timeInForce', '/algorithm', '/algorithm/name', '/algorithm/parameters/start', '/algorithm/parameters/end', '/algorithm/parameters/participation']; // prettier-ignore

/** One order to the market, with the market beside it. */
export default function TicketPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const instruments = useQuery(instrumentsQuery);
  const accounts = useQuery(accountsQuery);
  const [reference] = useState(() => 'desk-' + newKey().slice(0, 10));
  const [draft, setDraft] = useState<Draft>({ ...blank, symbol: parameters.get('symbol') });
  const [tried, setTried] = useState(false);

  const { symbol, account, side, quantity, limit } = draft;
  const has = fields(draft);
  const missing = lacking(draft);
  const set = (change: Partial<Draft>) => setDraft((before) => changed(before, change));
  const instrument = instruments.data?.find((each) => each.symbol === symbol);
  const market = useQuery({ ...quoteQuery(symbol ?? ''), enabled: symbol !== null });
  const body = request(draft, reference);
  const key = useIdempotencyKey(body);
  const place = useMutation({
    mutationFn: () => api.post<TradeOrder>('/api/v1/trade-orders', body, { 'Idempotency-Key': key }),
    onSuccess: (order) => {
      notifications.show({ message: t('ticket.placed') });
      void navigate(`/orders/${order.id}`);
    },
  });
  const complete = missing.length === 0;
  function submit() {
    setTried(true);
    if (complete && !place.isPending) place.mutate();
  }
  useHotkeys('mod+enter', submit, { enableOnFormTags: true }, [complete, key, place.isPending]);
  const wrong = (field: keyof Draft, ...at: string[]) =>
    tried && missing.includes(field)
      ? t('entry.needed')
      : at.map((pointer) => fieldError(place.error, pointer)).find((words) => words !== undefined);
  const part = { draft, set, wrong };
  const pick = has.limit && !has.byYield ? (price: string) => set({ limit: price }) : undefined;

  const facing = side === 'BUY' ? market.data?.ask : market.data?.bid;
  const worth = (pick ? typed(limit) : undefined) ?? facing ?? market.data?.last ?? instrument?.referencePrice;
  const value =
    instrument && worth && typed(quantity)
      ? Number(worth) * Number(typed(quantity)) * Number(instrument.valuePerPoint)
      : undefined;
  const left = place.isError ? elsewhere(place.error, pointers) : undefined;

  return (
    <div className="page" style={{ maxWidth: 1180 }}>
      <div className="crumb">
        <Link to="/trading">{t('orders.trading')}</Link>
      </div>
      <div className="title">
        <h1>{t('ticket.title')}</h1>
      </div>
      <form
        className="market"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="panel panel--pad form">
          <Select
            label={t('order.instrument')}
            placeholder={t('ticket.anyInstrument')}
            searchable
            data={(instruments.data ?? []).map((each) => ({
              value: each.symbol,
              label: `${each.symbol} · ${each.name}`,
            }))}
            value={symbol}
            onChange={(chosen) => set({ symbol: chosen, limitBy: 'price' })}
            error={wrong('symbol', '/instrument/symbol', '/instrument')}
            description={
              instrument &&
              `${t(`assetClass.${instrument.assetClass}`)} · ${instrument.currency} · ${t('ticket.tick', { tick: instrument.tick, lot: instrument.lot })}`
            }
          />
          <SegmentedControl
            aria-label={t('order.side')}
            value={side}
            onChange={(chosen) => set({ side: chosen as Draft['side'] })}
            data={(['BUY', 'SELL', 'SELL_SHORT'] as const).map((each) => ({ value: each, label: t(`side.${each}`) }))}
          />
          <div className="form__row">
            <TextInput
              label={t('order.quantity')}
              inputMode="decimal"
              classNames={{ input: 'num' }}
              value={quantity}
              onChange={(event) => set({ quantity: event.currentTarget.value })}
              error={wrong('quantity', '/quantity')}
            />
            <Select
              label={t('order.account')}
              searchable
              data={(accounts.data ?? []).map((each) => ({ value: each.code, label: `${each.code} · ${each.name}` }))}
              value={account}
              onChange={(chosen) => set({ account: chosen })}
              error={wrong('account', '/account')}
            />
          </div>
          <Terms part={part} instrument={instrument} />
          <Handling part={part} venues={[...new Set([...(market.data?.venues ?? []), ...usualVenues])]} />
          {left !== undefined && <Failure error={left} />}
          <div className="form__row" style={{ alignItems: 'center' }}>
            <span className="soft">
              {value !== undefined && instrument
                ? t('ticket.value', {
                    value: money(value.toFixed(4), instrument.currency, language),
                    currency: instrument.currency,
                  })
                : t('ticket.valueUnknown')}
            </span>
            <Button type="submit" loading={place.isPending} color={side === 'BUY' ? 'indigo' : 'orange.9'}>
              {t(`side.${side}`)} {typed(quantity) ? decimal(typed(quantity), language) : ''} {symbol ?? ''}
            </Button>
          </div>
        </div>
        <Section title={t('market.title')} note={symbol ?? undefined}>
          <div className="panel">
            {symbol === null ? (
              <div className="empty">{t('ticket.noQuote')}</div>
            ) : (
              <>
                <QuotePanel symbol={symbol} pick={pick} />
                <BookTable symbol={symbol} rows={6} {...(pick ? { pick } : {})} />
              </>
            )}
          </div>
        </Section>
      </form>
    </div>
  );
}
