import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { TradeOrder } from '../api/model';
import { decimal } from '../ui/format';
import { useLanguage, When } from '../ui/parts';

interface Schedule {
  items: { at: string; total: string }[];
}

/** What is due when by the present schedule; nothing where the algorithm follows the market and has none. */
export function AlgorithmSchedule({ order }: { order: TradeOrder }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['order', order.id, 'schedule', order.version],
    queryFn: () => api.get<Schedule>(`/api/v1/trade-orders/${order.id}/algorithm/schedule`),
    enabled: !!order.algorithmRun,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <details>
      <summary>{t('algorithm.schedule', { count: data.items.length })}</summary>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th>{t('algorithm.due')}</th>
              <th className="r">{t('algorithm.total')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((point) => (
              <tr key={point.at}>
                <td>
                  <When at={point.at} />
                </td>
                <td className="r num">{decimal(point.total, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
