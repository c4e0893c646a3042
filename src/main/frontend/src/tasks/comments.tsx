import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/model';
import { Failure, Section, When } from '../ui/parts';
import { addComment } from './queries';

export function Comments({ task }: { task: Task }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const say = useMutation({
    mutationFn: () => addComment(task.id, text.trim()),
    onSuccess: () => {
      setText('');
      void queries.invalidateQueries({ queryKey: ['task', task.id] });
    },
  });
  const { comments } = task;
  return (
    <Section title={t('comments.title')} note={comments.length || undefined}>
      <div className="panel comments">
        {comments.length > 0 && (
          <ul>
            {comments.map((comment, index) => (
              <li key={index}>
                <div>
                  <strong>{comment.person}</strong>{' '}
                  <span className="dim">
                    <When at={comment.at} />
                  </span>
                </div>
                {comment.text}
              </li>
            ))}
          </ul>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) say.mutate();
          }}
        >
          <Textarea
            aria-label={t('comments.add')}
            placeholder={t('comments.add')}
            variant="unstyled"
            autosize
            minRows={1}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {text.trim() && (
            <Button type="submit" variant="default" loading={say.isPending}>
              {t('comments.send')}
            </Button>
          )}
        </form>
        {say.isError && <Failure error={say.error} />}
      </div>
    </Section>
  );
}
