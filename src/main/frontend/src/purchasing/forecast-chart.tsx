import { useTranslation } from 'react-i18next';
import type { Proposal } from '../api/model';
import { decimal } from '../ui/format';
import { useLanguage } from '../ui/parts';

const WIDTH = 760;
const HEIGHT = 200;
const LEFT = 34;
const BOTTOM = 22;
const TOP = 10;

type Plan = Proposal['plan'];

const dayAfter = (date: string, days: number) =>
  new Date(Date.parse(date + 'T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10);

/** Whole steps, about four of them. */
function ticks(most: number): number[] {
  const step = Math.max(1, Math.ceil(most / 4));
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

/** Daily demand as bars, the forecast behind it as a line with its error as a band, and the day the goods arrive. */
export function ForecastChart({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const made = plan.forecast;
  const past = made.history.slice(-56).map(Number);
  const daily = made.daily.slice(0, Math.max(14, plan.leadTimeDays + 3)).map(Number);
  const error = Number(made.error);
  const days = past.length + daily.length;
  const most = Math.max(1, ...past, ...daily.map((each) => each + error));
  const step = (WIDTH - LEFT) / days;
  const x = (day: number) => LEFT + day * step;
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
  const middle = (index: number) => x(past.length + index) + step / 2;
  const first = dayAfter(plan.day, -past.length);
  const short = (date: string) =>
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      Date.parse(date + 'T00:00:00Z'),
    );
  const band = [
    ...daily.map((each, index) => `${middle(index)},${y(each + error)}`),
    ...daily.map((each, index) => `${middle(index)},${y(Math.max(0, each - error))}`).reverse(),
  ].join(' ');
  const arrival = x(past.length + plan.leadTimeDays);
  return (
    <figure className="forecast">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('purchase.chartWords', {
          mean: decimal(made.meanPerDay, language),
          error: decimal(made.error, language),
        })}
      >
        {ticks(most).map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} className="forecast__grid" />
            <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {past.map((value, index) => (
          <rect
            key={index}
            x={x(index) + step * 0.15}
            width={step * 0.7}
            y={y(value)}
            height={y(0) - y(value)}
            className="forecast__bar"
          >
            <title>{`${short(dayAfter(first, index))}: ${value}`}</title>
          </rect>
        ))}
        <polygon points={band} className="forecast__band" />
        <polyline
          points={daily.map((each, index) => `${middle(index)},${y(each)}`).join(' ')}
          className="forecast__line"
        />
        <line x1={x(past.length)} x2={x(past.length)} y1={TOP} y2={y(0)} className="forecast__today" />
        <line x1={arrival} x2={arrival} y1={TOP} y2={y(0)} className="forecast__arrival" />
        <text x={LEFT} y={HEIGHT - 6}>
          {short(first)}
        </text>
        <text x={x(past.length)} y={HEIGHT - 6} textAnchor="middle">
          {t('purchase.today')}
        </text>
        <text x={arrival} y={HEIGHT - 6} textAnchor="middle">
          {arrival - x(past.length) > 60 ? short(plan.arrival) : ''}
        </text>
      </svg>
      <figcaption className="forecast__legend">
        <span className="forecast__key forecast__key--bar" /> {t('purchase.demand')}
        <span className="forecast__key forecast__key--line" /> {t('purchase.forecast')}
        <span className="forecast__key forecast__key--band" /> {t('purchase.error')}
        <span className="forecast__key forecast__key--arrival" /> {t('purchase.arrival')}
      </figcaption>
    </figure>
  );
}
