import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { absolute } from '../ui/format';
import { Bones, Failure, useLanguage } from '../ui/parts';
import { manifest as manifestQuery } from './queries';
import './warehouse.css';

/** What a driver took along, to be printed and signed. */
export default function ManifestPage() {
  const { number = '' } = useParams();
  const { t } = useTranslation();
  const language = useLanguage();
  const manifest = useQuery(manifestQuery(number));
  const { data } = manifest;
  const parcels = data?.entries.reduce((count, entry) => count + entry.ssccs.length, 0) ?? 0;
  return (
    <div className="page warehouse">
      <div className="crumb">
        <Link to={`/warehouse?step=driver${data ? `&at=${encodeURIComponent(data.location)}` : ''}`}>
          {t('warehouse.title')}
        </Link>
        {data && (
          <>
            <span>·</span>
            <span>{data.location}</span>
          </>
        )}
      </div>
      <div className="title">
        <h1>
          {t('warehouse.manifest')} <span className="mono">{number}</span>
        </h1>
        {data && (
          <div className="title__actions">
            <Button size="md" variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
              {t('warehouse.print')}
            </Button>
          </div>
        )}
      </div>
      {manifest.isError && !data ? (
        <Failure error={manifest.error} retry={() => void manifest.refetch()} />
      ) : !data ? (
        <Bones rows={6} />
      ) : (
        <>
          <p className="soft manifest__facts">
            {t('warehouse.shipments', { count: data.entries.length })} ·{' '}
            {t('warehouse.parcelCount', { count: parcels })} ·{' '}
            {data.closedAt
              ? t('warehouse.manifestClosed', { who: data.closedBy, when: absolute(data.closedAt, language) })
              : t('warehouse.manifestOpen')}
          </p>
          <div className="panel table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th className="r" style={{ width: 1 }}>
                    #
                  </th>
                  <th>{t('shipment.tracking')}</th>
                  <th>{t('warehouse.destination')}</th>
                  <th>{t('warehouse.sscc')}</th>
                  <th className="wide">{t('warehouse.shipment')}</th>
                </tr>
              </thead>
              <tbody>
                {data.entries.map((entry, index) => (
                  <tr key={entry.shipment}>
                    <td className="r num dim">{index + 1}</td>
                    <td className="mono">{entry.tracking}</td>
                    <td>{entry.destination}</td>
                    <td>
                      {entry.ssccs.map((sscc) => (
                        <div className="mono" key={sscc}>
                          {sscc}
                        </div>
                      ))}
                    </td>
                    <td className="wide">
                      <Link to={`/orders/${encodeURIComponent(entry.orderId)}`} className="mono">
                        {entry.shipment}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="signature" aria-hidden>
            <span>{t('warehouse.signature')}</span>
          </div>
        </>
      )}
    </div>
  );
}
