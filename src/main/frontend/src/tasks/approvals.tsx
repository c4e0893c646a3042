import { useTranslation } from 'react-i18next';
import type { Task } from '../api/model';
import { Section, When } from '../ui/parts';
import { Shape } from '../ui/status';
import { groupName, isRefusal } from './words';

/** Who has approved, and how many more different people must. */
export function Approvals({ approvals, group }: { approvals: Task['approvals']; group: string | undefined }) {
  const { t } = useTranslation();
  const left = Math.max(0, approvals.needed - approvals.given.length);
  return (
    <Section
      title={t('approvals.title')}
      note={t('tasks.of', { given: approvals.given.length, needed: approvals.needed })}
    >
      <ul className="panel people">
        {approvals.given.map((given) => (
          <li key={given.person + given.at}>
            <span className={given.outcome && isRefusal(given.outcome) ? 'tone-bad' : 'tone-good'}>
              <Shape shape={given.outcome && isRefusal(given.outcome) ? 'cross' : 'done'} />
            </span>
            <span>
              {given.person}
              {given.comment && <span className="soft"> · {given.comment}</span>}
            </span>
            <span className="dim people__when">
              <When at={given.at} />
            </span>
          </li>
        ))}
        {Array.from({ length: left }, (_, index) => (
          <li key={index} className="dim">
            <Shape shape="dots" />
            <span>
              {approvals.given.length + index > 0
                ? t('approvals.another', { group: groupName(group, t) })
                : t('approvals.someone', { group: groupName(group, t) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
