import { Radio, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';
import type { Job } from '../api/model';
import { useMay } from '../identity/session';
import { money } from '../ui/format';
import { Bones, Failure, Note, Section, useLanguage } from '../ui/parts';
import { chooseService, rates as ratesQuery, remember } from './queries';

const byDefault = 'STANDARD';

/** What the carrier asks for each of its services. A carrier that does not say keeps nobody from packing. */
export function Service({ job }: { job: Job }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const may = useMay();
  const rates = useQuery(ratesQuery(job));
  const choice = useMutation({
    mutationFn: (service: string) => chooseService(job.id, service),
    onSuccess: (changed) => remember(queries, changed),
  });
  const chosen = choice.isPending ? choice.variables : (job.service?.code ?? byDefault);
  return (
    <Section title={t('warehouse.service')}>
      <div className="panel">
        {rates.isPending && <Bones rows={3} widths={[40, 20]} />}
        {rates.isError && (
          <div className="weigh__error">
            <Note tone="warn">
              <strong>{t('warehouse.noRates')}</strong>{' '}
              {rates.error instanceof Problem ? rates.error.detail : t('warehouse.noRatesMore')}{' '}
              <button type="button" className="link" onClick={() => void rates.refetch()}>
                {t('warehouse.askAgain')}
              </button>
            </Note>
          </div>
        )}
        {rates.data && (
          <Radio.Group
            label={<VisuallyHidden>{t('warehouse.service')}</VisuallyHidden>}
            value={chosen}
            onChange={(service) => choice.mutate(service)}
          >
            <table className="table" aria-label={t('warehouse.service')}>
              <tbody>
                {rates.data.offers.map((offer) => (
                  <tr key={offer.code}>
                    <td>
                      <Radio value={offer.code} label={offer.name} disabled={!may('WAREHOUSE') || choice.isPending} />
                    </td>
                    <td className="soft">{offer.days && t('warehouse.days', { count: offer.days })}</td>
                    <td className="r num">
                      {money(offer.price, offer.currency, language)} {offer.currency}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Radio.Group>
        )}
        {choice.isError && (
          <div className="weigh__error">
            <Failure error={choice.error} />
          </div>
        )}
      </div>
    </Section>
  );
}
