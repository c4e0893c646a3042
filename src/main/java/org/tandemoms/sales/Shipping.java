package org.tandemoms.sales;

import java.util.List;
import org.tandemoms.inventory.Allotment;

/**
 * One order's way to the customer: what the carriers are asked, what they say, and what follows from it for the goods on
 * the shelf, the money and the order's state.
 */
public final class Shipping {

    private static final String DELIVERED = "shipment-delivered";

    private final SalesOrder order;
    private final SalesLines lines;
    private final Parcels parcels;
    private final Payment payment;
    private final Cancellation cancellation;

    Shipping(SalesOrder order, SalesLines lines, Parcels parcels, Payment payment, Cancellation cancellation) {
        this.order = order;
        this.lines = lines;
        this.parcels = parcels;
        this.payment = payment;
        this.cancellation = cancellation;
    }

    /** Books one parcel run per location for all goods that no live shipment carries. */
    public void book() {
        if (order.isRevising() || parcels.book(order, lines.allotments())) {
            return;
        }
        if (order.allocation().isAllSent() && !parcels.anyUnderway()) {
            order.reach("shipment-booked", "BOOKED");
            order.reach(DELIVERED, "DELIVERED");
        }
    }

    public void booked(String shipmentId, String consignment, String tracking) {
        parcels.booked(order, shipmentId, consignment, tracking);
    }

    public void refused(String shipmentId, String reason) {
        if (parcels.refused(order, shipmentId, reason) && (!order.isOpen() || order.isBeingCancelled())) {
            notWithCarrier(shipmentId);
        }
    }

    /** The carrier gave a parcel back. */
    public void cancelled(String shipmentId) {
        if (parcels.cancelled(order, shipmentId)) {
            notWithCarrier(shipmentId);
        }
    }

    /** Its goods lie here: they go back to the shelf with an order that is done, or out again with one that goes on. */
    private void notWithCarrier(String shipmentId) {
        if (!order.isOpen()) {
            goodsIn(shipmentId).forEach(part -> StockMessages.release(order, part));
        } else if (order.isBeingCancelled()) {
            cancellation.whenAllIsBack(order, parcels);
        } else if (parcels.anyLeft()) {
            journeyEnded();
        }
    }

    /** The parcel could not be called back: the order goes on. */
    public void cancelTooLate(String shipmentId) {
        cancellation.tooLate(order, shipmentId);
    }

    /** The parcel has left: what was held is gone from the shelf, and its part of the money is due. */
    public void left(String shipmentId, String consignment, String tracking) {
        if (!parcels.left(order, shipmentId, consignment, tracking)) {
            return;
        }
        goodsIn(shipmentId).forEach(part -> StockMessages.issue(order, part, shipmentId));
        if (!order.isOpen()) {
            return;
        }
        if (parcels.allLeft() && order.allocation().isAllSent()) {
            order.become(SalesStatus.SHIPPED);
        } else {
            order.become(SalesStatus.PARTIALLY_SHIPPED);
            payment.captureUpTo(order, lines.valueOf(order, parcels.contents(s -> s.hasLeft() && s.isLive())));
        }
    }

    public void delivered(String shipmentId, String consignment, String tracking) {
        left(shipmentId, consignment, tracking);
        if (parcels.delivered(order, shipmentId)) {
            journeyEnded();
        }
    }

    /** The carrier says who took it at the door; it counts for a delivered shipment, and once. */
    public void proven(String shipmentId, DeliveryProof proof) {
        parcels.proven(order, shipmentId, proof);
    }

    /** Its goods are gone from the shelf and did not arrive: the lines need others. */
    public void lost(String shipmentId, String reason) {
        left(shipmentId, null, null);
        if (parcels.lost(order, shipmentId, reason)) {
            lines.forget(goodsIn(shipmentId));
            journeyEnded();
        }
    }

    /** Which batches and serials it took along. */
    void carries(String shipmentId, List<ShippedLot> lots) {
        parcels.carries(shipmentId, lots);
    }

    private List<Allotment> goodsIn(String shipmentId) {
        return parcels.find(shipmentId).orElseThrow().contents();
    }

    private void journeyEnded() {
        if (parcels.anyUnderway() || !order.isOpen()) {
            return;
        }
        if (parcels.any(Shipment.State.LOST)) {
            order.reach(DELIVERED, "LOST");
        } else if (order.allocation().isAllSent()) {
            order.become(SalesStatus.DELIVERED);
            order.reach(DELIVERED, "DELIVERED");
        } else {
            order.reach(DELIVERED, "PARTLY");
        }
    }

    /**
     * Nobody ships again what a carrier refused or lost: the order ends with what is on its way or has arrived, and that is
     * paid. An order of which there is no such thing is cancelled.
     *
     * @return whether the order goes on with what was sent
     */
    public boolean giveUpRest() {
        parcels.withdraw(order);
        if (!order.isOpen() || !parcels.anyLive()) {
            order.cancelled();
            return false;
        }
        if (parcels.failedAreSettled()) {
            cancellation.keepSent(order, lines, parcels, "nobody can bring it");
            if (parcels.anyUnderway()) {
                order.await(DELIVERED);
            }
            if (parcels.allLeft()) {
                order.become(SalesStatus.SHIPPED);
            }
        }
        journeyEnded();
        return true;
    }

    /** Goods were lost, and no others are held or waited for yet; those that a carrier refused are still here. */
    public boolean needsOthersForLost() {
        return parcels.any(Shipment.State.LOST) || lines.anyMissing() && !parcels.any(Shipment.State.REFUSED);
    }
}
