import { IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';

/** What became of a scan, in words that can be read from an arm's length. */
export interface Verdict {
  tone: 'good' | 'bad' | 'info';
  says: string;
  more?: string | undefined;
  /** number of the box that the piece goes into */
  box?: number | undefined;
}

/**
 * Scans one after the other in the order they came, however slow the radio. A failed one stays on the screen until
 * somebody scans again after having seen it: what was scanned blindly behind it does not wipe it away.
 */
export function useScans(work: (typed: string) => Promise<Verdict>) {
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState<Verdict & { number: number }>();
  const [waiting, setWaiting] = useState(0);
  const queue = useRef(Promise.resolve());
  const issued = useRef(0);
  const blind = useRef(0);
  const latest = useRef(work);
  latest.current = work;

  function failed(error: unknown): Verdict {
    const problem = error instanceof Problem ? error : undefined;
    const key = `problem.${problem?.code ?? 'unknown'}`;
    const title = i18n.exists(key) ? t(key) : problem?.title || t('problem.unknown');
    const detail = problem?.errors[0]?.detail ?? problem?.detail;
    return detail ? { tone: 'bad', says: detail, more: title } : { tone: 'bad', says: title };
  }

  function scan(typed: string): void {
    const number = ++issued.current;
    setWaiting((count) => count + 1);
    queue.current = queue.current
      .then(() => latest.current(typed))
      .catch(failed)
      .then((verdict) => {
        setWaiting((count) => count - 1);
        if (verdict.tone === 'bad') blind.current = issued.current;
        else if (number <= blind.current) return;
        setShown({ ...verdict, number });
      });
  }

  return { scan, waiting, shown };
}

/** How many pieces the next scan stands for; read within the queue, where what was drawn may be behind. */
export function useTimes() {
  const count = useRef(1);
  const [shown, setShown] = useState(1);
  function set(value: number): void {
    count.current = value;
    setShown(value);
  }
  return {
    prefix: shown > 1 ? `${shown} ×` : undefined,
    set,
    /** For one scan only; the next is one piece again. */
    take(): number {
      const value = count.current;
      set(1);
      return value;
    },
  };
}

const marks = { good: IconCircleCheck, bad: IconCircleX, info: IconInfoCircle };

/** Always there, so that nothing below it jumps. */
export function VerdictPanel({ verdict, idle }: { verdict: (Verdict & { number: number }) | undefined; idle: string }) {
  const { t } = useTranslation();
  const Mark = marks[verdict?.tone ?? 'info'];
  return (
    <div
      className={`verdict verdict--${verdict?.tone ?? 'idle'}`}
      role={verdict?.tone === 'bad' ? 'alert' : 'status'}
      key={verdict?.number ?? 0}
    >
      {verdict && <Mark size={34} stroke={1.6} className={`tone-${verdict.tone}`} aria-hidden />}
      <div className="verdict__text">
        <strong>{verdict?.says ?? idle}</strong>
        {verdict?.more && <span>{verdict.more}</span>}
      </div>
      {verdict?.box !== undefined && (
        <div className="verdict__box">
          <span>{t('warehouse.box')}</span>
          <strong className="num">{verdict.box}</strong>
        </div>
      )}
    </div>
  );
}
