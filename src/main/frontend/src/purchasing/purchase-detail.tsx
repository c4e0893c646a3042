import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Timeline } from '../orders/timeline';
import { calendarDay, decimal, money } from '../ui/format';
import type { Purchase } from '../api/model';
import { Bones, Fact, Failure, Section, useLanguage, When } from '../ui/parts';
import { Status, words } from '../ui/status';
import { TableSection } from '../ui/table-section';
import { Deal } from './deal';
import { Decide } from './decide';
import { ForecastChart } from './forecast-chart';
import { proposal as proposalQuery } from './queries';

/** One purchase: why, on what forecast, and how far it has come. */
export function PurchaseDetail({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(proposalQuery(id));
  if (found.isPending) return <Bones rows={8} widths={[40, 30, 20]} />;
  if (!found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const { purchase, plan } = found.data;
  const number = (value: string) => <span className="num">{decimal(value, language)}</span>;
  return (
    <div style={{ minWidth: 0 }}>
      <Section
        title={`${purchase.sku} · ${purchase.location}`}
        note={`${purchase.supplierName} · ${money(purchase.amount, purchase.currency, language)} ${purchase.currency}`}
        aside={<Status status={purchase.status} />}
      >
        <div className="panel panel--pad">
          <ul className="reasoning">
            {purchase.reasoning.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Decide id={id} />
        </div>
      </Section>
      <Deal purchase={purchase} />
      {plan.forecast.history.length > 0 && (
        <Section title={t('purchase.forecastOf')} note={t('purchase.perDay')}>
          <div className="panel panel--pad">
            <ForecastChart plan={plan} />
          </div>
        </Section>
      )}
      <Section title={t('purchase.numbers')}>
        <div className="panel panel--pad">
          <dl className="facts facts--across">
            <Fact label={t('purchase.position')}>
              {number(
                String(
                  Number(plan.shelf.onHand) -
                    Number(plan.shelf.reserved) -
                    Number(plan.shelf.backordered) +
                    Number(plan.shelf.onOrder),
                ),
              )}
            </Fact>
            <Fact label={t('purchase.reorderPoint')}>{number(plan.reorderPoint)}</Fact>
            <Fact label={t('purchase.safetyStock')}>{number(plan.safetyStock)}</Fact>
            <Fact label={t('purchase.economic')}>{number(plan.economicQuantity)}</Fact>
            <Fact label={t('purchase.promised')}>{number(purchase.promised)}</Fact>
            <Fact label={t('purchase.received')}>{number(purchase.received)}</Fact>
            <Fact label={t('purchase.expected')}>
              {purchase.expectedOn ? calendarDay(purchase.expectedOn, language) : '–'}
            </Fact>
          </dl>
        </div>
      </Section>
      {purchase.receipts.length > 0 && <Receipts receipts={purchase.receipts} />}
      {plan.forecast.candidates.length > 0 && (
        <Section title={t('purchase.methods')} note={t('purchase.triedOn', { count: plan.forecast.testDays })}>
          <div className="panel table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th>{t('purchase.method')}</th>
                  <th className="r">{t('purchase.errorADay')}</th>
                  <th className="r">{t('purchase.bias')}</th>
                </tr>
              </thead>
              <tbody>
                {plan.forecast.candidates.map((one) => (
                  <tr key={one.method} aria-selected={one.method === plan.forecast.method}>
                    <td>{t(`forecastMethod.${one.method}`, words(one.method))}</td>
                    <td className="r num">{decimal(one.error, language)}</td>
                    <td className="r num">{decimal(one.bias, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
      <Section title={t('timeline.title')}>
        <Timeline orderId={id} limit={10} />
      </Section>
    </div>
  );
}

/** What has come, with its batches and serials. */
function Receipts({ receipts }: { receipts: Purchase['receipts'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <TableSection
      title={t('deal.receipts')}
      head={
        <>
          <th>{t('deal.deliveryNote')}</th>
          <th className="r">{t('order.quantity')}</th>
          <th>{t('deal.pieces')}</th>
        </>
      }
    >
      {receipts.map((receipt) => (
        <tr key={receipt.reference + receipt.at}>
          <td>
            {receipt.reference}
            <div className="soft">
              {receipt.by} · <When at={receipt.at} />
            </div>
          </td>
          <td className="r num">{decimal(receipt.quantity, language)}</td>
          <td>
            {receipt.lots.length === 0
              ? '–'
              : receipt.lots.map((lot) => (
                  <div key={`${lot.batch ?? ''}${lot.serial ?? ''}`}>
                    <span className="mono">{[lot.batch, lot.serial].filter(Boolean).join(' · ')}</span>
                    {lot.expiry && <span className="soft"> {calendarDay(lot.expiry, language)}</span>}
                  </div>
                ))}
          </td>
        </tr>
      ))}
    </TableSection>
  );
}
