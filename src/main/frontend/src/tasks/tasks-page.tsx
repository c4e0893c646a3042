import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Task } from '../api/model';
import { usePerson } from '../identity/session';
import { useNow } from '../ui/format';
import { Bones, Empty, Failure, shortId, When } from '../ui/parts';
import { useRows } from '../ui/rows';
import { Shape } from '../ui/status';
import { BulkDialog } from './bulk-dialog';
import { openTasks } from './queries';
import { groupName, reasonLine, taskName } from './words';
import './tasks.css';

type View = 'all' | 'mine' | 'free' | 'overdue';

export default function TasksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const person = usePerson();
  const now = useNow();
  const tasks = useQuery(openTasks);
  const [parameters, setParameters] = useSearchParams();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState(false);
  const filterBox = useRef<HTMLInputElement>(null);

  const view = (parameters.get('view') ?? 'all') as View;
  const text = parameters.get('text') ?? '';
  const name = parameters.get('name');
  const set = (key: string, value: string | null) =>
    setParameters(
      (before) => {
        if (value) before.set(key, value);
        else before.delete(key);
        return before;
      },
      { replace: true },
    );

  const all = useMemo(() => tasks.data?.items ?? [], [tasks.data]);
  const isOverdue = (task: Task) => task.dueAt !== undefined && task.dueAt !== null && Date.parse(task.dueAt) < now;
  const inView: Record<View, (task: Task) => boolean> = {
    all: () => true,
    mine: (task) => task.assignee === person.id,
    free: (task) => !task.assignee,
    overdue: isOverdue,
  };
  const shown = all.filter(
    (task) =>
      inView[view](task) &&
      (!name || taskName(task, t) === name) &&
      (!text ||
        [task.orderId, taskName(task, t), task.assignee, ...task.facts.map((fact) => fact.value)].some((value) =>
          value?.toLowerCase().includes(text.toLowerCase()),
        )),
  );
  const names = [...new Set(all.map((task) => taskName(task, t)))].sort();
  const chosen = shown.filter((task) => selected.has(task.id));

  const open = (task: Task) => void navigate(`/tasks/${encodeURIComponent(task.id)}`);
  const toggle = (task: Task) =>
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(task.id)) after.add(task.id);
      return after;
    });
  const { current, setCurrent } = useRows(shown, { open, select: toggle });
  useHotkeys('f', () => filterBox.current?.focus(), { preventDefault: true });

  const count = (which: View) => all.filter(inView[which]).length;

  return (
    <div className="page">
      <div className="title">
        <h1>{t('tasks.title')}</h1>
        <div className="title__actions">
          {chosen.length > 0 && (
            <>
              <Button variant="default" onClick={() => setSelected(new Set())}>
                {t('tasks.clear')}
              </Button>
              <Button onClick={() => setBulk(true)}>{t('tasks.decideOn', { count: chosen.length })}</Button>
            </>
          )}
        </div>
      </div>
      <div className="filters">
        <SegmentedControl
          aria-label={t('tasks.view')}
          value={view}
          onChange={(value) => set('view', value === 'all' ? null : value)}
          data={(['all', 'mine', 'free', 'overdue'] as const).map((which) => ({
            value: which,
            label: `${t(`tasks.views.${which}`)} ${tasks.data ? count(which) : ''}`,
          }))}
        />
        {names.length > 1 && (
          <Select
            aria-label={t('tasks.kind')}
            placeholder={t('tasks.anyKind')}
            data={names}
            value={name}
            onChange={(value) => set('name', value)}
            clearable
            w={190}
          />
        )}
        <TextInput
          ref={filterBox}
          aria-label={t('tasks.filter')}
          placeholder={t('tasks.filter')}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => set('text', event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          w={220}
        />
      </div>
      {tasks.isError && !tasks.data ? (
        <Failure error={tasks.error} retry={() => void tasks.refetch()} />
      ) : (
        <div className="panel">
          {tasks.isPending ? (
            <Bones widths={[24, 12, 30, 10, 10]} rows={9} />
          ) : shown.length === 0 ? (
            all.length === 0 ? (
              <Empty title={t('tasks.none')}>{t('tasks.noneMore')}</Empty>
            ) : (
              <Empty
                title={t('tasks.noMatch')}
                action={
                  <Button variant="default" onClick={() => setParameters({}, { replace: true })}>
                    {t('ui.clearFilters')}
                  </Button>
                }
              >
                {t('tasks.noMatchMore', { count: all.length })}
              </Empty>
            )
          ) : (
            <div className="table-wrap">
              <table className="table table--rows tasks">
                <thead>
                  <tr>
                    <th className="tasks__check">
                      <Checkbox
                        aria-label={t('tasks.selectAll')}
                        checked={chosen.length === shown.length}
                        indeterminate={chosen.length > 0 && chosen.length < shown.length}
                        onChange={() =>
                          setSelected(
                            chosen.length === shown.length ? new Set() : new Set(shown.map((task) => task.id)),
                          )
                        }
                      />
                    </th>
                    <th>{t('tasks.column.task')}</th>
                    <th>{t('tasks.column.order')}</th>
                    <th className="wide">{t('tasks.column.why')}</th>
                    <th className="wide">{t('tasks.column.who')}</th>
                    <th className="r wide">{t('tasks.column.approvals')}</th>
                    <th className="r wide">{t('tasks.column.age')}</th>
                    <th className="r">{t('tasks.column.due')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((task, index) => (
                    <tr
                      key={task.id}
                      tabIndex={0}
                      data-current={index === current || undefined}
                      onClick={() => open(task)}
                      onFocus={() => setCurrent(index)}
                      onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && open(task)}
                    >
                      <td className="tasks__check" onClick={(event) => event.stopPropagation()}>
                        <Checkbox
                          aria-label={t('tasks.select', { name: taskName(task, t), order: task.orderId ?? '' })}
                          checked={selected.has(task.id)}
                          onChange={() => toggle(task)}
                          tabIndex={-1}
                        />
                      </td>
                      <td className="nowrap tasks__name">{taskName(task, t)}</td>
                      <td className="mono soft nowrap" title={task.orderId}>
                        {task.orderId ? shortId(task.orderId) : '–'}
                      </td>
                      <td className="wide tasks__why soft">{reasonLine(task)}</td>
                      <td className="wide nowrap">
                        {task.assignee ?? <span className="dim">{groupName(task.group, t)}</span>}
                      </td>
                      <td className="r wide num">
                        {task.approvals
                          ? t('tasks.of', { given: task.approvals.given.length, needed: task.approvals.needed })
                          : '–'}
                      </td>
                      <td className="r num wide">
                        <When at={task.createdAt} since />
                      </td>
                      <td className="r">
                        {isOverdue(task) ? (
                          <span className="status tone-bad">
                            <Shape shape="warn" />
                            <span>
                              {t('tasks.overdue')} <When at={task.dueAt} since />
                            </span>
                          </span>
                        ) : (
                          <When at={task.dueAt} />
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
      <BulkDialog tasks={chosen} opened={bulk} close={() => setBulk(false)} done={() => setSelected(new Set())} />
    </div>
  );
}
