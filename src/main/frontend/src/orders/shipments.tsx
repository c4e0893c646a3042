import { useTranslation } from 'react-i18next';
import type { Shipment } from '../api/model';
import { Id, Section } from '../ui/parts';
import { Shape, words, type Tone } from '../ui/status';

const looks: Record<string, [Parameters<typeof Shape>[0]['shape'], Tone]> = {
  ASKED: ['dots', 'none'],
  BOOKED: ['ring', 'info'],
  REFUSED: ['cross', 'bad'],
  UNDERWAY: ['most', 'info'],
  DELIVERED: ['done', 'good'],
  LOST: ['warn', 'bad'],
  CANCELLED: ['slash', 'none'],
};

export function Shipments({ shipments }: { shipments: Shipment[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('shipment.title')}>
      <div className="panel table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th>{t('shipment.parcel')}</th>
              <th>{t('shipment.from')}</th>
              <th>{t('shipment.state')}</th>
              <th>{t('shipment.tracking')}</th>
            </tr>
          </thead>
          <tbody>
            {shipments.map((shipment) => {
              const [shape, tone] = looks[shipment.state] ?? ['ring', 'none'];
              return (
                <tr key={shipment.id}>
                  <td>
                    <Id id={shipment.id} />
                  </td>
                  <td>{shipment.location}</td>
                  <td>
                    <span className={`status tone-${tone}`}>
                      <Shape shape={shape} />
                      <span>{t(`shipmentState.${shipment.state}`, words(shipment.state))}</span>
                    </span>
                    {shipment.reason && <div className="soft">{shipment.reason}</div>}
                  </td>
                  <td>{shipment.tracking ? <Id id={shipment.tracking} full /> : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
