import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Atp } from '../api/model';
import { calendarDay, decimal } from '../ui/format';
import { Bones, Failure, Section, useLanguage } from '../ui/parts';

const promiseDates = (sku: string) =>
  queryOptions({
    queryKey: ['inventory', sku, 'atp'],
    queryFn: ({ signal }) => api.get<Atp>(`/api/v1/inventory/${encodeURIComponent(sku)}/atp`, signal),
    refetchInterval: 10_000,
    retry: false,
  });

/** What can be promised of an item for which day, and what brings it. */
export function PromiseDates({ sku }: { sku: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const dates = useQuery(promiseDates(sku));
  if (dates.isPending) return <Bones rows={3} />;
  if (dates.isError && !dates.data) return <Failure error={dates.error} retry={() => void dates.refetch()} />;
  const { days, arriving, safety } = dates.data;
  return (
    <Section
      title={t('atp.title')}
      note={Number(safety) > 0 ? t('atp.safety', { quantity: decimal(safety, language) }) : undefined}
    >
      <div className="panel table-wrap">
        <table className="table" aria-label={t('atp.title')}>
          <thead>
            <tr>
              <th>{t('atp.from')}</th>
              <th className="r">{t('atp.incoming')}</th>
              <th className="r">{t('atp.promised')}</th>
              <th className="r">{t('atp.available')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((one, index) => (
              <tr key={one.date}>
                <td className="nowrap">{index === 0 ? t('atp.today') : calendarDay(one.date, language)}</td>
                <td className="r num">{Number(one.incoming) > 0 ? `+${decimal(one.incoming, language)}` : ''}</td>
                <td className="r num">{Number(one.demand) > 0 ? `−${decimal(one.demand, language)}` : ''}</td>
                <td className="r num">
                  {Number(one.available) > 0 ? (
                    decimal(one.available, language)
                  ) : (
                    <span className="tone-warn">{t('inventory.none')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {arriving.length > 0 && (
        <ul className="soft" style={{ marginTop: 8 }}>
          {arriving.map((goods) => (
            <li key={goods.reference + goods.location}>
              {t('atp.arrives', {
                quantity: decimal(goods.quantity, language),
                location: goods.location,
                day: goods.expected ? calendarDay(goods.expected, language) : t('atp.unknownDay'),
                reference: goods.reference,
              })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
