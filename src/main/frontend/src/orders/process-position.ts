import type { WorkflowPosition } from '../api/model';

/** One process the order is or was in, with the activities passed and current in its own diagram. */
export interface ProcessPosition {
  process: string;
  done: string[];
  current: string[];
}

export function processesOf(position: WorkflowPosition): ProcessPosition[] {
  const found = new Map<string, ProcessPosition>();
  const of = (process: string) => {
    const known = found.get(process) ?? { process, done: [], current: [] };
    found.set(process, known);
    return known;
  };
  const each = (steps: string[], list: 'done' | 'current') =>
    steps.forEach((step) => {
      const [process = '', activity = ''] = step.split(':');
      of(process)[list].push(activity);
    });
  each(position.done, 'done');
  each(position.current, 'current');
  return [...found.values()].map(({ process, done, current }) => ({
    process,
    done: done.filter((activity) => !current.includes(activity)),
    current,
  }));
}
