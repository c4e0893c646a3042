import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Quote } from '../api/model';
import { useMay } from '../identity/session';
import { BookTable } from '../trading/book';
import { instruments as instrumentsQuery, quotes as quotesQuery } from '../trading/queries';
import { QuotePanel } from '../trading/quote-panel';
import { decimal } from '../ui/format';
import { Moving } from '../ui/moving';
import { Bones, Empty, Failure, Section, useLanguage } from '../ui/parts';
import { useRows } from '../ui/rows';
import { Shape } from '../ui/status';

/** What everything trades at now, and the book of the one that is looked at. */
export default function MarketPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const quotes = useQuery(quotesQuery);
  const instruments = useQuery(instrumentsQuery);
  const [parameters, setParameters] = useSearchParams();
  const [text, setText] = useState('');
  const filterBox = useRef<HTMLInputElement>(null);
  useHotkeys('f', () => filterBox.current?.focus(), { preventDefault: true });

  const named = new Map((instruments.data ?? []).map((each) => [each.symbol, each]));
  const wanted = text.trim().toLowerCase();
  const shown = (quotes.data ?? [])
    .filter((each) => `${each.symbol} ${named.get(each.symbol)?.name ?? ''}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.symbol.localeCompare(b.symbol));
  const open = (each: Quote) => setParameters({ symbol: each.symbol }, { replace: true });
  const { current } = useRows(shown, { open });
  const symbol = parameters.get('symbol') ?? shown[0]?.symbol;
  const instrument = symbol ? named.get(symbol) : undefined;
  const trades = may('TRADER', 'PORTFOLIO_MANAGER');

  return (
    <div className="page">
      <div className="title">
        <h1>{t('room.market')}</h1>
      </div>
      <div className="filters">
        <TextInput
          ref={filterBox}
          aria-label={t('market.filter')}
          placeholder={t('market.filter')}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          w={240}
        />
      </div>
      <div className="market">
        <div className="panel table-wrap">
          {quotes.isError && !quotes.data ? (
            <Failure error={quotes.error} retry={() => void quotes.refetch()} />
          ) : quotes.isPending ? (
            <Bones rows={10} widths={[14, 30, 12, 12, 12]} />
          ) : shown.length === 0 ? (
            <Empty title={wanted ? t('market.noMatch') : t('market.quiet')}>
              {wanted ? undefined : t('market.quietMore')}
            </Empty>
          ) : (
            <table className="table table--rows">
              <thead>
                <tr>
                  <th>{t('order.instrument')}</th>
                  <th className="wide">{t('market.name')}</th>
                  <th className="r wide">{t('market.size')}</th>
                  <th className="r">{t('market.bid')}</th>
                  <th className="r">{t('market.ask')}</th>
                  <th className="r wide">{t('market.size')}</th>
                  <th className="r">{t('market.last')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((each, index) => (
                  <tr
                    key={each.symbol}
                    aria-selected={each.symbol === symbol}
                    data-current={index === current || undefined}
                    onClick={() => open(each)}
                  >
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
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
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
              <BookTable symbol={symbol} rows={12} />
            </div>
          </Section>
        )}
      </div>
    </div>
  );
}
