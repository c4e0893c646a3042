import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { complete, tasksOf } from '../tasks/queries';
import { taskName } from '../tasks/words';
import { Failure, Note } from '../ui/parts';

/** Yes or no to a proposal, by its task; other questions about a purchase are answered on their own page. */
export function Decide({ id }: { id: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tasks = useQuery(tasksOf(id));
  const [comment, setComment] = useState('');
  const answer = useMutation({
    mutationFn: ({ task, outcome }: { task: string; outcome: string }) => complete(task, { outcome, comment }),
    onSuccess: (_, { outcome }) => {
      notifications.show({ message: t(outcome === 'APPROVE' ? 'purchase.approved' : 'purchase.rejected') });
      setComment('');
    },
    onSettled: () =>
      Promise.all(
        [['purchases'], ['purchase', id], ['tasks'], ['order', id]].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const open = tasks.data?.items ?? [];
  const proposal = open.find((task) => task.taskKey === 'decideOnPurchase');
  return (
    <>
      {answer.isError && <Failure error={answer.error} />}
      {open
        .filter((task) => task !== proposal)
        .map((task) => (
          <Note tone="info" key={task.id}>
            <strong>{t('order.waitsFor')}</strong>{' '}
            <Link to={`/tasks/${encodeURIComponent(task.id)}`}>{taskName(task, t)}</Link>
          </Note>
        ))}
      {proposal && (
        <div className="decide">
          <TextInput
            label={t('purchase.reason')}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
            maxLength={2000}
          />
          <Button loading={answer.isPending} onClick={() => answer.mutate({ task: proposal.id, outcome: 'APPROVE' })}>
            {t('purchase.approve')}
          </Button>
          <Button
            variant="default"
            disabled={comment.trim() === '' || answer.isPending}
            title={comment.trim() === '' ? t('purchase.needsReason') : undefined}
            onClick={() => answer.mutate({ task: proposal.id, outcome: 'REJECT' })}
          >
            {t('purchase.reject')}
          </Button>
        </div>
      )}
    </>
  );
}
