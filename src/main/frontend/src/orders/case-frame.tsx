import { useQuery } from '@tanstack/react-query';
import type { PropsWithChildren, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { tasksOf } from '../tasks/queries';
import { taskName } from '../tasks/words';
import { Id, Note, Section } from '../ui/parts';
import { Status } from '../ui/status';
import { Timeline } from './timeline';
import { Workflow } from './workflow';
import './orders.css';

interface Case {
  id: string;
  /** of which it has come */
  orderId: string;
  status: string;
}

/** The page of something that has come of an order: where it stands, what it waits for, what happened. */
export function CaseFrame(props: PropsWithChildren<{ of: Case; kind: string; title: string; notes: ReactNode }>) {
  const { of, kind, title, notes, children } = props;
  const { t } = useTranslation();
  return (
    <div className="page">
      <div className="crumb">
        <Link to={`/orders/${encodeURIComponent(of.orderId)}`}>{t('return.ofOrder')}</Link>
        <span>·</span>
        <span>{kind}</span>
        <Id id={of.id} full />
      </div>
      <div className="title">
        <h1>{title}</h1>
        <Status status={of.status} />
      </div>
      <div className="order__notes">
        {notes}
        <WaitsFor orderId={of.id} />
      </div>
      <div className="order__grid">
        <div style={{ minWidth: 0 }}>
          {children}
          <Workflow orderId={of.id} />
        </div>
        <div style={{ minWidth: 0 }}>
          <Section title={t('timeline.title')}>
            <Timeline orderId={of.id} limit={14} />
          </Section>
        </div>
      </div>
    </div>
  );
}

/** What people are asked about it. */
export function WaitsFor({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const tasks = useQuery(tasksOf(orderId));
  return (tasks.data?.items ?? []).map((task) => (
    <Note tone="info" key={task.id}>
      <strong>{t('order.waitsFor')}</strong>{' '}
      <Link to={`/tasks/${encodeURIComponent(task.id)}`}>{taskName(task, t)}</Link>
    </Note>
  ));
}
