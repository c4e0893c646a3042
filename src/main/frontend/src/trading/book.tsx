import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Book } from '../api/model';
import { decimal, price } from '../ui/format';
import { Bones, Empty, Failure, useLanguage } from '../ui/parts';
import { book as bookQuery } from './queries';
import './trading.css';

type Row = Book['bids'][number];

/** Both sides of the book with the venue behind each price, best on top; a price may be taken over by a click. */
export function BookTable({ symbol, rows, pick }: { symbol: string; rows: number; pick?: (price: string) => void }) {
  const { t } = useTranslation();
  const book = useQuery(bookQuery(symbol));
  if (book.isPending) return <Bones rows={rows} widths={[20, 20, 20, 20]} />;
  if (book.isError && !book.data) return <Failure error={book.error} retry={() => void book.refetch()} />;
  const { bids, asks } = book.data;
  if (bids.length === 0 && asks.length === 0) return <Empty title={t('market.noBook')}>{t('market.noBookMore')}</Empty>;
  const most = Math.max(...[...bids.slice(0, rows), ...asks.slice(0, rows)].map((row) => Number(row.size)));
  return (
    <div className="book">
      <BookSide side="bid" rows={bids.slice(0, rows)} most={most} pick={pick} />
      <BookSide side="ask" rows={asks.slice(0, rows)} most={most} pick={pick} />
    </div>
  );
}

interface SideProps {
  side: 'bid' | 'ask';
  rows: Row[];
  most: number;
  pick: ((price: string) => void) | undefined;
}

function BookSide({ side, rows, most, pick }: SideProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className={`table book__side book__side--${side}`}>
      <thead>
        <tr>
          <th>{t('fills.venue')}</th>
          <th className="r">{t('market.size')}</th>
          <th className="r">{t(`market.${side}`)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <td className="soft">{row.venue}</td>
            <td className="r num book__size">
              <span className="book__bar" style={{ width: `${(100 * Number(row.size)) / most}%` }} aria-hidden />
              <span>{decimal(row.size, language)}</span>
            </td>
            <td className="r num">
              {pick ? (
                <button type="button" className="book__price" onClick={() => pick(row.price)}>
                  {price(row.price, language)}
                </button>
              ) : (
                <span className="book__price">{price(row.price, language)}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
