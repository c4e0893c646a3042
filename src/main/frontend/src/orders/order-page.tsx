import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { Problem } from '../api/client';
import type { Order } from '../api/model';
import { Bones, Empty, Failure, Id, Note, Section, useLanguage, When } from '../ui/parts';
import { isDone, Status } from '../ui/status';
import { AlgorithmControl } from '../trading/algorithm-control';
import { Routes } from '../trading/routes';
import { OrderActions } from './actions';
import { WaitsFor } from './case-frame';
import { OrderFacts } from './facts';
import { Filled, Fills } from './fills';
import { SalesLines } from './lines';
import { order as orderQuery } from './queries';
import { RefundPage } from './refund-page';
import { OwedRefunds, Refunds } from './refunds';
import { ReturnPage } from './return-page';
import { Shipments } from './shipments';
import { orderSubject } from './subject';
import { Timeline } from './timeline';
import { Workflow } from './workflow';
import './orders.css';

export default function OrderPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const order = useQuery(orderQuery(id));
  useHotkeys('escape', () => void navigate('/orders'));
  if (order.isPending)
    return (
      <div className="page">
        <Bones rows={10} widths={[40, 30, 20]} />
      </div>
    );
  if (order.isError && !order.data)
    return (
      <div className="page">
        {order.error instanceof Problem && order.error.status === 404 ? (
          <Empty
            title={t('order.unknown')}
            action={
              <Button variant="default" component={Link} to="/orders">
                {t('order.toOrders')}
              </Button>
            }
          >
            {t('order.unknownMore')}
          </Empty>
        ) : (
          <Failure error={order.error} retry={() => void order.refetch()} />
        )}
      </div>
    );
  if (order.data.kind === 'PURCHASE') return <Navigate to={`/purchasing/${encodeURIComponent(id)}`} replace />;
  if (order.data.kind === 'REFUND') return <RefundPage refund={order.data} />;
  return order.data.kind === 'RETURN' ? <ReturnPage goods={order.data} /> : <OrderView order={order.data} />;
}

function OrderView({ order }: { order: Order }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const refunds = order.kind === 'SALES' ? (order.payment.refunds ?? []) : [];
  const refusals =
    order.status === 'REJECTED'
      ? [
          ...(order.kind === 'SALES' ? [order.payment.reason] : order.routes.map((route) => route.endedBecause)),
          ...order.findings.map((finding) => finding.text),
        ].filter((text) => text)
      : [];
  return (
    <div className="page">
      <div className="crumb">
        <Link to="/orders">{t('orders.title')}</Link>
        <span>·</span>
        <span>{t(`kind.${order.kind}`)}</span>
        <Id id={order.id} full />
      </div>
      <div className="title">
        <h1>{orderSubject(order, t, language)}</h1>
        <Status status={order.status} />
        <div className="title__actions">
          <OrderActions order={order} />
        </div>
      </div>
      <div className="order__notes">
        {refusals.length > 0 && (
          <Note tone="bad">
            <strong>{t('order.refused')}</strong> {refusals.join(' ')}
          </Note>
        )}
        {order.holds.map((hold) => (
          <Note tone="warn" key={hold.type + hold.since}>
            <strong>{t('order.held', { type: t(`holdType.${hold.type}`) })}</strong> {hold.reason}
            {hold.by && (
              <span className="soft">
                {' '}
                · {hold.by} · <When at={hold.since} />
              </span>
            )}
          </Note>
        ))}
        {refunds.length > 0 && <OwedRefunds refunds={refunds} />}
        <WaitsFor orderId={order.id} />
      </div>
      <div className="order__grid">
        <div style={{ minWidth: 0 }}>
          <Section title={t('order.facts')}>
            <div className="panel panel--pad">
              <OrderFacts order={order} />
            </div>
          </Section>
          {order.kind === 'SALES' ? (
            <Section title={t('order.lines')}>
              <div className="panel">
                <SalesLines order={order} />
              </div>
            </Section>
          ) : (
            <>
              <Section title={t('fills.title')}>
                <div className="panel">
                  <Filled order={order} />
                  <Fills order={order} />
                </div>
              </Section>
              <AlgorithmControl order={order} />
              {(order.routes.length > 0 || !isDone(order.status)) && (
                <Section title={t('order.routes')} note={t(`strategy.${order.routing.strategy}`)}>
                  <div className="panel">
                    <Routes order={order} />
                  </div>
                </Section>
              )}
            </>
          )}
          {order.kind === 'SALES' && order.shipments.length > 0 && <Shipments shipments={order.shipments} />}
          {order.kind === 'SALES' && refunds.length > 0 && <Refunds order={order} refunds={refunds} />}
          <Workflow orderId={order.id} />
        </div>
        <div style={{ minWidth: 0 }}>
          <Section title={t('timeline.title')}>
            <Timeline orderId={order.id} limit={14} />
          </Section>
        </div>
      </div>
    </div>
  );
}
