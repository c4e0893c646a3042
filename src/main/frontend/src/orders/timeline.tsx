import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, Empty, Failure, When } from '../ui/parts';
import { words } from '../ui/status';
import { timeline as timelineQuery } from './queries';
import './orders.css';

/** Systems get a word; people and partners are called what they are called. */
function actorName(actor: string, t: TFunction): string {
  return actor === 'system' || actor === 'nobody' ? t(`actor.${actor}`) : actor;
}

/** Values of these are names of ours, which people read as words; all other evidence stands as it was recorded. */
const named = new Set(['outcome', 'strategy', 'holdType', 'handling', 'kind', 'status', 'type', 'side', 'orderType']);
const plain = (name: string, value: string) => (named.has(name) ? words(value) : value);

/** Who did what when and why, newest first; each entry's evidence opens on demand. */
export function Timeline({ orderId, limit }: { orderId: string; limit?: number }) {
  const { t } = useTranslation();
  const timeline = useQuery(timelineQuery(orderId));
  const [all, setAll] = useState(false);
  if (timeline.isPending) return <Bones rows={4} widths={[60, 20]} />;
  if (timeline.isError) return <Failure error={timeline.error} retry={() => void timeline.refetch()} />;
  const entries = [...timeline.data].sort((a, b) => b.seq - a.seq);
  if (entries.length === 0) return <Empty title={t('timeline.none')} />;
  const shown = all || !limit ? entries : entries.slice(0, limit);
  return (
    <ol className="timeline">
      {shown.map((entry) => {
        const evidence = Object.entries(entry.evidence ?? {});
        return (
          <li key={entry.seq}>
            <span className="timeline__text">{entry.text || words(entry.type)}</span>
            <span className="timeline__who">
              {actorName(entry.actor, t)} · <When at={entry.at} />
            </span>
            {evidence.length > 0 && (
              <details>
                <summary>{t('timeline.evidence')}</summary>
                <dl className="facts">
                  {evidence.map(([name, value]) => (
                    <div key={name} style={{ display: 'contents' }}>
                      <dt>{t(`evidence.${name}`, words(name))}</dt>
                      <dd>{plain(name, value)}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            )}
          </li>
        );
      })}
      {shown.length < entries.length && (
        <li>
          <button type="button" className="link" onClick={() => setAll(true)}>
            {t('timeline.more', { count: entries.length - shown.length })}
          </button>
        </li>
      )}
    </ol>
  );
}
