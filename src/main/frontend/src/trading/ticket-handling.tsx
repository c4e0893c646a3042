import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { algorithms, fields, handlings, isAlgorithm, type Draft } from './ticket';
import { Moment, type Part } from './ticket-terms';

/** Who works the order: a way to the venues, or an algorithm over time. */
export function Handling({ part, venues }: { part: Part; venues: string[] }) {
  const { t } = useTranslation();
  const { draft, set } = part;
  const has = fields(draft);
  const possible = handlings(draft.orderType);
  const routes = possible.filter((each) => !isAlgorithm(each));
  return (
    <>
      <div className="form__row">
        <Select
          label={t('ticket.routing')}
          data={[
            {
              group: t('ticket.routes'),
              items: routes.map((each) => ({ value: each, label: t(`strategy.${each}`) })),
            },
            {
              group: t('ticket.algorithms'),
              items: algorithms
                .filter((each) => possible.includes(each))
                .map((each) => ({ value: each, label: t(`ticket.algorithm.${each}`) })),
            },
          ].filter(({ items }) => items.length > 0)}
          value={draft.handling}
          onChange={(chosen) => chosen && set({ handling: chosen as Draft['handling'] })}
          allowDeselect={false}
          error={part.wrong('handling', '/routing', '/routing/strategy', '/algorithm', '/algorithm/name')}
        />
        {has.venue && (
          <Select
            label={t('fills.venue')}
            data={venues}
            value={draft.venue}
            onChange={(venue) => set({ venue })}
            error={part.wrong('venue', '/routing/venue')}
          />
        )}
      </div>
      {has.algorithm && (
        <div className="form__row">
          <Moment part={part} field="begins" label={t('ticket.begins')} at="/algorithm/parameters/start" />
          <Moment part={part} field="ends" label={t('ticket.ends')} at="/algorithm/parameters/end" />
          {has.participation && (
            <TextInput
              label={t('ticket.participation')}
              inputMode="decimal"
              classNames={{ input: 'num' }}
              value={draft.participation}
              onChange={(event) => set({ participation: event.currentTarget.value })}
              error={part.wrong('participation', '/algorithm/parameters/participation')}
            />
          )}
        </div>
      )}
    </>
  );
}
