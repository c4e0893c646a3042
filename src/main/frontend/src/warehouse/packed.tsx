import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Job } from '../api/model';
import { useMay } from '../identity/session';
import { Failure, Id, Note } from '../ui/parts';
import { Parcels } from './parcels';
import { handOver, openJobs, remember } from './queries';

const tones: Partial<Record<Job['state'], 'good' | 'bad' | 'info' | 'warn'>> = {
  BOOKED: 'good',
  UNDERWAY: 'good',
  DELIVERED: 'good',
  REFUSED: 'bad',
  LOST: 'bad',
  CANCELLED: 'warn',
};

/** In boxes: what the carrier says, its labels, and the driver. */
export function Packed({ job }: { job: Job }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const others = useQuery(openJobs);
  const next = others.data?.find((one) => one.state === 'PICKED' && one.location === job.location && one.id !== job.id);
  const driver = useMutation({
    mutationFn: () => handOver(job.id),
    onSuccess: (left) => {
      remember(queries, left);
      void queries.invalidateQueries({ queryKey: ['warehouse', 'jobs'] });
    },
  });
  return (
    <>
      <div className="next">
        <Note tone={tones[job.state] ?? 'info'}>
          <strong>{t(`warehouse.says.${job.state}`)}</strong> {t(`warehouse.saysMore.${job.state}`)}
          {job.service && (
            <div>
              {t('warehouse.service')}: {job.service.name}
            </div>
          )}
          {job.tracking && (
            <div>
              {t('shipment.tracking')} <Id id={job.tracking} full />
            </div>
          )}
        </Note>
        {may('WAREHOUSE') && job.state === 'BOOKED' && (
          <Button size="md" loading={driver.isPending} onClick={() => driver.mutate()}>
            {t('warehouse.handOver')}
          </Button>
        )}
        {may('WAREHOUSE') && next && (
          <Button size="md" variant="default" component={Link} to={`/warehouse/${encodeURIComponent(next.id)}`}>
            {t('warehouse.nextToPack')}
          </Button>
        )}
      </div>
      {driver.isError && <Failure error={driver.error} />}
      <Parcels job={job} />
    </>
  );
}
