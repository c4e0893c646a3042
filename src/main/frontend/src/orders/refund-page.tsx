import { useTranslation } from 'react-i18next';
import type { Refund } from '../api/model';
import { money } from '../ui/format';
import { Fact, Note, Section, useLanguage } from '../ui/parts';
import { CaseFrame } from './case-frame';
import { CustomerLink } from './facts';

/** Money that the payment provider could not give back, and how it is settled. */
export function RefundPage({ refund }: { refund: Refund }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <CaseFrame
      of={refund}
      kind={t('kind.REFUND')}
      title={`${t('refund.title', { customer: refund.customerId })} · ${money(refund.amount, refund.currency, language)} ${refund.currency}`}
      notes={
        <>
          {refund.status === 'FAILED' && (
            <Note tone="bad">
              <strong>{t('refund.said')}</strong> {refund.reason}
            </Note>
          )}
          {refund.unanswered && <Note tone="warn">{t('refund.unanswered')}</Note>}
        </>
      }
    >
      <Section title={t('refund.facts')}>
        <div className="panel panel--pad">
          <dl className="facts facts--across">
            <Fact label={t('order.customer')}>
              <CustomerLink id={refund.customerId} />
            </Fact>
            <Fact label={t('refund.amount', { currency: refund.currency })}>
              <span className="num">{money(refund.amount, refund.currency, language)}</span>
            </Fact>
            <Fact label={t('refund.for')}>{refund.reference}</Fact>
            <Fact label={t('refund.tries')}>
              <span className="num">{refund.tries}</span>
            </Fact>
          </dl>
        </div>
      </Section>
    </CaseFrame>
  );
}
