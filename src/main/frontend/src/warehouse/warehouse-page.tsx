import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Job } from '../api/model';
import { useMay } from '../identity/session';
import { decimal } from '../ui/format';
import { Bones, Empty, Failure, useLanguage, When } from '../ui/parts';
import { ShipmentState } from '../orders/shipments';
import { HandOverDialog } from './hand-over-dialog';
import { most, openJobs } from './queries';
import { plain, sum, takes } from './scan';
import { ScanField } from './scan-field';
import { useScans, VerdictPanel } from './scans';
import { WaveDialog } from './wave-dialog';
import './warehouse.css';

const steps = {
  pick: ['PICKING'],
  pack: ['PICKED'],
  booking: ['PACKED', 'ASKED'],
  driver: ['BOOKED'],
} satisfies Record<string, Job['state'][]>;
type Step = keyof typeof steps;

const isStep = (text: string | null): text is Step => text !== null && text in steps;
const kept = 'tandem.warehouse.location';

/** Everything that one location has to pick, pack and hand over, and the scan that opens any of it. */
export default function WarehousePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const [parameters, setParameters] = useSearchParams();
  const jobs = useQuery(openJobs);
  const [dialog, setDialog] = useState<'wave' | 'driver'>();
  const all = jobs.data ?? [];
  const wanted = parameters.get('at') || localStorage.getItem(kept);
  const locations = [...new Set([...all.map((job) => job.location), ...(wanted ? [wanted] : [])])].sort();
  const location = wanted ?? locations[0];
  const here = all.filter((job) => job.location === location);
  const asked = parameters.get('step');
  const step: Step = isStep(asked) ? asked : 'pick';
  const inStep = (one: Step) => here.filter((job) => (steps[one] as string[]).includes(job.state));
  const shown = inStep(step);
  const set = (name: string, value: string) =>
    setParameters(
      (before) => {
        before.set(name, value);
        return before;
      },
      { replace: true },
    );

  const scans = useScans(async (typed) => {
    const code = plain(typed);
    const same = (other: string | null | undefined) => other?.toLowerCase() === code.toLowerCase();
    if (/^wave-/i.test(code)) {
      void navigate(`/warehouse/waves/${encodeURIComponent(code.toUpperCase())}`);
      return { tone: 'info', says: code };
    }
    if (/^man-/i.test(code)) {
      void navigate(`/warehouse/manifests/${encodeURIComponent(code.toUpperCase())}`);
      return { tone: 'info', says: code };
    }
    const latest = (await jobs.refetch()).data ?? [];
    const found = latest.find(
      (job) =>
        same(job.id) || same(job.orderId) || same(job.tracking) || job.parcels.some((parcel) => same(parcel.sscc)),
    );
    if (!found) return { tone: 'bad', says: t('warehouse.noJob', { code }), more: t('warehouse.noJobMore') };
    void navigate(`/warehouse/${encodeURIComponent(found.id)}`);
    return { tone: 'info', says: found.consignee };
  });

  return (
    <div className="page warehouse">
      <div className="title">
        <h1>{t('warehouse.title')}</h1>
        {locations.length === 1 && <span className="soft">{location}</span>}
        {locations.length > 1 && (
          <SegmentedControl
            size="sm"
            aria-label={t('inventory.location')}
            data={locations}
            value={location ?? ''}
            onChange={(value) => {
              localStorage.setItem(kept, value);
              set('at', value);
            }}
          />
        )}
        {may('WAREHOUSE') && (
          <div className="title__actions">
            {step === 'pick' && (
              <Button size="md" disabled={!inStep('pick').some((job) => !job.wave)} onClick={() => setDialog('wave')}>
                {t('warehouse.startWave')}
              </Button>
            )}
            {step === 'driver' && (
              <Button size="md" disabled={shown.length === 0} onClick={() => setDialog('driver')}>
                {t('warehouse.closeManifest')}
              </Button>
            )}
          </div>
        )}
      </div>
      <ScanField label={t('warehouse.scanJob')} hint={t('warehouse.scanJob')} onScan={scans.scan} />
      {scans.shown && <VerdictPanel verdict={scans.shown} idle="" />}
      <div className="steps" role="tablist" aria-label={t('warehouse.steps')}>
        {(Object.keys(steps) as Step[]).map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === step}
            className="steps__step"
            onClick={() => set('step', one)}
          >
            <strong className="num">
              {inStep(one).length}
              {all.length === most && '+'}
            </strong>
            <span>{t(`warehouse.step.${one}`)}</span>
          </button>
        ))}
      </div>
      <div className="panel table-wrap">
        {jobs.isError && !jobs.data ? (
          <Failure error={jobs.error} retry={() => void jobs.refetch()} />
        ) : jobs.isPending ? (
          <Bones rows={6} widths={[20, 30, 20, 10]} />
        ) : shown.length === 0 ? (
          <Empty title={t(`warehouse.nothing.${step}`)}>{t(`warehouse.nothingMore.${step}`)}</Empty>
        ) : (
          <Jobs jobs={shown} step={step} />
        )}
      </div>
      {dialog === 'wave' && location && (
        <WaveDialog
          location={location}
          waiting={inStep('pick').filter((job) => !job.wave).length}
          close={() => setDialog(undefined)}
        />
      )}
      {dialog === 'driver' && location && (
        <HandOverDialog location={location} jobs={inStep('driver')} close={() => setDialog(undefined)} />
      )}
    </div>
  );
}

/** Waves in one row each, then shipments on their own, oldest first. */
function Jobs({ jobs, step }: { jobs: Job[]; step: Step }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const waves = step === 'pick' ? [...new Set(jobs.flatMap((job) => (job.wave ? [job.wave] : [])))] : [];
  const alone = jobs.filter((job) => step !== 'pick' || !job.wave);
  const path = (job: Job) => `/warehouse/${encodeURIComponent(job.id)}`;
  return (
    <table className="table table--rows big">
      <thead>
        <tr>
          <th>{t('warehouse.for')}</th>
          <th className="wide">{t(step === 'driver' || step === 'booking' ? 'warehouse.parcels' : 'order.items')}</th>
          <th className="wide">{t('warehouse.ordered')}</th>
          <th>{t('warehouse.progress')}</th>
        </tr>
      </thead>
      <tbody>
        {waves.map((wave) => {
          const members = jobs.filter((job) => job.wave === wave);
          const list = takes(members);
          const wanted = sum(list.map((take) => take.wanted));
          const to = `/warehouse/waves/${encodeURIComponent(wave)}`;
          return (
            <tr key={wave} onClick={() => void navigate(to)}>
              <td>
                <Link to={to} className="mono strong">
                  {wave}
                </Link>
                <div className="soft">{t('warehouse.shipments', { count: members.length })}</div>
              </td>
              <td className="wide soft">{t('warehouse.itemCount', { count: list.length })}</td>
              <td className="wide">
                <When at={members[0]?.since} />
              </td>
              <td className="num">
                {t('warehouse.pieces', {
                  done: decimal(wanted - sum(list.map((take) => take.open)), language),
                  wanted: decimal(wanted, language),
                })}
              </td>
            </tr>
          );
        })}
        {alone.map((job) => (
          <tr key={job.id} onClick={() => void navigate(path(job))}>
            <td>
              <Link to={path(job)} className="strong">
                {job.consignee}
              </Link>
              <div className="soft">{job.destination}</div>
            </td>
            <td className="wide">
              {job.parcels.length > 0
                ? job.parcels.map((parcel) => (
                    <div className="mono" key={parcel.sscc}>
                      {parcel.sscc}
                    </div>
                  ))
                : takes([job])
                    .map((take) => `${decimal(take.wanted, language)} × ${take.sku}`)
                    .join(', ')}
            </td>
            <td className="wide">
              <When at={job.since} />
            </td>
            <td>
              <ShipmentState state={job.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
