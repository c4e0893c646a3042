import { ActionIcon, Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import type { Customer, SalesOrder, SalesOrderRequest, Stock } from '../api/model';
import { stockFound, stockOf } from '../inventory/queries';
import { countries } from '../ui/country';
import { decimal, money } from '../ui/format';
import { elsewhere, fieldError, newKey, typed, useIdempotencyKey } from '../ui/forms';
import { Failure, Section, useLanguage } from '../ui/parts';
import { customers as customersQuery } from './queries';
import '../ui/forms.css';

interface Line {
  sku: string | null;
  quantity: string;
  price: string;
}
const blank: Line = { sku: null, quantity: '1', price: '' };
const address = { name: '', street: '', postalCode: '', city: '', country: null as string | null };
type Method = SalesOrderRequest['payment']['method'];

/** A goods order taken in by hand, on the phone: who, what, where to, how it is paid. */
export default function NewOrderPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const customers = useQuery(customersQuery);
  const [reference] = useState(() => 'desk-' + newKey().slice(0, 10));
  const [called] = useSearchParams();
  const [customer, setCustomer] = useState<string | null>(called.get('customer'));
  const [lines, setLines] = useState<Line[]>([blank]);
  const [shipTo, setShipTo] = useState(address);
  const [method, setMethod] = useState<Method>('INVOICE');
  const [token, setToken] = useState('');
  const [wanted, setWanted] = useState('');
  const [backorder, setBackorder] = useState(false);
  const [tried, setTried] = useState(false);

  const chosen = [...new Set(lines.flatMap((line) => line.sku ?? []))];
  const stock = useQueries({ queries: chosen.map((sku) => stockOf(sku)) });
  const items = new Map(stock.flatMap(({ data }) => (data ? [[data.sku, data] as const] : [])));
  const currency = lines.map((line) => items.get(line.sku ?? '')?.currency).find(Boolean) ?? 'EUR';
  const body: SalesOrderRequest = {
    clientOrderId: reference,
    customerId: customer ?? '',
    currency,
    lines: lines.map((line, index) => ({
      lineId: String(index + 1),
      sku: line.sku ?? '',
      quantity: typed(line.quantity) ?? '',
      ...(typed(line.price) ? { unitPrice: typed(line.price)! } : {}),
    })),
    shipTo: { ...shipTo, country: shipTo.country ?? '' },
    payment: { method, ...(method === 'CARD' ? { token } : {}) },
    allowBackorder: backorder,
    ...(wanted ? { requestedDelivery: wanted } : {}),
  };
  const key = useIdempotencyKey(body);
  const place = useMutation({
    mutationFn: () => api.post<SalesOrder>('/api/v1/sales-orders', body, { 'Idempotency-Key': key }),
    onSuccess: (order) => {
      notifications.show({ message: t('entry.placed') });
      void navigate(`/orders/${order.id}`);
    },
  });

  const set = (index: number, change: Partial<Line>) =>
    setLines((before) => before.map((line, at) => (at === index ? { ...line, ...change } : line)));
  const choose = (id: string | null) => {
    setCustomer(id);
    const known = customers.data?.find((each) => each.id === id);
    if (known)
      setShipTo((to) => ({ ...to, name: to.name || known.name, country: to.country ?? known.country ?? null }));
  };
  const missing = (value: string | null) => (tried && !value?.trim() ? t('entry.needed') : undefined);
  const complete =
    customer !== null &&
    lines.every((line) => line.sku && typed(line.quantity)) &&
    Object.values(shipTo).every((part) => part?.trim()) &&
    (method !== 'CARD' || token.trim() !== '');
  function submit() {
    setTried(true);
    if (complete && !place.isPending) place.mutate();
  }
  useHotkeys('mod+enter', submit, { enableOnFormTags: true }, [complete, key, place.isPending]);

  const net = lines.reduce((sum, line) => {
    const price = typed(line.price) ?? items.get(line.sku ?? '')?.unitPrice ?? '0';
    return sum + Number(price) * Number(typed(line.quantity) ?? 0);
  }, 0);
  const at = (pointer: string) => fieldError(place.error, pointer);
  const shown = ['/customerId', '/payment/token', ...lines.flatMap((_, i) => [`/lines/${i}/quantity`, `/lines/${i}/sku`])]; // prettier-ignore
  const left = elsewhere(place.error, [...shown, ...Object.keys(shipTo).map((part) => `/shipTo/${part}`)]);
  const part = (name: 'name' | 'street' | 'postalCode' | 'city') => ({
    label: t(`entry.${name}`),
    value: shipTo[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      setShipTo((to) => ({ ...to, [name]: value }));
    },
    error: missing(shipTo[name]) ?? at(`/shipTo/${name}`),
  });

  return (
    <div className="page" style={{ maxWidth: 1180 }}>
      <div className="crumb">
        <Link to="/orders">{t('orders.title')}</Link>
      </div>
      <div className="title">
        <h1>{t('entry.title')}</h1>
      </div>
      <form
        className="entry"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div style={{ minWidth: 0 }}>
          <Section title={t('order.customer')}>
            <div className="panel panel--pad">
              <Select
                aria-label={t('order.customer')}
                placeholder={t('entry.customer')}
                searchable
                data={(customers.data ?? []).map((each) => ({ value: each.id, label: customerLabel(each) }))}
                value={customer}
                onChange={choose}
                error={missing(customer) ?? at('/customerId')}
                nothingFoundMessage={t('entry.nobody')}
                data-autofocus
              />
            </div>
          </Section>
          <Section title={t('order.lines')}>
            <div className="panel table-wrap">
              <table className="table entry-lines">
                <thead>
                  <tr>
                    <th style={{ width: '42%', minWidth: 190 }}>{t('line.item')}</th>
                    <th className="r">{t('inventory.available')}</th>
                    <th className="r" style={{ minWidth: 86 }}>
                      {t('line.quantity')}
                    </th>
                    <th className="r" style={{ minWidth: 100 }}>
                      {t('line.price', { currency })}
                    </th>
                    <th className="r">{t('line.net', { currency })}</th>
                    <th>
                      <span className="visually-hidden">{t('entry.remove')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line, index) => (
                    <EntryLine
                      key={index}
                      line={line}
                      index={index}
                      item={items.get(line.sku ?? '')}
                      currency={currency}
                      set={(change) => set(index, change)}
                      remove={lines.length > 1 ? () => setLines(lines.filter((_, i) => i !== index)) : undefined}
                      error={at(`/lines/${index}/quantity`) ?? at(`/lines/${index}/sku`) ?? at(`/lines/${index}`)}
                      missing={missing}
                    />
                  ))}
                </tbody>
              </table>
              <div style={{ padding: '8px 10px' }}>
                <Button
                  variant="subtle"
                  leftSection={<IconPlus size={14} />}
                  onClick={() => setLines([...lines, blank])}
                >
                  {t('entry.addLine')}
                </Button>
              </div>
            </div>
          </Section>
          <Section title={t('order.shipTo')}>
            <div className="panel panel--pad form">
              <div className="form__row">
                <TextInput {...part('name')} autoComplete="off" />
                <TextInput {...part('street')} autoComplete="off" />
              </div>
              <div className="form__row">
                <TextInput {...part('postalCode')} autoComplete="off" />
                <TextInput {...part('city')} autoComplete="off" />
                <Select
                  label={t('entry.country')}
                  searchable
                  data={countries(language)}
                  value={shipTo.country}
                  onChange={(country) => setShipTo((to) => ({ ...to, country }))}
                  error={missing(shipTo.country) ?? at('/shipTo/country')}
                />
              </div>
            </div>
          </Section>
        </div>
        <div className="entry__side">
          <Section title={t('order.payment')}>
            <div className="panel panel--pad form">
              <SegmentedControl
                fullWidth
                aria-label={t('order.payment')}
                value={method}
                onChange={(value) => setMethod(value as Method)}
                data={(['INVOICE', 'TRANSFER', 'CARD'] as const).map((value) => ({
                  value,
                  label: t(`payment.${value}`),
                }))}
              />
              {method === 'CARD' && (
                <TextInput
                  label={t('entry.token')}
                  description={t('entry.tokenHint')}
                  value={token}
                  onChange={(event) => setToken(event.currentTarget.value)}
                  error={missing(token) ?? at('/payment/token')}
                  autoComplete="off"
                />
              )}
              <TextInput
                type="date"
                label={t('entry.wanted')}
                value={wanted}
                onChange={(event) => setWanted(event.currentTarget.value)}
              />
              <Checkbox
                label={t('entry.backorder')}
                checked={backorder}
                onChange={(event) => setBackorder(event.currentTarget.checked)}
              />
            </div>
          </Section>
          <Section title={t('total.gross')}>
            <div className="panel panel--pad form">
              <dl className="sum">
                <dt>{t('total.net')}</dt>
                <dd className="num sum__total">
                  {money(net.toFixed(4), currency, language)} {currency}
                </dd>
              </dl>
              <span className="dim">{t('entry.more')}</span>
              {left !== undefined && place.isError && <Failure error={left} />}
              <Button type="submit" loading={place.isPending}>
                {t('entry.place')}
              </Button>
              <span className="dim">
                <kbd>Ctrl</kbd> <kbd>Enter</kbd>
              </span>
            </div>
          </Section>
        </div>
      </form>
    </div>
  );
}

const customerLabel = (customer: Customer) => `${customer.id} · ${customer.name}`;

const label = (item: Stock) => `${item.sku} · ${item.name}`;

interface EntryLineProps {
  line: Line;
  index: number;
  item: Stock | undefined;
  currency: string;
  set: (change: Partial<Line>) => void;
  remove: (() => void) | undefined;
  error: string | undefined;
  missing: (value: string | null) => string | undefined;
}

function EntryLine({ line, index, item, currency, set, remove, error, missing }: EntryLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [text, setText] = useState('');
  const chosen = item && label(item);
  // what stands in the box after the choice is no search
  const [words] = useDebouncedValue(text === chosen ? '' : text.trim(), 200);
  const found = useQuery(stockFound(words)).data?.items ?? [];
  const offered = item && !found.some((each) => each.sku === item.sku) ? [item, ...found] : found;
  const price = typed(line.price) ?? item?.unitPrice;
  const quantity = typed(line.quantity);
  const short = item !== undefined && Number(quantity ?? 0) > Number(item.available);
  const named = { line: index + 1 };
  return (
    <tr>
      <td>
        <Select
          aria-label={t('entry.item', named)}
          placeholder={t('entry.anyItem')}
          searchable
          data={offered.map((each) => ({ value: each.sku, label: label(each) }))}
          searchValue={text}
          onSearchChange={setText}
          value={line.sku}
          onChange={(sku) => set({ sku })}
          error={missing(line.sku) ?? error}
        />
      </td>
      <td className="r num read" title={item?.locations.map((at) => `${at.location} ${at.available}`).join(', ')}>
        <span className={short ? 'tone-warn' : undefined}>{item ? decimal(item.available, language) : '–'}</span>
        {short && <div className="tone-warn">{t('entry.short')}</div>}
      </td>
      <td>
        <TextInput
          aria-label={t('entry.quantity', named)}
          inputMode="decimal"
          classNames={{ input: 'num' }}
          value={line.quantity}
          onChange={(event) => set({ quantity: event.currentTarget.value })}
          error={missing(line.quantity)}
        />
      </td>
      <td>
        <TextInput
          aria-label={t('entry.price', named)}
          inputMode="decimal"
          classNames={{ input: 'num' }}
          placeholder={item ? money(item.unitPrice, currency, language) : ''}
          value={line.price}
          onChange={(event) => set({ price: event.currentTarget.value })}
        />
      </td>
      <td className="r num read">
        {price && quantity ? money((Number(price) * Number(quantity)).toFixed(4), currency, language) : '–'}
      </td>
      <td>
        {remove && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('entry.removeLine', named)} onClick={remove} mt={2}>
            <IconTrash size={15} stroke={1.6} />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}
