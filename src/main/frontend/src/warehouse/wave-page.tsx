import { Button } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Job } from '../api/model';
import { decimal } from '../ui/format';
import { Bones, Empty, Failure, Note, useLanguage } from '../ui/parts';
import { Picking } from './picking';
import { job as jobQuery, waveJobs } from './queries';
import { sum, takes } from './scan';
import './warehouse.css';

/** Shipments that are picked together in one walk, each into a box of its own. */
export default function WavePage() {
  const { wave = '' } = useParams();
  const { t } = useTranslation();
  const language = useLanguage();
  const listed = useQuery(waveJobs(wave));
  // what a scan answered is ahead of the list
  const answered = useQueries({
    queries: (listed.data ?? []).map((one) => ({ ...jobQuery(one.id), enabled: false })),
  });
  const jobs = (listed.data ?? []).map((one, index): Job => {
    const known = answered[index]?.data;
    return known && known.revision >= one.revision ? known : one;
  });
  const list = takes(jobs);
  const wanted = sum(list.map((take) => take.wanted));
  const done = wanted - sum(list.map((take) => take.open));
  const location = jobs[0]?.location ?? '';
  return (
    <div className="page warehouse">
      <div className="crumb">
        <Link to={`/warehouse?at=${encodeURIComponent(location)}`}>{t('warehouse.title')}</Link>
        <span>·</span>
        <span>{location}</span>
      </div>
      <div className="title">
        <h1 className="mono">{wave}</h1>
        {wanted > 0 && (
          <span className="soft num">
            {t('warehouse.pieces', { done: decimal(done, language), wanted: decimal(wanted, language) })}
          </span>
        )}
        {wanted > 0 && (
          <span className="progress" aria-hidden>
            <span style={{ width: `${(100 * done) / wanted}%` }} />
          </span>
        )}
      </div>
      {listed.isError && !listed.data ? (
        <Failure error={listed.error} retry={() => void listed.refetch()} />
      ) : listed.isPending ? (
        <Bones rows={6} />
      ) : jobs.length === 0 ? (
        <div className="panel">
          <Empty
            title={t('warehouse.waveGone')}
            action={
              <Button variant="default" component={Link} to="/warehouse">
                {t('warehouse.toList')}
              </Button>
            }
          >
            {t('warehouse.waveGoneMore')}
          </Empty>
        </div>
      ) : (
        <Picking
          key={wave}
          jobs={jobs}
          after={
            <div className="next">
              <Note tone="good">
                <strong>{t('warehouse.wavePicked')}</strong> {t('warehouse.wavePickedMore')}
              </Note>
              <Button size="md" component={Link} to={`/warehouse?at=${encodeURIComponent(location)}&step=pack`}>
                {t('warehouse.toPacking')}
              </Button>
            </div>
          }
        />
      )}
    </div>
  );
}
