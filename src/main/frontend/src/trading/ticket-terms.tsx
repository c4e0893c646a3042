import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Instrument } from '../api/model';
import { fields, orderTypes, times, type Draft, type OrderType, type TimeInForce } from './ticket';

export interface Part {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  /** What is wrong with a field: it is empty, or the server has said so at that pointer. */
  wrong: (field: keyof Draft, ...pointers: string[]) => string | undefined;
}

type Text = { [K in keyof Draft]: Draft[K] extends string ? K : never }[keyof Draft];

function Amount({ part, field, label, at }: { part: Part; field: Text; label: string; at: string[] }) {
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      classNames={{ input: 'num' }}
      value={part.draft[field]}
      onChange={(event) => part.set({ [field]: event.currentTarget.value })}
      error={part.wrong(field, ...at)}
    />
  );
}

/** At which price: the type of the order and what goes with it. */
export function Terms({ part, instrument }: { part: Part; instrument: Instrument | undefined }) {
  const { t } = useTranslation();
  const { draft, set } = part;
  const has = fields(draft);
  const currency = instrument?.currency ?? '';
  const bond = instrument?.priceType === 'CLEAN_PRICE';
  const words = (each: string, room: string) => ({ value: each, label: t(`${room}.${each}`) });
  return (
    <>
      <div className="form__row">
        <Select
          label={t('order.type')}
          data={orderTypes.map((each) => words(each, 'orderType'))}
          value={draft.orderType}
          onChange={(chosen) => chosen && set({ orderType: chosen as OrderType })}
          allowDeselect={false}
        />
        {has.yields && bond && (
          <Select
            label={t('ticket.limitBy')}
            data={['price', 'yield'].map((each) => words(each, 'ticket.by'))}
            value={draft.limitBy}
            onChange={(chosen) => chosen && set({ limitBy: chosen as Draft['limitBy'], limit: '' })}
            allowDeselect={false}
          />
        )}
        {has.limit && (
          <Amount
            part={part}
            field="limit"
            label={
              has.byYield ? t('ticket.limitYield') : t(has.limitNeeded ? 'ticket.limit' : 'ticket.cap', { currency })
            }
            at={['/limitPrice', '/limitYield']}
          />
        )}
        {has.stop && <Amount part={part} field="stop" label={t('ticket.stop', { currency })} at={['/stopPrice']} />}
        {has.shown && <Amount part={part} field="shown" label={t('ticket.shown')} at={['/displayQuantity']} />}
      </div>
      {(has.trail || has.peg || has.trigger) && (
        <div className="form__row">
          {has.trail && (
            <>
              <Amount
                part={part}
                field="trail"
                label={t('ticket.trail')}
                at={['/trail', '/trail/amount', '/trail/percent']}
              />
              <Select
                label={t('ticket.trailBy')}
                data={[
                  { value: 'amount', label: currency || t('ticket.by.price') },
                  { value: 'percent', label: '%' },
                ]}
                value={draft.trailBy}
                onChange={(chosen) => chosen && set({ trailBy: chosen as Draft['trailBy'] })}
                allowDeselect={false}
              />
            </>
          )}
          {has.peg && (
            <>
              <Select
                label={t('ticket.peg')}
                data={['PRIMARY', 'MIDPOINT', 'MARKET'].map((each) => words(each, 'pegPrice'))}
                value={draft.peg}
                onChange={(chosen) => chosen && set({ peg: chosen as Draft['peg'] })}
                allowDeselect={false}
                error={part.wrong('peg', '/peg', '/peg/price')}
              />
              <Amount part={part} field="offset" label={t('ticket.offset', { currency })} at={['/peg/offset']} />
            </>
          )}
          {has.trigger && (
            <Select
              label={t('ticket.trigger')}
              data={['QUOTE', 'LAST'].map((each) => words(each, 'triggerPrice'))}
              value={draft.trigger}
              onChange={(chosen) => chosen && set({ trigger: chosen as Draft['trigger'] })}
              allowDeselect={false}
              error={part.wrong('trigger', '/trigger')}
            />
          )}
        </div>
      )}
      <div className="form__row">
        <Select
          label={t('ticket.good')}
          data={times(draft.orderType).map((each) => words(each, 'timeInForce'))}
          value={draft.timeInForce}
          onChange={(chosen) => chosen && set({ timeInForce: chosen as TimeInForce })}
          allowDeselect={false}
          error={part.wrong('timeInForce', '/timeInForce')}
        />
        {has.until && <Moment part={part} field="until" label={t('ticket.until')} at="/expireAt" />}
        {has.least && <Amount part={part} field="least" label={t('ticket.least')} at={['/minQuantity']} />}
        {has.locate && (
          <TextInput
            label={t('ticket.locate')}
            value={draft.locate}
            onChange={(event) => set({ locate: event.currentTarget.value })}
            error={part.wrong('locate', '/locateId')}
          />
        )}
      </div>
    </>
  );
}

/** A day and a time of the person's own clock. */
export function Moment({ part, field, label, at }: { part: Part; field: Text; label: string; at: string }) {
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={part.draft[field]}
      onChange={(event) => part.set({ [field]: event.currentTarget.value })}
      error={part.wrong(field, at)}
    />
  );
}
