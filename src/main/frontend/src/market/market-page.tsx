import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Quote } from '../api/model';
import { useMay } from '../identity/session';
import { BookTable } from '../trading/book';
import { instruments as instrumentsQuery, quotes as quotesQuery } from '../trading/queries';
import { CourseChart } from './course-chart';
import { useCourses } from './course';
import { QuotePanel } from '../trading/quote-panel';
import { decimal } from '../ui/format';
import { ListAndDetail, useFilter } from '../ui/list-and-detail';
import { Moving } from '../ui/moving';
import { Section, useLanguage } from '../ui/parts';
import { Shape } from '../ui/status';

/** What everything trades at now, and the book of the one that is looked at. */
export default function MarketPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const quotes = useQuery(quotesQuery);
  const instruments = useQuery(instrumentsQuery);
  const [parameters, setParameters] = useSearchParams();
  const courses = useCourses(quotes.data);
  const { wanted, box } = useFilter(t('market.filter'));

  const named = new Map((instruments.data ?? []).map((each) => [each.symbol, each]));
  const shown = (quotes.data ?? [])
    .filter((each) => `${each.symbol} ${named.get(each.symbol)?.name ?? ''}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.symbol.localeCompare(b.symbol));
  const open = (each: Quote) => setParameters({ symbol: each.symbol }, { replace: true });
  const symbol = parameters.get('symbol') ?? shown[0]?.symbol;
  const instrument = symbol ? named.get(symbol) : undefined;
  const trades = may('TRADER', 'PORTFOLIO_MANAGER');

  return (
    <ListAndDetail
      title={t('room.market')}
      filters={box}
      loaded={quotes}
      rows={shown}
      id={(each) => each.symbol}
      chosen={symbol}
      open={open}
      nothing={wanted ? { title: t('market.noMatch') } : { title: t('market.quiet'), more: t('market.quietMore') }}
      head={
        <>
          <th>{t('order.instrument')}</th>
          <th className="wide">{t('market.name')}</th>
          <th className="r wide">{t('market.size')}</th>
          <th className="r">{t('market.bid')}</th>
          <th className="r">{t('market.ask')}</th>
          <th className="r wide">{t('market.size')}</th>
          <th className="r">{t('market.last')}</th>
        </>
      }
      cells={(each) => (
        <>
          <td className="nowrap">
            <Link
              to={`/market?symbol=${encodeURIComponent(each.symbol)}`}
              replace
              style={{ color: 'inherit', fontWeight: 550 }}
            >
              {each.symbol}
            </Link>
          </td>
          <td className="soft wide ellipsis" title={named.get(each.symbol)?.name}>
            {named.get(each.symbol)?.name}
          </td>
          <td className="r num soft wide">{each.bidSize ? decimal(each.bidSize, language) : '–'}</td>
          <td className="r num">
            <Moving value={each.bid} />
          </td>
          <td className="r num">
            <Moving value={each.ask} />
          </td>
          <td className="r num soft wide">{each.askSize ? decimal(each.askSize, language) : '–'}</td>
          <td className="r num nowrap">
            {each.stale && (
              <span className="tone-warn" title={t('market.stale')} role="img" aria-label={t('market.stale')}>
                <Shape shape="warn" />{' '}
              </span>
            )}
            <Moving value={each.last} />
          </td>
        </>
      )}
    >
      {symbol && (
        <Section
          title={symbol}
          note={
            instrument && [instrument.name, t(`assetClass.${instrument.assetClass}`), instrument.currency].join(' · ')
          }
          aside={
            trades && (
              <Button component={Link} to={`/trading/new?symbol=${encodeURIComponent(symbol)}`}>
                {t('ticket.trade')}
              </Button>
            )
          }
        >
          <div className="panel">
            <QuotePanel symbol={symbol} />
            <CourseChart course={courses.get(symbol) ?? []} />
            <BookTable symbol={symbol} rows={12} />
          </div>
        </Section>
      )}
    </ListAndDetail>
  );
}
