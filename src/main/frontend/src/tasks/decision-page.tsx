import { ActionIcon, Button, Textarea, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Problem } from '../api/client';
import type { Task } from '../api/model';
import { useMay, usePerson } from '../identity/session';
import { OrderFacts } from '../orders/facts';
import { SalesLines } from '../orders/lines';
import { order as orderQuery } from '../orders/queries';
import { Timeline } from '../orders/timeline';
import { useNow } from '../ui/format';
import { Bones, Empty, Failure, Id, Note, Section, When } from '../ui/parts';
import { Shape } from '../ui/status';
import { Approvals } from './approvals';
import { Comments } from './comments';
import { claim, complete, form as formQuery, openTasks, release, task as taskQuery } from './queries';
import { consequence, groupName, isQuestion, isRefusal, keyOf, outcomeName, taskName } from './words';
import './tasks.css';
import type { FormHandle } from './task-form';

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
  const queries = useQueryClient();
  const person = usePerson();
  const may = useMay();
  const now = useNow();
  const queue = useQuery(openTasks);
  const order = useQuery({ ...orderQuery(task.orderId ?? ''), enabled: task.orderId !== undefined });
  const schema = useQuery({ ...formQuery(task.form ?? ''), enabled: Boolean(task.form) });
  // the analyst's form may ask for the comment itself; then there is no second box for it
  const formAsks = schema.data?.components?.some((component) => component.key === 'comment') ?? false;
  const [comment, setComment] = useState('');
  const [asking, setAsking] = useState<string>();
  const [incomplete, setIncomplete] = useState(false);
  const commentBox = useRef<HTMLTextAreaElement>(null);
  const form = useRef<FormHandle>(null);

  const items = queue.data?.items ?? [];
  const place = items.findIndex((each) => each.id === task.id);
  const before = items[place - 1];
  const after = items[place + 1];
  const goTo = (other: Task | undefined) =>
    other && void navigate(`/tasks/${encodeURIComponent(other.id)}`, { replace: true });

  const decide = useMutation({
    mutationFn: ({
      outcome,
      words,
      variables,
    }: {
      outcome: string;
      words: string;
      variables: Record<string, unknown>;
    }) => complete(task.id, { outcome, comment: words, variables }),
    onSuccess: (_, { outcome }) => {
      notifications.show({
        message: t('decision.noted', { outcome: outcomeName(outcome, t), task: taskName(task, t) }),
      });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      void queries.invalidateQueries({ queryKey: ['orders'] });
      if (task.orderId) void queries.invalidateQueries({ queryKey: ['order', task.orderId] });
      const next = after ?? before;
      void navigate(next ? `/tasks/${encodeURIComponent(next.id)}` : '/tasks', { replace: true });
    },
  });
  const assign = useMutation({
    mutationFn: () => (task.assignee === person.id ? release(task.id) : claim(task.id)),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['task', task.id] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });

  /** A refusal and a question need words; asking for them is the first press, the second one sends. */
  function answer(outcome: string) {
    if (barred || decide.isPending) return;
    const filled = form.current ? form.current.submit() : {};
    setIncomplete(filled === null);
    if (filled === null) return;
    const { comment: written, ...variables } = filled;
    const words = (formAsks ? String(written ?? '') : comment).trim();
    if ((isRefusal(outcome) || isQuestion(outcome)) && words === '') {
      setAsking(outcome);
      if (formAsks) form.current?.focus('comment');
      else commentBox.current?.focus();
      return;
    }
    setAsking(undefined);
    decide.mutate({ outcome, words, variables });
  }

  const keyed = task.outcomes.map((outcome, index) => ({ outcome, key: keyOf(outcome, index) }));
  useHotkeys(['a', 'r', 'q'], (_, hotkey) => {
    const found = keyed.find(({ key }) => key === hotkey.keys?.join(''));
    if (found) answer(found.outcome);
  });
  useHotkeys('c', () => (formAsks ? form.current?.focus('comment') : commentBox.current?.focus()), {
    preventDefault: true,
  });
  useHotkeys('j', () => goTo(after));
  useHotkeys('k', () => goTo(before));
  useHotkeys('escape', () => void navigate('/tasks'));

  const mine = may(...(task.groups ?? []));
  const barred = !task.open
    ? t('decision.decided', { outcome: outcomeName(task.outcome ?? '', t) })
    : task.whyNot && !mine
      ? t('decision.onlyGroup', { group: (task.groups ?? []).map((group) => groupName(group, t)).join(', ') })
      : task.whyNot;

  // shipments to pick or pack: the warehouse's own page works them piece by piece
  const lists = task.open && mine && /:(pickGoods|packParcels):/.test(task.id) ? task.reasons : [];

  // where the analyst drew a form, it tells the question, the reasons and the facts
  const bare = !task.form;
  const overdue = task.dueAt !== undefined && task.dueAt !== null && Date.parse(task.dueAt) < now;

  return (
    <div className="page decision">
      <div className="crumb">
        <Link to="/tasks">{t('tasks.title')}</Link>
        {place >= 0 && <span>· {t('decision.place', { place: place + 1, count: items.length })}</span>}
      </div>
      <div className="title">
        <h1>{taskName(task, t)}</h1>
        <span className="soft">
          {task.assignee
            ? t('decision.with', { who: task.assignee })
            : t('decision.for', { group: groupName(task.group, t) })}
          {' · '}
          <When at={task.createdAt} />
          {task.dueAt && (
            <>
              {' · '}
              {overdue ? (
                <span className="status tone-bad">
                  <Shape shape="warn" />
                  <span>
                    {t('tasks.overdue')} <When at={task.dueAt} since />
                  </span>
                </span>
              ) : (
                <>
                  {t('decision.due')} <When at={task.dueAt} />
                </>
              )}
            </>
          )}
        </span>
        <div className="title__actions">
          {task.open && mine && (!task.assignee || task.assignee === person.id) && (
            <Button variant="default" loading={assign.isPending} onClick={() => assign.mutate()}>
              {task.assignee ? t('decision.release') : t('decision.claim')}
            </Button>
          )}
          <Tooltip label={t('decision.previous')}>
            <ActionIcon
              variant="default"
              size={30}
              disabled={!before}
              onClick={() => goTo(before)}
              aria-label={t('decision.previous')}
            >
              <IconChevronUp size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('decision.next')}>
            <ActionIcon
              variant="default"
              size={30}
              disabled={!after}
              onClick={() => goTo(after)}
              aria-label={t('decision.next')}
            >
              <IconChevronDown size={16} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      {assign.isError && <Failure error={assign.error} />}
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
                    <TaskForm task={task} schema={schema.data} ref={form} readOnly={Boolean(barred)} />
                  ) : (
                    <Bones rows={5} widths={[60]} />
                  )}
                </Suspense>
              )}
            </section>
          )}
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
      {task.open && (
        <div className="answer">
          {decide.isError && <Failure error={decide.error} />}
          <div className="answer__row">
            {(asking || incomplete) && formAsks && (
              <span className="answer__need tone-bad" role="alert">
                {incomplete
                  ? t('decision.formWrong')
                  : t(`decision.need.${isQuestion(asking ?? '') ? 'ASK' : 'REJECT'}`)}
              </span>
            )}
            {!formAsks && (
              <Textarea
                ref={commentBox}
                className="answer__comment"
                aria-label={t('decision.comment')}
                placeholder={
                  asking ? t(`decision.say.${isQuestion(asking) ? 'ASK' : 'REJECT'}`) : t('decision.comment')
                }
                error={
                  asking && comment.trim() === ''
                    ? t(`decision.need.${isQuestion(asking) ? 'ASK' : 'REJECT'}`)
                    : undefined
                }
                autosize
                minRows={1}
                maxRows={5}
                size="sm"
                disabled={Boolean(barred)}
                value={comment}
                onChange={(event) => setComment(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') event.currentTarget.blur();
                  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && asking) answer(asking);
                }}
              />
            )}
            <div className="answer__buttons">
              {keyed.map(({ outcome, key }, index) => (
                <Tooltip key={outcome} label={barred ?? consequence(task, outcome, t)} multiline maw={320}>
                  <Button
                    size="sm"
                    variant={index === 0 ? 'filled' : 'default'}
                    color={isRefusal(outcome) ? 'red' : undefined}
                    aria-disabled={Boolean(barred)}
                    data-disabled={barred ? true : undefined}
                    loading={decide.isPending && decide.variables.outcome === outcome}
                    onClick={() => answer(outcome)}
                  >
                    {outcomeName(outcome, t)}
                    {key && <kbd>{key.toUpperCase()}</kbd>}
                  </Button>
                </Tooltip>
              ))}
            </div>
          </div>
        </div>
      )}
    </div>
  );
}
