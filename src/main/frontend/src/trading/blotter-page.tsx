import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { TradeOrder } from '../api/model';
import { useMay } from '../identity/session';
import { Live } from '../live/live';
import { decimal } from '../ui/format';
import { Bones, Empty, Failure, useLanguage } from '../ui/parts';
import { isDone } from '../ui/status';
import { useBlotter } from './blotter';
import '../orders/orders.css';

const OrdersGrid = lazy(() => import('../orders/orders-grid'));
type View = 'all' | 'open' | 'filled' | 'done';

const views: Record<View, (order: TradeOrder) => boolean> = {
  all: () => true,
  open: (order) => !isDone(order.status),
  filled: (order) => Number(order.cumQty) > 0,
  done: (order) => isDone(order.status),
};

export default function BlotterPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const may = useMay();
  const [parameters, setParameters] = useSearchParams();
  const filterBox = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const { orders, state, error, retry } = useBlotter();
  const view = (parameters.get('view') ?? 'all') as View;
  const account = parameters.get('account');
  const set = (name: string, value: string | null) =>
    setParameters(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const trades = may('TRADER', 'PORTFOLIO_MANAGER');
  useHotkeys('f', () => filterBox.current?.focus(), { preventDefault: true });
  useHotkeys('n', () => trades && void navigate('/trading/new'), { preventDefault: true });

  const accounts = useMemo(() => [...new Set(orders.map((order) => order.account))].sort(), [orders]);
  const shown = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return orders.filter(
      (order) =>
        views[view](order) &&
        (!account || order.account === account) &&
        (!wanted ||
          [order.id, order.clientOrderId, order.instrument.symbol, order.instrument.isin, order.account, ...order.routes.map((route) => route.venue)] // prettier-ignore
            .some((value) => value?.toLowerCase().includes(wanted))),
    );
  }, [orders, view, account, text]);
  const counts = useMemo(
    () => Object.fromEntries(Object.entries(views).map(([name, fits]) => [name, orders.filter(fits).length])),
    [orders],
  );

  return (
    <div className="page page--fill">
      <div className="title">
        <h1>{t('orders.trading')}</h1>
        <Live />
        {state === 'filling' && <span className="dim">{t('blotter.filling', { count: orders.length })}</span>}
        <div className="title__actions">
          <Button variant="default" component={Link} to="/market">
            {t('room.market')}
          </Button>
          {trades && (
            <Button component={Link} to="/trading/new">
              {t('ticket.title')}
            </Button>
          )}
        </div>
      </div>
      <div className="filters">
        <SegmentedControl
          aria-label={t('orders.state')}
          value={view}
          onChange={(value) => set('view', value === 'all' ? null : value)}
          data={(Object.keys(views) as View[]).map((value) => ({
            value,
            label: `${t(`blotter.${value}`)} ${decimal(counts[value] ?? 0, language)}`,
          }))}
        />
        <Select
          aria-label={t('order.account')}
          placeholder={t('blotter.anyAccount')}
          data={accounts}
          value={account}
          onChange={(value) => set('account', value)}
          clearable
          w={160}
        />
        <TextInput
          ref={filterBox}
          aria-label={t('blotter.filter')}
          placeholder={t('blotter.filter')}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          w={220}
        />
      </div>
      {state === 'failed' && orders.length === 0 ? (
        <Failure error={error} retry={retry} />
      ) : state === 'loading' ? (
        <div className="grid-fill">
          <Bones rows={14} widths={[10, 10, 12, 12, 12, 10]} />
        </div>
      ) : shown.length === 0 ? (
        <div className="panel">
          {orders.length > 0 ? (
            <Empty title={t('orders.noMatch')} />
          ) : (
            <Empty title={t('orders.none')}>{t('orders.noneMore')}</Empty>
          )}
        </div>
      ) : (
        <div className="grid-fill">
          <Suspense fallback={<Bones rows={14} widths={[10, 10, 12, 12, 12, 10]} />}>
            <OrdersGrid
              rows={shown}
              kind="TRADE"
              more={undefined}
              sortable
              open={(order) => void navigate(`/orders/${order.id}`)}
            />
          </Suspense>
        </div>
      )}
    </div>
  );
}
