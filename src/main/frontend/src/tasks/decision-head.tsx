import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Task } from '../api/model';
import { usePerson } from '../identity/session';
import { useNow } from '../ui/format';
import { Failure, When } from '../ui/parts';
import { Shape } from '../ui/status';
import { claim, release } from './queries';
import type { Queue } from './use-queue';
import { groupName, taskName } from './words';

/** What is asked of whom by when; the tasks before and after it. */
export function DecisionHead({ task, mine, queue }: { task: Task; mine: boolean; queue: Queue }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const person = usePerson();
  const now = useNow();
  const { place, items, before, after, goTo } = queue;
  const overdue = task.dueAt !== undefined && task.dueAt !== null && Date.parse(task.dueAt) < now;
  const assign = useMutation({
    mutationFn: () => (task.assignee === person.id ? release(task.id) : claim(task.id)),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['task', task.id] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  return (
    <>
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
          {mine && task.open && (!task.assignee || task.assignee === person.id) && (
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
    </>
  );
}
