import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Task } from '../api/model';
import { OrderFacts } from '../orders/facts';
import { SalesLines } from '../orders/lines';
import { order as orderQuery } from '../orders/queries';
import { Section } from '../ui/parts';
import { Shape } from '../ui/status';
import { consequence, outcomeName } from './words';

/**
 * What a person has to know to decide: why it is asked, the order, and what each answer leads to.
 *
 * @param bare no form of an analyst tells the reasons and the facts
 */
export function DecisionCase({ task, bare }: { task: Task; bare: boolean }) {
  const { t } = useTranslation();
  const order = useQuery({ ...orderQuery(task.orderId ?? ''), enabled: task.orderId !== undefined });
  return (
    <>
      {bare && task.reasons.length > 0 && (
        <Section title={t('decision.why')}>
          <ul className="panel reasons">
            {task.reasons.map((reason, index) => (
              <li key={index}>
                <span className="tone-warn">
                  <Shape shape="person" />
                </span>
                <span>{reason.text}</span>
                <span className="dim reasons__rule">{reason.rule}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {order.data && (order.data.kind === 'SALES' || order.data.kind === 'TRADE') ? (
        <Section
          title={t('decision.order')}
          aside={<Link to={`/orders/${order.data.id}`}>{t('decision.openOrder')}</Link>}
        >
          <div className="panel">
            <div style={{ padding: '12px 14px' }}>
              <OrderFacts order={order.data} extra={bare ? task.facts : []} />
            </div>
            {order.data.kind === 'SALES' && <SalesLines order={order.data} />}
          </div>
        </Section>
      ) : (
        bare &&
        task.facts.length > 0 && (
          <Section title={t('decision.facts')}>
            <dl className="panel panel--pad facts facts--across">
              {task.facts.map((fact) => (
                <div key={fact.label}>
                  <dt className="dim">{fact.label}</dt>
                  <dd className="num">{fact.value}</dd>
                </div>
              ))}
            </dl>
          </Section>
        )
      )}
      <Section title={t('decision.then')}>
        <dl className="panel then">
          {task.outcomes.map((outcome) => (
            <div key={outcome}>
              <dt>{outcomeName(outcome, t)}</dt>
              <dd className="soft">{consequence(task, outcome, t)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
