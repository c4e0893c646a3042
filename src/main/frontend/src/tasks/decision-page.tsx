import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Problem } from '../api/client';
import type { Task } from '../api/model';
import { useMay } from '../identity/session';
import { Timeline } from '../orders/timeline';
import { Bones, Empty, Failure, Id, Note, Section } from '../ui/parts';
import { AnswerBar } from './answer-bar';
import { Approvals } from './approvals';
import { Comments } from './comments';
import { DecisionCase } from './decision-case';
import { DecisionHead } from './decision-head';
import { form as formQuery, task as taskQuery } from './queries';
import { useAnswer } from './use-answer';
import { useQueue } from './use-queue';
import { groupName, keyOf, outcomeName } from './words';
import './tasks.css';

const TaskForm = lazy(() => import('./task-form'));

export default function DecisionPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const task = useQuery(taskQuery(id));
  if (task.isPending)
    return (
      <div className="page">
        <Bones rows={10} widths={[40, 30, 20]} />
      </div>
    );
  if (task.isError && !task.data)
    return (
      <div className="page">
        {task.error instanceof Problem && task.error.status === 404 ? (
          <Empty
            title={t('decision.gone')}
            action={
              <Button variant="default" component={Link} to="/tasks">
                {t('decision.toTasks')}
              </Button>
            }
          >
            {t('decision.goneMore')}
          </Empty>
        ) : (
          <Failure error={task.error} retry={() => void task.refetch()} />
        )}
      </div>
    );
  return <Decision key={id} task={task.data} />;
}

function Decision({ task }: { task: Task }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const queue = useQueue(task);
  const schema = useQuery({ ...formQuery(task.form ?? ''), enabled: Boolean(task.form) });
  const formAsks = schema.data?.components?.some((component) => component.key === 'comment') ?? false;

  const mine = may(...(task.groups ?? []));
  const barred = !task.open
    ? t('decision.decided', { outcome: outcomeName(task.outcome ?? '', t) })
    : task.whyNot && !mine
      ? t('decision.onlyGroup', { group: (task.groups ?? []).map((group) => groupName(group, t)).join(', ') })
      : task.whyNot;

  const answer = useAnswer(task, {
    barred: Boolean(barred),
    formAsks,
    taken: () => {
      const next = queue.after ?? queue.before;
      void navigate(next ? `/tasks/${encodeURIComponent(next.id)}` : '/tasks', { replace: true });
    },
  });

  useHotkeys(['a', 'r', 'q'], (_, hotkey) => {
    const found = task.outcomes.find((outcome, index) => keyOf(outcome, index) === hotkey.keys?.join(''));
    if (found) answer.give(found);
  });
  useHotkeys('c', answer.toComment, { preventDefault: true });
  useHotkeys('j', () => queue.goTo(queue.after));
  useHotkeys('k', () => queue.goTo(queue.before));
  useHotkeys('escape', () => void navigate('/tasks'));

  // shipments to pick or pack: the warehouse's own page works them piece by piece
  const lists = task.open && mine && /:(pickGoods|packParcels):/.test(task.id) ? task.reasons : [];

  // where the analyst drew a form, it tells the question, the reasons and the facts
  const bare = !task.form;

  return (
    <div className="page decision">
      <DecisionHead task={task} mine={mine} queue={queue} />
      {barred && (
        <div style={{ marginBottom: 16 }}>
          <Note tone={task.open ? 'warn' : 'info'}>
            {task.open && <strong>{t('decision.barred')}</strong>} {barred}
          </Note>
        </div>
      )}
      {lists.length > 0 && (
        <div style={{ marginBottom: 16 }}>
          <Note tone="info">
            {t('warehouse.byScanner')}{' '}
            {lists.map((list) => (
              <Link key={list.rule} to={`/warehouse/${encodeURIComponent(list.rule)}`} className="mono">
                {list.rule}{' '}
              </Link>
            ))}
          </Note>
        </div>
      )}
      <div className="decision__grid">
        <div className="decision__main">
          {bare && task.documentation && <p className="decision__lead">{task.documentation}</p>}
          {task.form && (
            <section className="section panel panel--pad" aria-label={t('decision.form')}>
              {schema.isError ? (
                <Failure error={schema.error} retry={() => void schema.refetch()} />
              ) : (
                <Suspense fallback={<Bones rows={5} widths={[60]} />}>
                  {schema.data ? (
                    <TaskForm task={task} schema={schema.data} ref={answer.form} readOnly={Boolean(barred)} />
                  ) : (
                    <Bones rows={5} widths={[60]} />
                  )}
                </Suspense>
              )}
            </section>
          )}
          <DecisionCase task={task} bare={bare} />
        </div>
        <div className="decision__side">
          <Approvals approvals={task.approvals} group={task.group} />
          <Comments task={task} />
          {task.orderId && (
            <Section title={t('decision.history')} aside={<Id id={task.orderId} />}>
              <Timeline orderId={task.orderId} limit={6} />
            </Section>
          )}
        </div>
      </div>
      {task.open && <AnswerBar task={task} answer={answer} barred={barred} formAsks={formAsks} />}
    </div>
  );
}
