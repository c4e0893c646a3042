import { useTranslation } from 'react-i18next';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'none';
type Shape = 'ring' | 'half' | 'most' | 'done' | 'person' | 'pause' | 'warn' | 'cross' | 'slash' | 'dots' | 'back';

/** The word says it, the shape repeats it without colour, the tone repeats it for those who see colour. */
const looks: Record<string, [Shape, Tone]> = {
  RECEIVED: ['ring', 'none'],
  PENDING_APPROVAL: ['person', 'warn'],
  ON_HOLD: ['pause', 'warn'],
  BACKORDERED: ['warn', 'warn'],
  ALLOCATED: ['half', 'info'],
  PARTIALLY_SHIPPED: ['half', 'info'],
  SHIPPED: ['most', 'info'],
  DELIVERED: ['most', 'info'],
  COMPLETED: ['done', 'good'],
  CANCELLED: ['slash', 'none'],
  REJECTED: ['cross', 'bad'],
  RETURNED: ['back', 'none'],
  REQUESTED: ['ring', 'none'],
  PROPOSED: ['ring', 'info'],
  ORDERED: ['dots', 'info'],
  OFFERED: ['person', 'warn'],
  CONFIRMED: ['half', 'info'],
  PARTIALLY_RECEIVED: ['most', 'info'],
  UNDER_REVIEW: ['person', 'warn'],
  APPROVED: ['half', 'info'],
  IN_REPAIR: ['half', 'info'],
  REPAIRED: ['done', 'good'],
  SCRAPPED: ['slash', 'none'],
  REFUNDED: ['done', 'good'],
  EXCHANGED: ['done', 'good'],
  REFUSED: ['cross', 'bad'],
  FAILED: ['warn', 'bad'],
  ASKED_AGAIN: ['dots', 'info'],
  PAID_OTHERWISE: ['done', 'good'],
  CLOSED: ['slash', 'none'],
  PENDING_NEW: ['dots', 'none'],
  NEW: ['ring', 'info'],
  PARTIALLY_FILLED: ['half', 'info'],
  FILLED: ['done', 'good'],
  DONE_FOR_DAY: ['half', 'none'],
  CANCELED: ['slash', 'none'],
  PENDING_CANCEL: ['dots', 'none'],
  PENDING_REPLACE: ['dots', 'none'],
  STOPPED: ['pause', 'info'],
  SUSPENDED: ['pause', 'warn'],
  CALCULATED: ['done', 'none'],
  EXPIRED: ['slash', 'none'],
};

export const statuses = Object.keys(looks);

export function Shape({ shape, size = 13 }: { shape: Shape; size?: number }) {
  const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round' as const };
  const circle = <circle cx="7" cy="7" r="5.4" {...stroke} />;
  const inside: Record<Shape, React.ReactNode> = {
    ring: circle,
    half: (
      <>
        {circle}
        <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
      </>
    ),
    most: (
      <>
        {circle}
        <path d="M7 3.6A3.4 3.4 0 1 1 3.6 7H7z" fill="currentColor" />
      </>
    ),
    done: (
      <>
        <circle cx="7" cy="7" r="6.2" fill="currentColor" />
        <path
          d="m4.4 7.2 1.8 1.8 3.4-3.7"
          fill="none"
          stroke="var(--surface)"
          strokeWidth="1.6"
          strokeLinecap="round"
        />
      </>
    ),
    person: <path d="M7 .9 13.1 7 7 13.1.9 7zM7 4.1v3.4M7 9.6v.1" {...stroke} strokeLinejoin="round" />,
    pause: (
      <>
        {circle}
        <path d="M5.6 5v4M8.4 5v4" {...stroke} />
      </>
    ),
    warn: <path d="M7 1.5 13 12.2H1zM7 5.4v3M7 10.2v.1" {...stroke} strokeLinejoin="round" />,
    cross: (
      <>
        {circle}
        <path d="m5.2 5.2 3.6 3.6M8.8 5.2 5.2 8.8" {...stroke} />
      </>
    ),
    slash: (
      <>
        {circle}
        <path d="m3.4 10.6 7.2-7.2" {...stroke} />
      </>
    ),
    dots: (
      <>
        <circle cx="7" cy="7" r="5.4" {...stroke} strokeDasharray="2.2 2.2" />
      </>
    ),
    back: <path d="M4.6 2.4 2 5l2.6 2.6M2.2 5h6a3.3 3.3 0 0 1 0 6.6H5" {...stroke} strokeLinejoin="round" />,
  };
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
      {inside[shape]}
    </svg>
  );
}

/** Nothing more happens to an order in these. */
const done = new Set([
  'COMPLETED',
  'CANCELLED',
  'REJECTED',
  'RETURNED',
  'FILLED',
  'CANCELED',
  'EXPIRED',
  'DONE_FOR_DAY',
  'CALCULATED',
]);

export const isDone = (status: string) => done.has(status);

export function toneOf(status: string): Tone {
  return looks[status]?.[1] ?? 'none';
}

export function Status({ status, label }: { status: string; label?: string }) {
  const { t, i18n } = useTranslation();
  const [shape, tone] = looks[status] ?? ['ring', 'none'];
  const key = `status.${status}`;
  return (
    <span className={`status tone-${tone}`}>
      <Shape shape={shape} />
      <span>{label ?? (i18n.exists(key) ? t(key) : words(status))}</span>
    </span>
  );
}

/** A name nobody has put into words yet still does not shout: DONE_FOR_DAY becomes "Done for day". */
export function words(name: string): string {
  const spaced = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
