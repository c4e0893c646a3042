import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Refund } from '../api/model';
import { tasksOf } from '../tasks/queries';
import { taskName } from '../tasks/words';
import { money } from '../ui/format';
import { Fact, Id, Note, Section, useLanguage } from '../ui/parts';
import { Status } from '../ui/status';
import { CustomerLink } from './facts';
import { Timeline } from './timeline';
import { Workflow } from './workflow';
import './orders.css';

/** Money that the payment provider could not give back, and how it is settled. */
export function RefundPage({ refund }: { refund: Refund }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const tasks = useQuery(tasksOf(refund.id));
  return (
    <div className="page">
      <div className="crumb">
        <Link to={`/orders/${encodeURIComponent(refund.orderId)}`}>{t('return.ofOrder')}</Link>
        <span>·</span>
        <span>{t('kind.REFUND')}</span>
        <Id id={refund.id} full />
      </div>
      <div className="title">
        <h1>
          {t('refund.title', { customer: refund.customerId })} · {money(refund.amount, refund.currency, language)}{' '}
          {refund.currency}
        </h1>
        <Status status={refund.status} />
      </div>
      <div className="order__notes">
        {refund.status === 'FAILED' && (
          <Note tone="bad">
            <strong>{t('refund.said')}</strong> {refund.reason}
          </Note>
        )}
        {refund.unanswered && <Note tone="warn">{t('refund.unanswered')}</Note>}
        {(tasks.data?.items ?? []).map((task) => (
          <Note tone="info" key={task.id}>
            <strong>{t('order.waitsFor')}</strong>{' '}
            <Link to={`/tasks/${encodeURIComponent(task.id)}`}>{taskName(task, t)}</Link>
          </Note>
        ))}
      </div>
      <div className="order__grid">
        <div style={{ minWidth: 0 }}>
          <Section title={t('refund.facts')}>
            <div className="panel panel--pad">
              <dl className="facts facts--across">
                <Fact label={t('order.customer')}>
                  <CustomerLink id={refund.customerId} />
                </Fact>
                <Fact label={t('refund.amount', { currency: refund.currency })}>
                  <span className="num">{money(refund.amount, refund.currency, language)}</span>
                </Fact>
                <Fact label={t('refund.for')}>{refund.reference}</Fact>
                <Fact label={t('refund.tries')}>
                  <span className="num">{refund.tries}</span>
                </Fact>
              </dl>
            </div>
          </Section>
          <Workflow orderId={refund.id} />
        </div>
        <div style={{ minWidth: 0 }}>
          <Section title={t('timeline.title')}>
            <Timeline orderId={refund.id} limit={14} />
          </Section>
        </div>
      </div>
    </div>
  );
}
