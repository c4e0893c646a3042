package org.tandemoms.fulfilment;

import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.sales.CarrierService;
import org.tandemoms.sales.Picking;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.Shipment;

/**
 * One shipment as the warehouse sees it on its list: a projection of the order's document, which has the last word.
 *
 * @param id of the shipment
 * @param revision of the order that was shown; an older one never replaces a newer
 * @param wave that it is picked in, or null
 * @param service of the carrier that somebody chose, or null for the default
 * @param open something is left to do for the warehouse
 */
public record Job(
        String id,
        String orderId,
        long revision,
        String location,
        Shipment.State state,
        boolean open,
        String consignee,
        String destination,
        List<Picking.Line> lines,
        List<Picking.Parcel> parcels,
        @Nullable String tracking,
        Instant since,
        @Nullable String wave,
        @Nullable CarrierService service) {

    public Job in(String newWave) {
        return new Job(
                id,
                orderId,
                revision,
                location,
                state,
                open,
                consignee,
                destination,
                lines,
                parcels,
                tracking,
                since,
                newWave,
                service);
    }

    static Job of(SalesOrder order, Shipment shipment) {
        boolean open = shipment.isInWork()
                || shipment.state() == Shipment.State.ASKED
                || shipment.state() == Shipment.State.BOOKED;
        return new Job(
                shipment.id(),
                order.id(),
                order.revision(),
                shipment.location(),
                shipment.state(),
                open,
                order.shipTo().name(),
                order.shipTo().postalCode() + " " + order.shipTo().city() + ", "
                        + order.shipTo().country(),
                shipment.picking().lines(),
                shipment.picking().parcels(),
                shipment.tracking(),
                order.createdAt(),
                null,
                shipment.service());
    }
}
