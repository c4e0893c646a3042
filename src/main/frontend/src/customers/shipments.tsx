import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SalesOrder } from '../api/model';
import { ShipmentState, TakenBy } from '../orders/shipments';
import { Id, When } from '../ui/parts';
import { TableSection } from '../ui/table-section';

/** Every parcel run of the orders shown. */
export function Shipments({ orders }: { orders: SalesOrder[] }) {
  const { t } = useTranslation();
  const rows = orders.flatMap((order) => order.shipments.map((shipment) => ({ order, shipment })));
  if (rows.length === 0) return null;
  return (
    <TableSection
      title={t('shipment.title')}
      note={String(rows.length)}
      head={
        <>
          <th>{t('order.placed')}</th>
          <th>{t('shipment.state')}</th>
          <th>{t('shipment.tracking')}</th>
          <th className="wide">{t('shipment.from')}</th>
          <th className="wide">{t('order.shipTo')}</th>
        </>
      }
    >
      {rows.map(({ order, shipment }) => (
        <tr key={shipment.id}>
          <td className="nowrap">
            <Link to={`/orders/${order.id}`} style={{ color: 'inherit' }}>
              <When at={order.createdAt} />
            </Link>
          </td>
          <td>
            <ShipmentState state={shipment.state} />
            {shipment.reason && <div className="soft">{shipment.reason}</div>}
            {shipment.proof && <TakenBy proof={shipment.proof} />}
          </td>
          <td>{shipment.tracking ? <Id id={shipment.tracking} full /> : '–'}</td>
          <td className="wide">{shipment.location}</td>
          <td className="wide">
            {order.shipTo.name}, {order.shipTo.city}
          </td>
        </tr>
      ))}
    </TableSection>
  );
}
