import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Return } from '../api/model';
import { decimal, money } from '../ui/format';
import { Fact, Id, Note, Section, useLanguage, When } from '../ui/parts';
import { words } from '../ui/status';
import { CaseFrame } from './case-frame';
import { TakenBy } from './shipments';

/** While these last the answer to the customer holds; then the goods are here. */
const ANSWERED = new Set(['REQUESTED', 'UNDER_REVIEW', 'APPROVED', 'REFUSED']);

/** Goods that come back: what, why, how far, and what was given back for them. */
export function ReturnPage({ goods }: { goods: Return }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <CaseFrame
      of={goods}
      kind={t('kind.RETURN')}
      title={`${t('return.title', { customer: goods.customerId })} · ${money(goods.value, goods.currency, language)} ${goods.currency}`}
      notes={
        goods.answer &&
        ANSWERED.has(goods.status) && <Note tone={goods.status === 'REFUSED' ? 'bad' : 'info'}>{goods.answer}</Note>
      }
    >
      <Section title={t('return.facts')}>
        <div className="panel panel--pad">
          <dl className="facts facts--across">
            <Fact label={t('order.customer')}>{goods.customerId}</Fact>
            <Fact label={t('return.reason')}>{t(`returnReason.${goods.reason}`, words(goods.reason))}</Fact>
            <Fact label={t('return.wanted')}>{t(`returnResolution.${goods.resolution}`, words(goods.resolution))}</Fact>
            <Fact label={t('return.refund', { currency: goods.currency })}>
              <span className="num">{goods.refund ? money(goods.refund, goods.currency, language) : '–'}</span>
            </Fact>
            <Fact label={t('order.placed')}>
              <When at={goods.createdAt} />
            </Fact>
          </dl>
        </div>
      </Section>
      <Section title={t('order.lines')}>
        <Priced lines={goods.lines} price={t('return.value', { currency: goods.currency })} currency={goods.currency} />
      </Section>
      {goods.repair && <Mended repair={goods.repair} />}
      {goods.exchange && <InExchange goods={goods} exchange={goods.exchange} />}
    </CaseFrame>
  );
}

/** How far the mending and the parcel back to the customer are. */
function Mended({ repair }: { repair: NonNullable<Return['repair']> }) {
  const { t } = useTranslation();
  return (
    <Section title={t('return.repair')}>
      <div className="panel panel--pad">
        <dl className="facts facts--across">
          <Fact label={t('return.parcelBack')}>{t(`return.repairState.${repair.state}`, words(repair.state))}</Fact>
          <Fact label={t('shipment.tracking')}>{repair.tracking ? <Id id={repair.tracking} full /> : '–'}</Fact>
        </dl>
        {repair.reason && <p className="soft">{repair.reason}</p>}
        {repair.proof && <TakenBy proof={repair.proof} />}
      </div>
    </Section>
  );
}

/** What the customer gets for the goods, and what it costs more or less than they do. */
function InExchange({ goods, exchange }: { goods: Return; exchange: NonNullable<Return['exchange']> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const amount = money(exchange.difference, goods.currency, language);
  return (
    <Section title={t('return.exchange')} note={t('return.difference', { currency: goods.currency, amount })}>
      {exchange.impossible && <Note tone="bad">{t('return.impossible', { reason: exchange.impossible })}</Note>}
      <Priced
        lines={exchange.lines}
        label={t('return.exchange')}
        price={t('return.price', { currency: goods.currency })}
        currency={goods.currency}
      />
      {exchange.order && (
        <p className="order__after">
          {t('return.order')} <Link to={`/orders/${encodeURIComponent(exchange.order)}`}>{exchange.order}</Link>
        </p>
      )}
    </Section>
  );
}

/** Goods and their prices, which the heading `price` says the meaning of. */
function Priced(props: {
  lines: { lineId: string; sku: string; quantity: string; value: string }[];
  price: string;
  currency: string;
  label?: string;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="panel table-wrap">
      <table className="table" aria-label={props.label}>
        <thead>
          <tr>
            <th>{t('line.item')}</th>
            <th className="r">{t('line.quantity')}</th>
            <th className="r">{props.price}</th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map((line) => (
            <tr key={line.lineId}>
              <td className="mono">{line.sku}</td>
              <td className="r num">{decimal(line.quantity, language)}</td>
              <td className="r num">{money(line.value, props.currency, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
