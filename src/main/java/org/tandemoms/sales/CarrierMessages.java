package org.tandemoms.sales;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a goods order asks the carriers, through its outbox; each under a key that says it once. */
final class CarrierMessages {

    private static final String CARRIER = "carrier";

    private CarrierMessages() {}

    /** Asks for the goods to be fetched. */
    static void book(SalesOrder order, Shipment shipment) {
        order.send("ship:" + shipment.id(), CARRIER, "carrier.book", consignment(shipment, order.shipTo()));
    }

    /** Takes a booking back that a hold has kept in the house. @return false when the carrier may know of it */
    static boolean unbook(SalesOrder order, Shipment shipment) {
        boolean heldBack = order.isHeldBack("ship:" + shipment.id());
        if (heldBack) {
            order.confirmed("ship:" + shipment.id());
        }
        return heldBack;
    }

    /** Asks to give a booked shipment back. */
    static void callBack(SalesOrder order, Shipment shipment) {
        order.send(
                "unship:" + shipment.id(),
                CARRIER,
                "carrier.cancel",
                Map.of(
                        "consignment",
                        String.valueOf(shipment.consignment()),
                        "reason",
                        "cancelled by shipper",
                        "shipmentId",
                        shipment.id()));
    }

    /** Says that the driver has it. */
    static void handOver(SalesOrder order, Shipment shipment) {
        order.send(
                "handover:" + shipment.id(),
                CARRIER,
                "carrier.handover",
                Map.of("shipmentId", shipment.id(), "consignment", String.valueOf(shipment.consignment())));
    }

    private static Map<String, Object> consignment(Shipment shipment, Address to) {
        List<Map<String, Object>> contents = shipment.contents().stream()
                .map(part -> Map.<String, Object>of(
                        "sku", part.sku(), "quantity", part.quantity().toPlainString()))
                .toList();
        var payload = new HashMap<String, Object>(Map.of(
                "shipmentId",
                shipment.id(),
                "location",
                shipment.location(),
                "shipTo",
                Map.of(
                        "name", to.name(),
                        "street", to.street(),
                        "city", to.city(),
                        "postalCode", to.postalCode(),
                        "country", to.country()),
                "lines",
                contents));
        if (shipment.service() != null) {
            payload.put("service", shipment.service().code());
        }
        if (shipment.picking() != null) {
            payload.put("collection", "ON_HANDOVER");
            payload.put(
                    "parcels",
                    shipment.picking().parcels().stream()
                            .map(Picking.Parcel::sscc)
                            .toList());
        }
        return payload;
    }
}
