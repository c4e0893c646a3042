import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Problem } from '../api/client';
import type { Stock } from '../api/model';
import { useMay } from '../identity/session';
import { decimal, type Decimal } from '../ui/format';
import { Bones, Empty, Failure, Section, useLanguage } from '../ui/parts';
import { useRows } from '../ui/rows';
import { MovementDialog, type Movement } from './movement-dialog';
import { PromiseDates } from './promise-dates';
import { stockOf, stockOfAll } from './queries';
import '../trading/trading.css';

/** All items with what can be promised of each, and one of them by location. */
export default function InventoryPage() {
  const { sku } = useParams();
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const stock = useQuery(stockOfAll);
  const [text, setText] = useState('');
  const filterBox = useRef<HTMLInputElement>(null);
  useHotkeys('f', () => filterBox.current?.focus(), { preventDefault: true });

  const wanted = text.trim().toLowerCase();
  const shown = (stock.data ?? []).filter((item) => `${item.sku} ${item.name}`.toLowerCase().includes(wanted));
  const path = (item: Stock) => `/inventory/${encodeURIComponent(item.sku)}`;
  const { current } = useRows(shown, { open: (item) => void navigate(path(item)) });

  return (
    <div className="page">
      <div className="title">
        <h1>{t('inventory.title')}</h1>
      </div>
      <div className="filters">
        <TextInput
          ref={filterBox}
          aria-label={t('inventory.filter')}
          placeholder={t('inventory.filter')}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          w={240}
        />
      </div>
      <div className="market">
        <div className="panel table-wrap">
          {stock.isError && !stock.data ? (
            <Failure error={stock.error} retry={() => void stock.refetch()} />
          ) : stock.isPending ? (
            <Bones rows={6} widths={[20, 30, 12, 12]} />
          ) : shown.length === 0 ? (
            <Empty title={wanted ? t('inventory.noMatch') : t('inventory.nothing')} />
          ) : (
            <table className="table table--rows">
              <thead>
                <tr>
                  <th>{t('line.item')}</th>
                  <th className="wide">{t('inventory.name')}</th>
                  <th className="r">{t('inventory.onHand')}</th>
                  <th className="r">{t('inventory.reserved')}</th>
                  <th className="r">{t('inventory.available')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((item, index) => (
                  <tr
                    key={item.sku}
                    aria-selected={item.sku === sku}
                    data-current={index === current || undefined}
                    onClick={() => void navigate(path(item))}
                  >
                    <td className="nowrap">
                      <Link to={path(item)} className="mono" style={{ color: 'inherit', fontWeight: 550 }}>
                        {item.sku}
                      </Link>
                    </td>
                    <td className="soft wide">{item.name}</td>
                    <td className="r num">{decimal(item.onHand, language)}</td>
                    <td className="r num">{decimal(item.reserved, language)}</td>
                    <td className="r num">
                      {Number(item.available) > 0 ? (
                        decimal(item.available, language)
                      ) : (
                        <span className="tone-warn">{t('inventory.none')}</span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
        {sku ? (
          <StockOf key={sku} sku={sku} />
        ) : (
          <div className="panel">
            <Empty title={t('inventory.start')}>{t('inventory.startMore')}</Empty>
          </div>
        )}
      </div>
    </div>
  );
}

function StockOf({ sku }: { sku: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const stock = useQuery(stockOf(sku));
  const [movement, setMovement] = useState<Movement>();
  if (stock.isPending) return <Bones rows={4} />;
  if (stock.isError && !stock.data)
    return stock.error instanceof Problem && stock.error.status === 404 ? (
      <div className="panel">
        <Empty title={t('inventory.unknown', { sku })}>{t('inventory.unknownMore')}</Empty>
      </div>
    ) : (
      <Failure error={stock.error} retry={() => void stock.refetch()} />
    );
  const { data } = stock;
  const row = (place: { onHand: Decimal; reserved: Decimal; available: Decimal }) => (
    <>
      <td className="r num">{decimal(place.onHand, language)}</td>
      <td className="r num">{decimal(place.reserved, language)}</td>
      <td className="r num">{decimal(place.available, language)}</td>
    </>
  );
  return (
    <Section
      title={<span className="mono">{data.sku}</span>}
      note={data.name}
      aside={<Link to={`/orders?sku=${encodeURIComponent(data.sku)}`}>{t('inventory.orders')}</Link>}
    >
      <div className="panel table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th>{t('inventory.location')}</th>
              <th className="r">{t('inventory.onHand')}</th>
              <th className="r">{t('inventory.reserved')}</th>
              <th className="r">{t('inventory.available')}</th>
            </tr>
          </thead>
          <tbody>
            {data.locations.map((place) => (
              <tr key={place.location}>
                <td>{place.location}</td>
                {row(place)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t('inventory.all')}</td>
              {row(data)}
            </tr>
          </tfoot>
        </table>
        {may('WAREHOUSE', 'PROCUREMENT') && (
          <div style={{ display: 'flex', gap: 8, padding: 10, justifyContent: 'flex-end' }}>
            {may('WAREHOUSE') && (
              <Button variant="default" onClick={() => setMovement('adjustments')}>
                {t('inventory.adjust')}
              </Button>
            )}
            {may('WAREHOUSE', 'PROCUREMENT') && (
              <Button onClick={() => setMovement('receipts')}>{t('inventory.receive')}</Button>
            )}
          </div>
        )}
      </div>
      <PromiseDates sku={sku} />
      {movement && <MovementDialog movement={movement} stock={data} close={() => setMovement(undefined)} />}
    </Section>
  );
}
