import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api, Problem } from '../api/client';
import type { Stock } from '../api/model';
import { decimal, type Decimal } from '../ui/format';
import { Bones, Empty, Failure, Section, useLanguage } from '../ui/parts';

export default function InventoryPage() {
  const { sku } = useParams();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(sku ?? '');
  useHotkeys('f', () => document.querySelector<HTMLInputElement>('#sku')?.focus(), { preventDefault: true });
  return (
    <div className="page" style={{ maxWidth: 900 }}>
      <div className="title">
        <h1>{t('inventory.title')}</h1>
      </div>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) void navigate(`/inventory/${encodeURIComponent(text.trim().toUpperCase())}`);
        }}
      >
        <TextInput
          id="sku"
          aria-label={t('inventory.sku')}
          placeholder={t('inventory.sku')}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          w={260}
        />
        <Button type="submit" variant="default">
          {t('inventory.look')}
        </Button>
      </form>
      {sku ? (
        <StockOf key={sku} sku={sku} />
      ) : (
        <div className="panel">
          <Empty title={t('inventory.start')}>{t('inventory.startMore')}</Empty>
        </div>
      )}
    </div>
  );
}

function StockOf({ sku }: { sku: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const stock = useQuery({
    queryKey: ['inventory', sku],
    queryFn: ({ signal }) => api.get<Stock>(`/api/v1/inventory/${encodeURIComponent(sku)}`, signal),
    refetchInterval: 10_000,
    retry: false,
  });
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
      </div>
    </Section>
  );
}
