import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Debtor } from '../api/model';
import { money } from '../ui/format';
import { Bones, Empty, Failure, useLanguage } from '../ui/parts';
import { useRows } from '../ui/rows';
import { debtors as debtorsQuery } from './queries';

const bands = ['notDue', 'days30', 'days60', 'days90', 'older'] as const;

/** Who owes what for how long, against the limit; one row for each customer and currency. */
export default function ReceivablesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const debtors = useInfiniteQuery(debtorsQuery);
  const rows = (debtors.data?.pages ?? [])
    .flatMap((page) => page.items)
    .flatMap((debtor) => debtor.owed.map((owed, index) => ({ debtor, owed, first: index === 0 })));
  const path = (debtor: Debtor) => `/customers/${encodeURIComponent(debtor.customerId)}`;
  const { current } = useRows(rows, { open: (row) => void navigate(path(row.debtor)) });
  return (
    <div className="page">
      <div className="title">
        <h1>{t('receivables.title')}</h1>
      </div>
      <div className="panel table-wrap">
        {debtors.isError && !debtors.data ? (
          <Failure error={debtors.error} retry={() => void debtors.refetch()} />
        ) : debtors.isPending ? (
          <Bones rows={8} widths={[10, 26, 14, 14, 14]} />
        ) : rows.length === 0 ? (
          <Empty title={t('receivables.none')}>{t('receivables.noneMore')}</Empty>
        ) : (
          <table className="table table--rows" aria-label={t('receivables.title')}>
            <thead>
              <tr>
                <th>{t('order.customer')}</th>
                <th>{t('order.currency')}</th>
                {bands.map((band) => (
                  <th className="r" key={band}>
                    {t(`receivables.${band}`)}
                  </th>
                ))}
                <th className="r">{t('receivables.total')}</th>
                <th className="r">{t('customer.creditLimit')}</th>
                <th className="r">{t('receivables.exposure')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ debtor, owed, first }, index) => (
                <tr
                  key={`${debtor.customerId} ${owed.currency}`}
                  data-current={index === current || undefined}
                  onClick={() => void navigate(path(debtor))}
                >
                  <td className="nowrap">
                    <Link to={path(debtor)} className="mono" style={{ color: 'inherit', fontWeight: 550 }}>
                      {debtor.customerId}
                    </Link>{' '}
                    <span className="soft">{debtor.name}</span>
                  </td>
                  <td>{owed.currency}</td>
                  {bands.map((band) => (
                    <td
                      className={`r num ${band !== 'notDue' && Number(owed[band]) > 0 ? 'tone-warn' : ''}`}
                      key={band}
                    >
                      {Number(owed[band]) === 0 ? '–' : money(owed[band], owed.currency, language)}
                    </td>
                  ))}
                  <td className="r num" style={{ fontWeight: 550 }}>
                    {money(owed.total, owed.currency, language)}
                    <div className="soft">{t('receivables.invoices', { count: owed.invoices })}</div>
                  </td>
                  <td className="r num">{first ? (debtor.creditLimit ?? '–') : ''}</td>
                  <td className="r num">{first && <Exposure debtor={debtor} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {debtors.hasNextPage && (
          <div className="legend">
            <Button variant="default" loading={debtors.isFetchingNextPage} onClick={() => void debtors.fetchNextPage()}>
              {t('receivables.more')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function Exposure({ debtor }: { debtor: Debtor }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (debtor.exposureEur === undefined) return <span className="soft">{t('receivables.noRate')}</span>;
  return (
    <>
      {money(debtor.exposureEur, 'EUR', language)}
      {debtor.overLimit && <div className="tone-bad">{t('receivables.over')}</div>}
    </>
  );
}
