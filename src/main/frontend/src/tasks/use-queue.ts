import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Task } from '../api/model';
import { openTasks } from './queries';

/** The open tasks around this one. */
export function useQueue(task: Task) {
  const navigate = useNavigate();
  const items = useQuery(openTasks).data?.items ?? [];
  const place = items.findIndex((each) => each.id === task.id);
  const before = items[place - 1];
  const after = items[place + 1];
  return {
    items,
    place,
    before,
    after,
    goTo: (other: Task | undefined) =>
      other && void navigate(`/tasks/${encodeURIComponent(other.id)}`, { replace: true }),
  };
}

export type Queue = ReturnType<typeof useQueue>;
