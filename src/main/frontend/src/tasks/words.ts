import type { TFunction } from 'i18next';
import type { Task } from '../api/model';
import { words } from '../ui/status';

/** The analyst names the task in the model; nothing is translated that an analyst wrote. */
export function taskName(task: Task, t: TFunction): string {
  return task.name || t('tasks.unnamed');
}

export function groupName(group: string | undefined, t: TFunction): string {
  return group ? t(`role.${group}`, words(group)) : '–';
}

/** Why the task exists, in one line for the list. */
export function reasonLine(task: Task): string {
  const [first, ...more] = task.reasons;
  // the first sentence says what is wrong, the others what to do about it
  if (first)
    return (first.text.match(/^.*?[.!?](?=\s+\p{Lu})/u)?.[0] ?? first.text) + (more.length ? ` (+${more.length})` : '');
  return task.facts
    .slice(0, 2)
    .map((fact) => `${fact.label}: ${fact.value}`)
    .join(' · ');
}

export function outcomeName(outcome: string, t: TFunction): string {
  return t(`outcome.${outcome}`, words(outcome));
}

/** What follows from an answer, in the words for this process, or in general words. */
export function consequence(task: Task, outcome: string, t: TFunction): string {
  const process = task.process.replace(/:.*$/, '');
  const left = task.approvals.needed - task.approvals.given.length;
  if (outcome === 'APPROVE' && left > 1) return t('consequence.moreApprovals', { count: left - 1 });
  return t(`consequence.${process}.${outcome}`, {
    defaultValue: t(`consequence.any.${outcome}`, { defaultValue: '' }),
  });
}

export const isRefusal = (outcome: string) => ['REJECT', 'SEND_BACK', 'CANCEL', 'WRITE_OFF', 'CLOSE'].includes(outcome);
export const isQuestion = (outcome: string) => outcome === 'ASK';

/** The key that gives this answer; the first answer of a task that does not approve takes "a" as well. */
export function keyOf(outcome: string, index: number): string | undefined {
  if (isQuestion(outcome)) return 'q';
  if (isRefusal(outcome)) return 'r';
  return index === 0 ? 'a' : undefined;
}
