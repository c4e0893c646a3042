import { Button, CopyButton, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { PropsWithChildren, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';
import { absolute, age, relative, useNow } from './format';
import { words } from './status';

export function useLanguage(): string {
  return useTranslation().i18n.language;
}

/** Relative time, the exact one on hover and for screen readers. */
export function When({ at, since = false }: { at: string | null | undefined; since?: boolean }) {
  const language = useLanguage();
  const now = useNow();
  if (!at) return <span className="dim">–</span>;
  return (
    <Tooltip label={absolute(at, language)}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {since ? age(at, language, now) : relative(at, language, now)}
      </time>
    </Tooltip>
  );
}

/** The end of an id tells two apart (the start is the time of day); a click copies all of it. */
export function shortId(id: string): string {
  return id.length > 12 ? '…' + id.slice(-6) : id;
}

export function Id({ id, full = false }: { id: string; full?: boolean }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('ui.copied') : full ? t('ui.copy') : `${id} · ${t('ui.copy')}`}>
          <button
            type="button"
            className="id"
            aria-label={`${id}, ${t('ui.copy')}`}
            onClick={(event) => {
              event.stopPropagation();
              copy();
            }}
          >
            {full ? id : shortId(id)}
          </button>
        </Tooltip>
      )}
    </CopyButton>
  );
}

export function Side({ side }: { side: string }) {
  const { t } = useTranslation();
  return <span className={side === 'BUY' ? 'side-buy' : 'side-sell'}>{t(`side.${side}`, words(side))}</span>;
}

export function Section({
  title,
  note,
  aside,
  children,
}: PropsWithChildren<{ title: ReactNode; note?: ReactNode; aside?: ReactNode }>) {
  return (
    <section className="section">
      <div className="section__head">
        <h2>{title}</h2>
        {note !== undefined && <span className="section__note">{note}</span>}
        {aside !== undefined && <span className="section__aside">{aside}</span>}
      </div>
      {children}
    </section>
  );
}

const marks = { warn: IconAlertTriangle, bad: IconCircleX, info: IconInfoCircle, good: IconCircleCheck };

export function Note({ tone, children }: PropsWithChildren<{ tone: keyof typeof marks }>) {
  const Mark = marks[tone];
  return (
    <div className={`note note--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Mark size={17} stroke={1.7} className={`tone-${tone}`} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

export function Empty({ title, children, action }: PropsWithChildren<{ title: string; action?: ReactNode }>) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children}
      {action && <div className="empty__more">{action}</div>}
    </div>
  );
}

/** What went wrong in the server's own plain words, every wrong field, and a way on. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, i18n } = useTranslation();
  const problem = error instanceof Problem ? error : undefined;
  const key = `problem.${problem?.code ?? 'unknown'}`;
  const title = i18n.exists(key) ? t(key) : problem?.title || t('problem.unknown');
  return (
    <Note tone="bad">
      <strong>{title}</strong>
      {problem?.detail && <div>{problem.detail}</div>}
      {problem && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((field, index) => (
            <li key={index}>{field.detail ?? field.code}</li>
          ))}
        </ul>
      )}
      {retry && (
        <Button variant="default" mt={8} onClick={retry}>
          {t('ui.retry')}
        </Button>
      )}
    </Note>
  );
}

/** Lines where text will stand: the page keeps its shape while it loads. */
export function Bones({ rows = 6, widths = [30, 18, 22, 12] }: { rows?: number; widths?: number[] }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} style={{ display: 'flex', gap: 24, padding: '11px 12px' }}>
          {widths.map((width, column) => (
            <span key={column} className="bone" style={{ width: `${width - ((row * 7 + column * 3) % 6)}%` }} />
          ))}
        </div>
      ))}
    </div>
  );
}

export function Fact({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <div>
      <dt className="dim">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
