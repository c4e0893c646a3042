import { IconSearch } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, Problem, query } from '../api/client';
import type { Order, Page } from '../api/model';
import { useMay } from '../identity/session';
import { orderSubject } from '../orders/subject';
import { Id, useLanguage } from '../ui/parts';
import { Status } from '../ui/status';

interface Hit {
  to: string;
  key: string;
  row: React.ReactNode;
}

/** Finds an order, customer, account, instrument or item by any id that somebody may have in hand. */
export function Search() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const may = useMay();
  const box = useRef<HTMLInputElement>(null);
  const list = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), 180);
  const seesStock = may('WAREHOUSE', 'CUSTOMER_SERVICE', 'PROCUREMENT', 'OPERATIONS');

  const orders = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => api.get<Page<Order>>('/api/v1/orders' + query({ q: asked, limit: 8 }), signal),
    enabled: asked.length > 1,
    staleTime: 5_000,
  });
  const item = useQuery({
    queryKey: ['search-item', asked],
    queryFn: async ({ signal }) => {
      try {
        return await api.get<{ sku: string }>(`/api/v1/inventory/${encodeURIComponent(asked.toUpperCase())}`, signal);
      } catch (error) {
        if (error instanceof Problem && error.status >= 400 && error.status < 500) return null;
        throw error;
      }
    },
    enabled: seesStock && asked.length > 2 && /^[\w.-]+$/.test(asked),
    staleTime: 60_000,
    retry: false,
  });
  useHotkeys('slash', () => box.current?.focus(), { preventDefault: true });

  const found = orders.data?.items ?? [];
  const wanted = asked.toLowerCase();
  const seesCustomers = may('CUSTOMER_SERVICE', 'COMPLIANCE', 'OPERATIONS');
  const named = (pick: (order: Order) => string[], parameter: string): Hit[] =>
    [...new Set(found.flatMap(pick))]
      .filter((value) => value.toLowerCase().includes(wanted))
      .slice(0, 2)
      .map((value) => ({
        key: parameter + value,
        to:
          parameter === 'customerId' && seesCustomers
            ? `/customers/${encodeURIComponent(value)}`
            : `/orders${query({ [parameter]: value })}`,
        row: (
          <>
            <strong>{value}</strong>
            <span className="dim">{t(`search.${parameter}`)}</span>
          </>
        ),
      }));
  const hits: Hit[] =
    asked.length < 2
      ? []
      : [
          ...(item.data
            ? [
                {
                  key: 'item',
                  to: `/inventory/${encodeURIComponent(item.data.sku)}`,
                  row: (
                    <>
                      <strong>{item.data.sku}</strong>
                      <span className="dim">{t('search.item')}</span>
                    </>
                  ),
                },
              ]
            : []),
          ...named((order) => (order.kind === 'SALES' ? [order.customerId] : []), 'customerId'),
          ...named((order) => (order.kind === 'TRADE' ? [order.account] : []), 'account'),
          ...named((order) => (order.kind === 'TRADE' ? [order.instrument.symbol] : []), 'instrument'),
          ...found.map((order) => ({
            key: order.id,
            to: `/orders/${order.id}`,
            row: (
              <>
                <Id id={order.id} />
                <span className="search__subject">{orderSubject(order, t, language)}</span>
                <Status status={order.status} />
              </>
            ),
          })),
        ];

  function go(hit: Hit | undefined) {
    if (!hit) return;
    setOpen(false);
    setText('');
    box.current?.blur();
    void navigate(hit.to);
  }

  return (
    <div className="search" role="search">
      <IconSearch size={15} stroke={1.8} className="search__mark" aria-hidden />
      <input
        ref={box}
        type="search"
        role="combobox"
        aria-expanded={open && asked.length > 1}
        aria-controls={list}
        aria-activedescendant={open && hits[at] ? `${list}-${at}` : undefined}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setTimeout(() => setOpen(false), 120)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt((now) => Math.min(now + 1, hits.length - 1));
          else if (event.key === 'ArrowUp') setAt((now) => Math.max(now - 1, 0));
          else if (event.key === 'Enter') go(hits[at]);
          else if (event.key === 'Escape') {
            setText('');
            box.current?.blur();
          } else return;
          event.preventDefault();
        }}
      />
      {!text && <kbd aria-hidden>/</kbd>}
      {open && asked.length > 1 && (
        <ul className="search__hits" id={list} role="listbox" aria-label={t('search.label')}>
          {hits.map((hit, index) => (
            <li
              key={hit.key}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseEnter={() => setAt(index)}
              onMouseDown={(event) => {
                event.preventDefault();
                go(hit);
              }}
            >
              {hit.row}
            </li>
          ))}
          {hits.length === 0 && (
            <li className="search__none dim">
              {orders.isFetching
                ? t('search.looking')
                : orders.isError
                  ? t('problem.unknown')
                  : t('search.none', { text: asked })}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
