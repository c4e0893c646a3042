import { useTranslation } from 'react-i18next';
import { clock, price } from '../ui/format';
import { useLanguage } from '../ui/parts';
import { roundSteps, type Point } from './course';

const WIDTH = 420;
const HEIGHT = 150;
const RIGHT = 58;
const BOTTOM = 20;
const TOP = 8;

/** Bid and ask as they went since the page was opened; the band between them is the spread. */
export function CourseChart({ course }: { course: Point[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const first = course[0];
  const last = course.at(-1);
  if (!first || !last || course.length < 3) return <div className="course__wait dim">{t('market.courseWait')}</div>;
  const low = Math.min(...course.map((point) => point.bid));
  const high = Math.max(...course.map((point) => point.ask));
  const room = (high - low) * 0.08 || high * 0.001;
  const [bottom, top] = [low - room, high + room];
  const x = (at: number) => ((at - first.at) / (last.at - first.at)) * (WIDTH - RIGHT);
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - bottom) / (top - bottom));
  // a price holds until the next one comes
  const stairs = (side: 'bid' | 'ask') =>
    course.flatMap((point, index) => {
      const before = course[index - 1];
      const here = `${x(point.at).toFixed(1)},${y(point[side]).toFixed(1)}`;
      return before ? [`${x(point.at).toFixed(1)},${y(before[side]).toFixed(1)}`, here] : [here];
    });
  const [bid, ask] = [stairs('bid'), stairs('ask')];
  const at = (point: Point) => clock(new Date(point.at).toISOString(), language);
  return (
    <figure className="course">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('market.courseWords', {
          low: price(low, language),
          high: price(high, language),
          from: at(first),
          to: at(last),
        })}
      >
        {roundSteps(bottom, top, 4).map((value) => (
          <g key={value}>
            <line x1={0} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} className="course__grid" />
            <text x={WIDTH - RIGHT + 6} y={y(value) + 4}>
              {price(value, language)}
            </text>
          </g>
        ))}
        <polygon points={[...bid, ...[...ask].reverse()].join(' ')} className="course__spread" />
        <polyline points={ask.join(' ')} className="course__ask" />
        <polyline points={bid.join(' ')} className="course__bid" />
        <text x={0} y={HEIGHT - 5}>
          {at(first)}
        </text>
        <text x={WIDTH - RIGHT} y={HEIGHT - 5} textAnchor="end">
          {at(last)}
        </text>
      </svg>
      <figcaption className="dim">{t('market.course')}</figcaption>
    </figure>
  );
}
