import { useTranslation } from 'react-i18next';
import { Shape } from '../ui/status';
import { useLiveState } from './stream';

/** Whether what is on screen follows what happens. */
export function Live() {
  const { t } = useTranslation();
  const live = useLiveState();
  return (
    <span
      className={`status live tone-${live === 'live' ? 'good' : live === 'broken' ? 'warn' : 'none'}`}
      role="status"
    >
      <Shape shape={live === 'live' ? 'done' : live === 'broken' ? 'warn' : 'dots'} size={11} />
      <span className="dim">{t(`live.${live}`)}</span>
    </span>
  );
}
