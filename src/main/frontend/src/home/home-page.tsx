import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Order } from '../api/model';
import { usePerson } from '../identity/session';
import { orderList } from '../orders/queries';
import { orderSubject } from '../orders/subject';
import { openTasks } from '../tasks/queries';
import { groupName, reasonLine, taskName } from '../tasks/words';
import { useNow } from '../ui/format';
import { Bones, Empty, Failure, Id, Section, shortId, useLanguage, When } from '../ui/parts';
import { Shape, Status } from '../ui/status';
import '../tasks/tasks.css';

const attention = ['ON_HOLD', 'BACKORDERED', 'SUSPENDED'] as const;

export default function HomePage() {
  const { t } = useTranslation();
  const person = usePerson();
  const navigate = useNavigate();
  const now = useNow();
  const tasks = useQuery(openTasks);
  // most urgent first: what is due soonest, then what waits longest
  const mine = [...(tasks.data?.items ?? [])].sort(
    (a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.createdAt.localeCompare(b.createdAt),
  );
  const late = mine.filter((task) => task.dueAt && Date.parse(task.dueAt) < now).length;
  const hour = new Date(now).getHours();
  const greeting = hour < 11 ? 'morning' : hour < 18 ? 'day' : 'evening';

  return (
    <div className="page" style={{ maxWidth: 1100 }}>
      <div className="title">
        <h1>{t(`home.${greeting}`, { name: person.name ?? person.id })}</h1>
        {tasks.data && (
          <span className="soft">
            {t('home.waiting', { count: mine.length })}
            {late > 0 && ` · ${t('home.late', { count: late })}`}
          </span>
        )}
      </div>
      <Section title={t('home.tasks')} aside={mine.length > 0 && <Link to="/tasks">{t('home.allTasks')}</Link>}>
        <div className="panel">
          {tasks.isError && !tasks.data ? (
            <Failure error={tasks.error} retry={() => void tasks.refetch()} />
          ) : tasks.isPending ? (
            <Bones rows={4} />
          ) : mine.length === 0 ? (
            <Empty title={t('tasks.none')}>{t('tasks.noneMore')}</Empty>
          ) : (
            <table className="table table--rows">
              <tbody>
                {mine.slice(0, 8).map((task) => (
                  <tr key={task.id} onClick={() => void navigate(`/tasks/${encodeURIComponent(task.id)}`)}>
                    <td className="nowrap">
                      <Link to={`/tasks/${encodeURIComponent(task.id)}`} style={{ color: 'inherit', fontWeight: 550 }}>
                        {taskName(task, t)}
                      </Link>
                    </td>
                    <td className="mono soft nowrap">{task.orderId ? shortId(task.orderId) : ''}</td>
                    <td className="soft wide tasks__why" style={{ width: '60%' }}>
                      {reasonLine(task)}
                    </td>
                    <td className="wide nowrap dim">{groupName(task.group, t)}</td>
                    <td className="r">
                      {task.dueAt && Date.parse(task.dueAt) < now ? (
                        <span className="status tone-bad">
                          <Shape shape="warn" />
                          <span>
                            {t('tasks.overdue')} <When at={task.dueAt} since />
                          </span>
                        </span>
                      ) : (
                        <When at={task.dueAt ?? task.createdAt} />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </Section>
      <NeedAttention />
    </div>
  );
}

/** Orders that stand still for a reason nobody has a task for. */
function NeedAttention() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const lists = [
    useQuery(orderList({ status: attention[0] }, 10)),
    useQuery(orderList({ status: attention[1] }, 10)),
    useQuery(orderList({ status: attention[2] }, 10)),
  ];
  const failed = lists.find((list) => list.isError && !list.data);
  const rows: Order[] = lists
    .flatMap((list) => list.data?.items ?? [])
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
    .slice(0, 12);
  return (
    <Section title={t('home.attention')} aside={<Link to="/orders?state=open">{t('home.openOrders')}</Link>}>
      <div className="panel">
        {failed ? (
          <Failure error={failed.error} retry={() => void failed.refetch()} />
        ) : lists.some((list) => list.isPending) ? (
          <Bones rows={3} />
        ) : rows.length === 0 ? (
          <Empty title={t('home.calm')}>{t('home.calmMore')}</Empty>
        ) : (
          <table className="table table--rows">
            <tbody>
              {rows.map((order) => (
                <tr key={order.id} onClick={() => void navigate(`/orders/${order.id}`)}>
                  <td className="nowrap">
                    <Status status={order.status} />
                  </td>
                  <td style={{ width: '60%' }}>
                    <Link to={`/orders/${order.id}`} style={{ color: 'inherit' }}>
                      {orderSubject(order, t, language)}
                    </Link>
                  </td>
                  <td className="wide">
                    <Id id={order.id} />
                  </td>
                  <td className="r">
                    <When at={order.createdAt} since />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Section>
  );
}
