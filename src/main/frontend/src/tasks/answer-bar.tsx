import { Button, Textarea, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/model';
import { Failure } from '../ui/parts';
import type { useAnswer } from './use-answer';
import { consequence, isQuestion, isRefusal, keyOf, outcomeName } from './words';

/** Where the answer is given: the comment, unless the form asks for it, and a button for each outcome. */
export function AnswerBar({
  task,
  answer,
  barred,
  formAsks,
}: {
  task: Task;
  answer: ReturnType<typeof useAnswer>;
  barred: string | null | undefined;
  formAsks: boolean;
}) {
  const { t } = useTranslation();
  const { comment, setComment, asking, incomplete, commentBox, sending, give } = answer;
  return (
    <div className="answer">
      {sending.isError && <Failure error={sending.error} />}
      <div className="answer__row">
        {(asking || incomplete) && formAsks && (
          <span className="answer__need tone-bad" role="alert">
            {incomplete ? t('decision.formWrong') : t(`decision.need.${isQuestion(asking ?? '') ? 'ASK' : 'REJECT'}`)}
          </span>
        )}
        {!formAsks && (
          <Textarea
            ref={commentBox}
            className="answer__comment"
            aria-label={t('decision.comment')}
            placeholder={asking ? t(`decision.say.${isQuestion(asking) ? 'ASK' : 'REJECT'}`) : t('decision.comment')}
            error={
              asking && comment.trim() === '' ? t(`decision.need.${isQuestion(asking) ? 'ASK' : 'REJECT'}`) : undefined
            }
            autosize
            minRows={1}
            maxRows={5}
            size="sm"
            disabled={Boolean(barred)}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && asking) give(asking);
            }}
          />
        )}
        <div className="answer__buttons">
          {task.outcomes.map((outcome, index) => (
            <Tooltip key={outcome} label={barred ?? consequence(task, outcome, t)} multiline maw={320}>
              <Button
                size="sm"
                variant={index === 0 ? 'filled' : 'default'}
                color={isRefusal(outcome) ? 'red' : undefined}
                aria-disabled={Boolean(barred)}
                data-disabled={barred ? true : undefined}
                loading={sending.isPending && sending.variables.outcome === outcome}
                onClick={() => give(outcome)}
              >
                {outcomeName(outcome, t)}
                {keyOf(outcome, index) && <kbd>{keyOf(outcome, index)?.toUpperCase()}</kbd>}
              </Button>
            </Tooltip>
          ))}
        </div>
      </div>
    </div>
  );
}
