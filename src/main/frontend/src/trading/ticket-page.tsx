import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import type { TradeOrder, TradeOrderRequest } from '../api/model';
import { accounts as accountsQuery } from '../orders/queries';
import { decimal, money } from '../ui/format';
import { elsewhere, fieldError, newKey, typed, useIdempotencyKey } from '../ui/forms';
import { Failure, Section, useLanguage } from '../ui/parts';
import { BookTable } from './book';
import { instruments as instrumentsQuery, quote as quoteQuery } from './queries';
import { QuotePanel } from './quote-panel';
import '../ui/forms.css';
import './trading.css';

type Side = TradeOrderRequest['side'];
type OrderType = TradeOrderRequest['orderType'];
type TimeInForce = TradeOrderRequest['timeInForce'];
type Strategy = NonNullable<TradeOrderRequest['routing']>['strategy'];

const orderTypes: OrderType[] = ['LIMIT', 'MARKET', 'STOP', 'STOP_LIMIT'];
const times: TimeInForce[] = ['DAY', 'GTC', 'GTD', 'IOC', 'FOK'];
const strategies: Strategy[] = ['BEST', 'DIRECT', 'PREFERRED', 'DARK_FIRST', 'PRO_RATA', 'LOWEST_COST', 'CARE'];
const venues = ['XSIM', 'ECN1', 'DARK1', 'BRKR'];
const pointers = ['/account', '/instrument', '/instrument/symbol', '/quantity', '/limitPrice', '/stopPrice', '/expireAt', '/locateId', '/routing/venue', '/timeInForce']; // prettier-ignore

/** One order to the market, with the market beside it. */
export default function TicketPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const instruments = useQuery(instrumentsQuery);
  const accounts = useQuery(accountsQuery);
  const [reference] = useState(() => 'desk-' + newKey().slice(0, 10));
  const [symbol, setSymbol] = useState<string | null>(parameters.get('symbol'));
  const [side, setSide] = useState<Side>('BUY');
  const [account, setAccount] = useState<string | null>(null);
  const [quantity, setQuantity] = useState('');
  const [orderType, setOrderType] = useState<OrderType>('LIMIT');
  const [limit, setLimit] = useState('');
  const [stop, setStop] = useState('');
  const [timeInForce, setTimeInForce] = useState<TimeInForce>('DAY');
  const [expires, setExpires] = useState('');
  const [strategy, setStrategy] = useState<Strategy>('BEST');
  const [venue, setVenue] = useState<string | null>(null);
  const [locate, setLocate] = useState('');
  const [tried, setTried] = useState(false);

  const instrument = instruments.data?.find((each) => each.symbol === symbol);
  const market = useQuery({ ...quoteQuery(symbol ?? ''), enabled: symbol !== null });
  const hasLimit = orderType === 'LIMIT' || orderType === 'STOP_LIMIT';
  const hasStop = orderType === 'STOP' || orderType === 'STOP_LIMIT';
  const named = strategy === 'DIRECT' || strategy === 'PREFERRED';
  const short = side === 'SELL_SHORT';
  const body: TradeOrderRequest = {
    clientOrderId: reference,
    account: account ?? '',
    side,
    instrument: { symbol: symbol ?? '' },
    quantity: typed(quantity) ?? '',
    orderType,
    timeInForce,
    routing: { strategy, ...(named && venue ? { venue } : {}) },
    ...(hasLimit && typed(limit) ? { limitPrice: typed(limit)! } : {}),
    ...(hasStop && typed(stop) ? { stopPrice: typed(stop)! } : {}),
    ...(timeInForce === 'GTD' && expires ? { expireAt: new Date(expires).toISOString() } : {}),
    ...(short && locate.trim() ? { locateId: locate.trim() } : {}),
  };
  const key = useIdempotencyKey(body);
  const place = useMutation({
    mutationFn: () => api.post<TradeOrder>('/api/v1/trade-orders', body, { 'Idempotency-Key': key }),
    onSuccess: (order) => {
      notifications.show({ message: t('ticket.placed') });
      void navigate(`/orders/${order.id}`);
    },
  });
  const complete =
    symbol !== null &&
    account !== null &&
    typed(quantity) !== undefined &&
    (!hasLimit || typed(limit) !== undefined) &&
    (!hasStop || typed(stop) !== undefined) &&
    (timeInForce !== 'GTD' || expires !== '') &&
    (!named || venue !== null);
  function submit() {
    setTried(true);
    if (complete && !place.isPending) place.mutate();
  }
  useHotkeys('mod+enter', submit, { enableOnFormTags: true }, [complete, key, place.isPending]);
  const missing = (value: string | null) => (tried && !value?.trim() ? t('entry.needed') : undefined);
  const at = (pointer: string) => fieldError(place.error, pointer);

  const facing = side === 'BUY' ? market.data?.ask : market.data?.bid;
  const worth = (hasLimit ? typed(limit) : undefined) ?? facing ?? market.data?.last ?? instrument?.referencePrice;
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
            onChange={setSymbol}
            error={missing(symbol) ?? at('/instrument/symbol') ?? at('/instrument')}
            description={
              instrument &&
              `${t(`assetClass.${instrument.assetClass}`)} · ${instrument.currency} · ${t('ticket.tick', { tick: instrument.tick, lot: instrument.lot })}`
            }
          />
          <SegmentedControl
            aria-label={t('order.side')}
            value={side}
            onChange={(chosen) => setSide(chosen as Side)}
            data={(['BUY', 'SELL', 'SELL_SHORT'] as const).map((each) => ({ value: each, label: t(`side.${each}`) }))}
          />
          <div className="form__row">
            <TextInput
              label={t('order.quantity')}
              inputMode="decimal"
              classNames={{ input: 'num' }}
              value={quantity}
              onChange={(event) => setQuantity(event.currentTarget.value)}
              error={missing(quantity) ?? at('/quantity')}
            />
            <Select
              label={t('order.account')}
              searchable
              data={(accounts.data ?? []).map((each) => ({ value: each.code, label: `${each.code} · ${each.name}` }))}
              value={account}
              onChange={setAccount}
              error={missing(account) ?? at('/account')}
            />
          </div>
          <div className="form__row">
            <Select
              label={t('order.type')}
              data={orderTypes.map((each) => ({ value: each, label: t(`orderType.${each}`) }))}
              value={orderType}
              onChange={(chosen) => chosen && setOrderType(chosen as OrderType)}
              allowDeselect={false}
            />
            {hasLimit && (
              <TextInput
                label={t('ticket.limit', { currency: instrument?.currency ?? '' })}
                inputMode="decimal"
                classNames={{ input: 'num' }}
                value={limit}
                onChange={(event) => setLimit(event.currentTarget.value)}
                error={missing(limit) ?? at('/limitPrice')}
              />
            )}
            {hasStop && (
              <TextInput
                label={t('ticket.stop', { currency: instrument?.currency ?? '' })}
                inputMode="decimal"
                classNames={{ input: 'num' }}
                value={stop}
                onChange={(event) => setStop(event.currentTarget.value)}
                error={missing(stop) ?? at('/stopPrice')}
              />
            )}
          </div>
          <div className="form__row">
            <Select
              label={t('ticket.good')}
              data={times.map((each) => ({ value: each, label: t(`timeInForce.${each}`) }))}
              value={timeInForce}
              onChange={(chosen) => chosen && setTimeInForce(chosen as TimeInForce)}
              allowDeselect={false}
              error={at('/timeInForce')}
            />
            {timeInForce === 'GTD' && (
              <TextInput
                type="datetime-local"
                label={t('ticket.until')}
                value={expires}
                onChange={(event) => setExpires(event.currentTarget.value)}
                error={missing(expires) ?? at('/expireAt')}
              />
            )}
            <Select
              label={t('ticket.routing')}
              data={strategies.map((each) => ({ value: each, label: t(`strategy.${each}`) }))}
              value={strategy}
              onChange={(chosen) => chosen && setStrategy(chosen as Strategy)}
              allowDeselect={false}
            />
            {named && (
              <Select
                label={t('fills.venue')}
                data={[...new Set([...(market.data?.venues ?? []), ...venues])]}
                value={venue}
                onChange={setVenue}
                error={missing(venue) ?? at('/routing/venue')}
              />
            )}
            {short && (
              <TextInput
                label={t('ticket.locate')}
                value={locate}
                onChange={(event) => setLocate(event.currentTarget.value)}
                error={at('/locateId')}
              />
            )}
          </div>
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
                <QuotePanel symbol={symbol} pick={hasLimit ? setLimit : undefined} />
                <BookTable symbol={symbol} rows={6} {...(hasLimit ? { pick: setLimit } : {})} />
              </>
            )}
          </div>
        </Section>
      </form>
    </div>
  );
}
