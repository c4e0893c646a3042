import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useMay } from '../identity/session';
import { Live } from '../live/live';
import { Bones, Empty, Failure } from '../ui/parts';
import { orders as ordersQuery } from './queries';
import './orders.css';

const OrdersGrid = lazy(() => import('./orders-grid'));

const salesStatuses = [
  'RECEIVED', 'PENDING_APPROVAL', 'ON_HOLD', 'BACKORDERED', 'ALLOCATED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'DELIVERED',
  'COMPLETED', 'CANCELLED', 'REJECTED', 'RETURNED',
]; // prettier-ignore
const tradeStatuses = [
  'PENDING_NEW', 'NEW', 'PENDING_APPROVAL', 'PARTIALLY_FILLED', 'FILLED', 'DONE_FOR_DAY', 'PENDING_CANCEL',
  'PENDING_REPLACE', 'CANCELED', 'REJECTED', 'EXPIRED', 'SUSPENDED', 'STOPPED', 'CALCULATED',
]; // prettier-ignore
const narrowings = ['customerId', 'account', 'instrument', 'sku'] as const;

export default function OrdersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const mayEnter = may('CUSTOMER_SERVICE');
  const [parameters, setParameters] = useSearchParams();
  const filterBox = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(parameters.get('q') ?? '');
  const [q] = useDebouncedValue(text.trim(), 250);

  const kind = parameters.get('kind') ?? undefined;
  const state = parameters.get('state') ?? undefined;
  const status = parameters.get('status') ?? undefined;
  const set = (key: string, value: string | null) =>
    setParameters(
      (before) => {
        if (value) before.set(key, value);
        else before.delete(key);
        return before;
      },
      { replace: true },
    );
  useEffect(() => set('q', q || null), [q]); // eslint-disable-line
  const filter = {
    kind,
    state,
    status,
    q: q || undefined,
    ...Object.fromEntries(narrowings.map((name) => [name, parameters.get(name) ?? undefined])),
  };
  const orders = useInfiniteQuery(ordersQuery(filter));
  const rows = useMemo(() => orders.data?.pages.flatMap((page) => page.items), [orders.data]);
  useHotkeys('n', () => mayEnter && void navigate('/orders/new'), { preventDefault: true });
  useHotkeys('f', () => filterBox.current?.focus(), { preventDefault: true });

  const offered =
    kind === 'SALES'
      ? salesStatuses
      : kind === 'TRADE'
        ? tradeStatuses
        : [...new Set([...salesStatuses, ...tradeStatuses])];
  const byWord = new Map<string, string>();
  offered.forEach((each) => byWord.set(t(`status.${each}`), byWord.get(t(`status.${each}`)) ?? each));
  const filtered = Object.values(filter).some((value) => value !== undefined);

  function clear() {
    setText('');
    setParameters({}, { replace: true });
  }

  return (
    <div className="page page--fill">
      <div className="title">
        <h1>{t('orders.title')}</h1>
        <Live />
        {mayEnter && (
          <div className="title__actions">
            <Button component={Link} to="/orders/new">
              {t('entry.title')}
            </Button>
          </div>
        )}
      </div>
      <div className="filters">
        <SegmentedControl
          aria-label={t('orders.kind')}
          value={kind ?? ''}
          onChange={(value) => set('kind', value)}
          data={[
            { value: '', label: t('orders.both') },
            { value: 'SALES', label: t('kinds.SALES') },
            { value: 'TRADE', label: t('kinds.TRADE') },
          ]}
        />
        <SegmentedControl
          aria-label={t('orders.state')}
          value={state ?? ''}
          onChange={(value) => set('state', value)}
          data={['', 'open', 'done'].map((value) => ({ value, label: t(`state.${value || 'any'}`) }))}
        />
        <Select
          aria-label={t('order.status')}
          placeholder={t('orders.anyStatus')}
          data={[...byWord].map(([label, value]) => ({ value, label }))}
          value={status ?? null}
          onChange={(value) => set('status', value)}
          clearable
          w={180}
        />
        <TextInput
          ref={filterBox}
          aria-label={t('orders.filter')}
          placeholder={t('orders.filter')}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          w={220}
        />
        {narrowings.map((name) => {
          const value = parameters.get(name);
          return (
            value && (
              <Button
                key={name}
                variant="light"
                rightSection="×"
                onClick={() => set(name, null)}
                aria-label={t('orders.remove', { value })}
              >
                {t(`search.narrowed.${name}`)} {value}
              </Button>
            )
          );
        })}
      </div>
      {orders.isError && !rows ? (
        <Failure error={orders.error} retry={() => void orders.refetch()} />
      ) : rows === undefined ? (
        <div className="grid-fill">
          <Bones rows={14} widths={[10, 10, 26, 12, 12, 10]} />
        </div>
      ) : rows.length === 0 ? (
        <div className="panel">
          {filtered ? (
            <Empty
              title={t('orders.noMatch')}
              action={
                <Button variant="default" onClick={clear}>
                  {t('ui.clearFilters')}
                </Button>
              }
            >
              {t('orders.noMatchMore')}
            </Empty>
          ) : (
            <Empty title={t('orders.none')}>{t('orders.noneMore')}</Empty>
          )}
        </div>
      ) : (
        <div className="grid-fill">
          <Suspense fallback={<Bones rows={14} widths={[10, 10, 26, 12, 12, 10]} />}>
            <OrdersGrid
              rows={rows}
              kind={kind}
              more={orders.hasNextPage && !orders.isFetchingNextPage ? () => void orders.fetchNextPage() : undefined}
              open={(order) => void navigate(`/orders/${order.id}`)}
            />
          </Suspense>
        </div>
      )}
    </div>
  );
}
