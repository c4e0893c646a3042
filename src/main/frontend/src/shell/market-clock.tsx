import { Popover, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../ui/format';
import { useLanguage } from '../ui/parts';

const places = [
  { name: 'newYork', zone: 'America/New_York', opens: '09:30', closes: '16:00' },
  { name: 'london', zone: 'Europe/London', opens: '08:00', closes: '16:30' },
  { name: 'frankfurt', zone: 'Europe/Berlin', opens: '09:00', closes: '17:30' },
  { name: 'tokyo', zone: 'Asia/Tokyo', opens: '09:00', closes: '15:30' },
] as const;

/** Regular weekday hours only: which days an exchange rests is the calendar's business, and we do not claim it here. */
export function hoursAt(place: (typeof places)[number], now: number): 'within' | 'outside' {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: place.zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(now);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  return !['Sat', 'Sun'].includes(part('weekday')) && time >= place.opens && time < place.closes ? 'within' : 'outside';
}

export function MarketClock() {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow(5_000);
  const time = (zone: string) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
      now,
    );
  return (
    <Popover position="bottom-end" width={270}>
      <Popover.Target>
        <UnstyledButton className="clock" aria-label={t('clock.title')}>
          {t('clock.newYork')} <span className="num">{time('America/New_York')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <table className="clock__table">
          <tbody>
            {places.map((place) => (
              <tr key={place.name}>
                <td>{t(`clock.${place.name}`)}</td>
                <td className="num">{time(place.zone)}</td>
                <td className={hoursAt(place, now) === 'within' ? '' : 'dim'}>
                  {hoursAt(place, now) === 'within' ? t('clock.within') : t('clock.outside')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="dim" style={{ marginTop: 8, fontSize: 12 }}>
          {t('clock.note')}
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
