import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/model';
import { Failure, Note, shortId } from '../ui/parts';
import { completeAll, type BulkResult } from './queries';
import { isRefusal, outcomeName, taskName } from './words';

interface Props {
  tasks: Task[];
  opened: boolean;
  close: () => void;
  done: () => void;
}

const failed = (result: BulkResult) => result.problem !== undefined && result.problem !== null;

/** One answer for many tasks; each is judged on its own, and those that the server refuses say why. */
export function BulkDialog({ tasks, opened, close, done }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  // the names outlive the tasks: a decided task leaves the list while its result is still shown
  const [asked, setAsked] = useState<Task[]>([]);
  const decide = useMutation({
    mutationFn: (chosen: string) =>
      completeAll(
        tasks.map((task) => task.id),
        chosen,
        comment,
      ),
    onMutate: () => setAsked(tasks),
    onSuccess: (answer) => {
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      void queries.invalidateQueries({ queryKey: ['orders'] });
      if (!answer.results.some(failed)) leave();
    },
  });

  const common = tasks[0]?.outcomes.filter((each) => tasks.every((task) => task.outcomes.includes(each))) ?? [];
  const results = decide.data?.results;
  const needsReason = outcome !== null && isRefusal(outcome);

  function leave() {
    close();
    done();
    decide.reset();
    setOutcome(null);
    setComment('');
  }

  return (
    <Modal
      opened={opened}
      onClose={results ? leave : close}
      title={t('bulk.title', { count: results ? asked.length : tasks.length })}
    >
      {results ? (
        <div style={{ display: 'grid', gap: 12 }}>
          <Note tone="warn">
            {t('bulk.partly', { done: results.filter((result) => !failed(result)).length, count: results.length })}
          </Note>
          <ul>
            {results.filter(failed).map((result) => {
              const task = asked.find((candidate) => candidate.id === result.id);
              return (
                <li key={result.id} style={{ padding: '5px 0' }}>
                  <strong>
                    {task ? taskName(task, t) : ''}{' '}
                    <span className="mono soft">{shortId(task?.orderId ?? result.id)}</span>
                  </strong>
                  <div className="soft">{result.problem?.detail ?? result.problem?.title}</div>
                </li>
              );
            })}
          </ul>
          <Group justify="flex-end">
            <Button onClick={leave}>{t('ui.close')}</Button>
          </Group>
        </div>
      ) : (
        <div style={{ display: 'grid', gap: 12 }}>
          {common.length === 0 ? (
            <Note tone="info">{t('bulk.nothingCommon')}</Note>
          ) : (
            <>
              <Select
                label={t('bulk.answer')}
                data={common.map((each) => ({ value: each, label: outcomeName(each, t) }))}
                value={outcome}
                onChange={setOutcome}
                data-autofocus
              />
              <Textarea
                label={needsReason ? t('decision.reason') : t('decision.comment')}
                autosize
                minRows={2}
                value={comment}
                onChange={(event) => setComment(event.currentTarget.value)}
              />
            </>
          )}
          {decide.isError && <Failure error={decide.error} />}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
            <Button
              disabled={!outcome || (needsReason && comment.trim() === '')}
              loading={decide.isPending}
              onClick={() => outcome && decide.mutate(outcome)}
            >
              {outcome ? outcomeName(outcome, t) : t('bulk.choose')}
            </Button>
          </Group>
        </div>
      )}
    </Modal>
  );
}
