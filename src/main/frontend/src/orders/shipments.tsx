import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Shipment } from '../api/model';
import { useMay } from '../identity/session';
import { Id, When } from '../ui/parts';
import { Shape, words, type Tone } from '../ui/status';
import { TableSection } from '../ui/table-section';

const looks: Record<string, [Parameters<typeof Shape>[0]['shape'], Tone]> = {
  PICKING: ['ring', 'info'],
  PICKED: ['half', 'info'],
  PACKED: ['half', 'info'],
  ASKED: ['dots', 'none'],
  BOOKED: ['ring', 'info'],
  REFUSED: ['cross', 'bad'],
  UNDERWAY: ['most', 'info'],
  DELIVERED: ['done', 'good'],
  LOST: ['warn', 'bad'],
  CANCELLED: ['slash', 'none'],
};

/** People in the warehouse have it in hand. */
const inWork = new Set(['PICKING', 'PICKED', 'PACKED']);

export function ShipmentState({ state }: { state: string }) {
  const { t } = useTranslation();
  const [shape, tone] = looks[state] ?? ['ring', 'none'];
  return (
    <span className={`status tone-${tone}`}>
      <Shape shape={shape} />
      <span>{t(`shipmentState.${state}`, words(state))}</span>
    </span>
  );
}

/** Who took it at the door, and where the carrier keeps the picture. */
export function TakenBy({ proof }: { proof: NonNullable<Shipment['proof']> }) {
  const { t } = useTranslation();
  const { document } = proof;
  return (
    <div className="soft">
      {proof.signedBy ? t('shipment.signedBy', { name: proof.signedBy }) : t('shipment.notSigned')}
      {proof.at && (
        <>
          {' · '}
          <When at={proof.at} />
        </>
      )}
      {document && (
        <>
          {' · '}
          {document.startsWith('https://') ? (
            <a href={document} target="_blank" rel="noreferrer noopener">
              {t('shipment.proof')}
            </a>
          ) : (
            <Id id={document} full />
          )}
        </>
      )}
    </div>
  );
}

export function Shipments({ shipments }: { shipments: Shipment[] }) {
  const { t } = useTranslation();
  const may = useMay();
  const seesWarehouse = may('WAREHOUSE', 'OPERATIONS', 'CUSTOMER_SERVICE');
  return (
    <TableSection
      title={t('shipment.title')}
      head={
        <>
          <th>{t('shipment.parcel')}</th>
          <th>{t('shipment.from')}</th>
          <th>{t('shipment.state')}</th>
          <th>{t('shipment.tracking')}</th>
        </>
      }
    >
      {shipments.map((shipment) => (
        <tr key={shipment.id}>
          <td>
            <Id id={shipment.id} />
          </td>
          <td>{shipment.location}</td>
          <td>
            {inWork.has(shipment.state) && seesWarehouse ? (
              <Link to={`/warehouse/${encodeURIComponent(shipment.id)}`}>
                <ShipmentState state={shipment.state} />
              </Link>
            ) : (
              <ShipmentState state={shipment.state} />
            )}
            {shipment.reason && <div className="soft">{shipment.reason}</div>}
            {shipment.proof && <TakenBy proof={shipment.proof} />}
          </td>
          <td>
            {shipment.tracking ? <Id id={shipment.tracking} full /> : '–'}
            {shipment.service && <div className="soft">{shipment.service.name}</div>}
          </td>
        </tr>
      ))}
    </TableSection>
  );
}
