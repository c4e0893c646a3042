import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Problem } from '../api/client';
import type { Job } from '../api/model';
import { Bones, Empty, Failure, Id, Note } from '../ui/parts';
import { ShipmentState } from '../orders/shipments';
import { Packing } from './packing';
import { Packed } from './packed';
import { Picking } from './picking';
import { job as jobQuery } from './queries';
import { toPick } from './scan';
import './warehouse.css';

/** The house is at it: what it does next comes within seconds. */
const moves = (job: Job) =>
  (job.state === 'PICKING' && !toPick(job)) || job.state === 'PACKED' || job.state === 'ASKED';

/** One shipment, with what is to be done with it now and nothing else. */
export default function ShipmentPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const job = useQuery({
    ...jobQuery(id),
    refetchInterval: (query) => (query.state.data && moves(query.state.data) ? 1_000 : 5_000),
    retry: (count, error) => count < 2 && !(error instanceof Problem && error.status < 500 && error.status > 0),
  });
  if (job.isPending)
    return (
      <div className="page">
        <Bones rows={8} widths={[30, 40, 20]} />
      </div>
    );
  if (!job.data)
    return (
      <div className="page">
        {job.error instanceof Problem && job.error.status === 404 ? (
          <Empty
            title={t('warehouse.unknown', { id })}
            action={
              <Button variant="default" component={Link} to="/warehouse">
                {t('warehouse.toList')}
              </Button>
            }
          >
            {t('warehouse.unknownMore')}
          </Empty>
        ) : (
          <Failure error={job.error} retry={() => void job.refetch()} />
        )}
      </div>
    );
  return <Shipment key={id} job={job.data} />;
}

function Shipment({ job }: { job: Job }) {
  const { t } = useTranslation();
  return (
    <div className="page warehouse">
      <div className="crumb">
        <Link to={`/warehouse?at=${encodeURIComponent(job.location)}`}>{t('warehouse.title')}</Link>
        <span>·</span>
        <span>{job.location}</span>
        {job.wave && (
          <>
            <span>·</span>
            <Link to={`/warehouse/waves/${encodeURIComponent(job.wave)}`} className="mono">
              {job.wave}
            </Link>
          </>
        )}
        <span>·</span>
        <Id id={job.id} full />
      </div>
      <div className="title">
        <h1>
          {job.consignee}
          <span className="soft"> · {job.destination}</span>
        </h1>
        <ShipmentState state={job.state} />
        <div className="title__actions">
          <Button variant="default" component={Link} to={`/orders/${encodeURIComponent(job.orderId)}`}>
            {t('decision.openOrder')}
          </Button>
        </div>
      </div>
      <Stage job={job} />
    </div>
  );
}

function Stage({ job }: { job: Job }) {
  const { t } = useTranslation();
  switch (job.state) {
    case 'PICKING':
      return (
        <Picking
          jobs={[job]}
          after={
            <div className="next">
              <Note tone="good">
                <strong>{t('warehouse.picked')}</strong> {t('warehouse.pickedMore')}
              </Note>
            </div>
          }
        />
      );
    case 'PICKED':
      return <Packing job={job} />;
    default:
      return <Packed job={job} />;
  }
}
