import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SalesOrder } from '../api/model';
import { money } from '../ui/format';
import { Note, useLanguage } from '../ui/parts';
import { Shape, words, type Tone } from '../ui/status';
import { TableSection } from '../ui/table-section';

const looks: Record<string, [Parameters<typeof Shape>[0]['shape'], Tone]> = {
  ASKED: ['dots', 'none'],
  DONE: ['done', 'good'],
  FAILED: ['warn', 'bad'],
  ASKED_AGAIN: ['back', 'none'],
  PAID_OTHERWISE: ['done', 'good'],
  CLOSED: ['slash', 'none'],
};

type Refunds = NonNullable<SalesOrder['payment']['refunds']>;

/** The order owes money that could not be given back. */
export function OwedRefunds({ refunds }: { refunds: Refunds }) {
  const { t } = useTranslation();
  return refunds
    .filter((refund) => refund.state === 'FAILED' && refund.caseId)
    .map((refund) => (
      <Note tone="bad" key={refund.number}>
        <strong>{t('refund.failed')}</strong>{' '}
        <Link to={`/orders/${encodeURIComponent(refund.caseId!)}`}>{t('refund.settle')}</Link>
      </Note>
    ));
}

/** What was given back, piece by piece, and what failed to be. */
export function Refunds({ order, refunds }: { order: SalesOrder; refunds: Refunds }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <TableSection
      title={t('refund.all')}
      head={
        <>
          <th>{t('refund.for')}</th>
          <th>{t('order.status')}</th>
          <th className="r">{t('refund.amount', { currency: order.currency })}</th>
        </>
      }
    >
      {refunds.map((refund) => {
        const [shape, tone] = looks[refund.state] ?? ['ring', 'none'];
        return (
          <tr key={refund.number}>
            <td className="wide">{refund.reference}</td>
            <td>
              <span className={`status tone-${tone}`}>
                <Shape shape={shape} />
                <span>{t(`refund.state.${refund.state}`, words(refund.state))}</span>
              </span>
              {refund.caseId && (
                <>
                  {' '}
                  <Link to={`/orders/${encodeURIComponent(refund.caseId)}`}>{t('refund.case')}</Link>
                </>
              )}
            </td>
            <td className="r num">{money(refund.amount, order.currency, language)}</td>
          </tr>
        );
      })}
    </TableSection>
  );
}
