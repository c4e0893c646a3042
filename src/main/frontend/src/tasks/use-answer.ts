import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/model';
import { complete } from './queries';
import type { FormHandle } from './task-form';
import { isQuestion, isRefusal, outcomeName, taskName } from './words';

interface Answer {
  outcome: string;
  words: string;
  variables: Record<string, unknown>;
}

/**
 * A person's answer to a task, until it is taken.
 *
 * @param barred this person may not answer
 * @param formAsks the analyst's form asks for the comment itself; then there is no second box for it
 * @param taken what to do when the answer is stored
 */
export function useAnswer(
  task: Task,
  { barred, formAsks, taken }: { barred: boolean; formAsks: boolean; taken: () => void },
) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [comment, setComment] = useState('');
  const [asking, setAsking] = useState<string>();
  const [incomplete, setIncomplete] = useState(false);
  const commentBox = useRef<HTMLTextAreaElement>(null);
  const form = useRef<FormHandle>(null);

  const sending = useMutation({
    mutationFn: ({ outcome, words, variables }: Answer) => complete(task.id, { outcome, comment: words, variables }),
    onSuccess: (_, { outcome }) => {
      notifications.show({
        message: t('decision.noted', { outcome: outcomeName(outcome, t), task: taskName(task, t) }),
      });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      void queries.invalidateQueries({ queryKey: ['orders'] });
      if (task.orderId) void queries.invalidateQueries({ queryKey: ['order', task.orderId] });
      taken();
    },
  });

  function toComment() {
    if (formAsks) form.current?.focus('comment');
    else commentBox.current?.focus();
  }

  /** A refusal and a question need words; asking for them is the first press, the second one sends. */
  function give(outcome: string) {
    if (barred || sending.isPending) return;
    const filled = form.current ? form.current.submit() : {};
    setIncomplete(filled === null);
    if (filled === null) return;
    const { comment: written, ...variables } = filled;
    const words = (formAsks ? String(written ?? '') : comment).trim();
    if ((isRefusal(outcome) || isQuestion(outcome)) && words === '') {
      setAsking(outcome);
      toComment();
      return;
    }
    setAsking(undefined);
    sending.mutate({ outcome, words, variables });
  }

  return { comment, setComment, asking, incomplete, commentBox, form, sending, give, toComment };
}
