import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clock, decimal, price, type Decimal } from '../ui/format';
import { Bones, Failure, useLanguage } from '../ui/parts';
import { Moving } from '../ui/moving';
import { Shape } from '../ui/status';
import { quote as quoteQuery } from './queries';
import './trading.css';

/** The best bid and offer as they move; a click takes a price over into the ticket. */
export function QuotePanel({ symbol, pick }: { symbol: string; pick?: ((price: string) => void) | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const quote = useQuery(quoteQuery(symbol));
  if (quote.isPending) return <Bones rows={2} widths={[40, 40]} />;
  if (quote.isError && !quote.data) return <Failure error={quote.error} retry={() => void quote.refetch()} />;
  if (quote.data === null) return <div className="empty">{t('market.none', { symbol })}</div>;
  const { bid, ask, bidSize, askSize, last, at, stale, venues } = quote.data;
  const side = (name: 'bid' | 'ask', value: string | undefined, size: Decimal | undefined) => {
    const inside = (
      <>
        <span className="dim">{t(`market.${name}`)}</span>
        <Moving value={value} className="quote__price" />
        <span className="soft num">{size ? decimal(size, language) : ''}</span>
      </>
    );
    return pick && value ? (
      <button type="button" className={`quote__${name}`} onClick={() => pick(value)} title={t('ticket.take')}>
        {inside}
      </button>
    ) : (
      <div className={`quote__${name}`}>{inside}</div>
    );
  };
  return (
    <>
      <div className="quote">
        {side('bid', bid, bidSize)}
        {side('ask', ask, askSize)}
      </div>
      <div className="quote__foot">
        <span className="soft num">
          {t('market.last')} {last ? price(last, language) : '–'}
        </span>
        {stale ? (
          <span className="status tone-warn">
            <Shape shape="warn" />
            <span>{t('market.stale')}</span>
          </span>
        ) : (
          <span className="dim num">{at ? clock(at, language) : ''}</span>
        )}
        <span className="dim">{venues.join(', ')}</span>
      </div>
    </>
  );
}
