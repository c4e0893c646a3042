import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Problem } from '../api/client';
import type { Stock } from '../api/model';
import { useMay } from '../identity/session';
import { decimal, type Decimal } from '../ui/format';
import { ListAndDetail, useFilter } from '../ui/list-and-detail';
import { Bones, Empty, Failure, Section, useLanguage } from '../ui/parts';
import { MovementDialog, type Movement } from './movement-dialog';
import { PromiseDates } from './promise-dates';
import { stockOf, stockPages } from './queries';

/** All items with what can be promised of each, and one of them by location. */
export default function InventoryPage() {
  const { sku } = useParams();
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { wanted, box } = useFilter(t('inventory.filter'));
  const [words] = useDebouncedValue(wanted, 250);
  const stock = useInfiniteQuery(stockPages(words));
  const shown = stock.data?.pages.flatMap((page) => page.items) ?? [];
  const path = (item: Stock) => `/inventory/${encodeURIComponent(item.sku)}`;

  return (
    <ListAndDetail
      title={t('inventory.title')}
      filters={box}
      loaded={stock}
      rows={shown}
      id={(item) => item.sku}
      chosen={sku}
      open={(item) => void navigate(path(item))}
      nothing={{ title: wanted ? t('inventory.noMatch') : t('inventory.nothing') }}
      head={
        <>
          <th>{t('line.item')}</th>
          <th className="wide">{t('inventory.name')}</th>
          <th className="r">{t('inventory.onHand')}</th>
          <th className="r">{t('inventory.reserved')}</th>
          <th className="r">{t('inventory.available')}</th>
        </>
      }
      cells={(item) => (
        <>
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
        </>
      )}
      more={
        stock.hasNextPage && (
          <div className="legend">
            <Button variant="default" loading={stock.isFetchingNextPage} onClick={() => void stock.fetchNextPage()}>
              {t('inventory.further')}
            </Button>
          </div>
        )
      }
    >
      {sku ? (
        <StockOf key={sku} sku={sku} />
      ) : (
        <div className="panel">
          <Empty title={t('inventory.start')}>{t('inventory.startMore')}</Empty>
        </div>
      )}
    </ListAndDetail>
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
      <div style={{ marginTop: 16 }}>
        <PromiseDates sku={sku} />
      </div>
      {movement && <MovementDialog movement={movement} stock={data} close={() => setMovement(undefined)} />}
    </Section>
  );
}
