import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../api/model';
import { useMay } from '../identity/session';
import { decimal } from '../ui/format';
import { Id, useLanguage } from '../ui/parts';
import { TableSection } from '../ui/table-section';
import { labelOf } from './queries';

/** Closed boxes with the number of each, and their labels to print. */
export function Parcels({ job }: { job: Job }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  if (job.parcels.length === 0) return null;
  return (
    <TableSection
      title={t('warehouse.parcels')}
      aside={
        may('WAREHOUSE', 'OPERATIONS') && (
          <Button
            size="sm"
            variant="default"
            component="a"
            href={labelOf(job.id)}
            target="_blank"
            rel="noopener"
            leftSection={<IconPrinter size={16} />}
          >
            {t('warehouse.labels', { count: job.parcels.length })}
          </Button>
        )
      }
      head={
        <>
          <th>{t('warehouse.sscc')}</th>
          <th>{t('warehouse.contents')}</th>
          <th className="r">{t('warehouse.weight')}</th>
        </>
      }
    >
      {job.parcels.map((parcel) => (
        <tr key={parcel.sscc}>
          <td>
            <Id id={parcel.sscc} full />
          </td>
          <td>{parcel.contents.map((one) => `${decimal(one.quantity, language)} × ${one.sku}`).join(', ')}</td>
          <td className="r num">{parcel.weightGrams ? decimal(parcel.weightGrams, language) : '–'}</td>
        </tr>
      ))}
    </TableSection>
  );
}
