package org.tandemoms.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tandemoms.inventory.Allotment;

/** The parcel runs of one order, one from each location and each time; what the carriers say about them counts once. */
final class Parcels {

    private static final String BOOKED = "shipment-booked";
    private static final String DELIVERED = "shipment-delivered";

    private List<Shipment> shipments = new ArrayList<>();

    List<Shipment> all() {
        return List.copyOf(shipments);
    }

    /** Books one parcel run per location for all goods that no parcel carries yet. @return false when there are none */
    boolean book(SalesOrder order, List<Allotment> allotments) {
        List<Allotment> carried = contents(Shipment::isLive);
        Map<String, List<Allotment>> byLocation = allotments.stream()
                .filter(allotment -> !carried.contains(allotment))
                .collect(Collectors.groupingBy(Allotment::location, TreeMap::new, Collectors.toList()));
        if (byLocation.isEmpty()) {
            return false;
        }
        shipments.replaceAll(Shipment::sentAgain);
        order.await(BOOKED);
        order.await(DELIVERED);
        byLocation.forEach((location, contents) -> {
            Shipment shipment = new Shipment(
                    order.id() + "-" + (shipments.size() + 1),
                    location,
                    contents,
                    Shipment.State.ASKED,
                    null,
                    null,
                    null,
                    false);
            shipments.add(shipment);
            order.send("ship:" + shipment.id(), "carrier", "carrier.book", consignment(shipment, order.shipTo()));
        });
        return true;
    }

    private static Map<String, Object> consignment(Shipment shipment, Address to) {
        List<Map<String, Object>> contents = shipment.contents().stream()
                .map(part -> Map.<String, Object>of(
                        "sku", part.sku(), "quantity", part.quantity().toPlainString()))
                .toList();
        return Map.of(
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
                contents);
    }

    void booked(SalesOrder order, String id, String consignment, String tracking) {
        if (stateOf(id) != Shipment.State.ASKED) {
            return;
        }
        move(id, Shipment.State.BOOKED, consignment, tracking, null);
        order.note(
                BOOKED,
                "Shipment " + id + " booked with the carrier",
                Map.of("consignment", String.valueOf(consignment)));
        if (order.isBeingCancelled() || !order.isOpen()) {
            callBack(order, id);
        }
        if (!any(Shipment.State.ASKED)) {
            order.reach(BOOKED, any(Shipment.State.REFUSED) ? "REFUSED" : "BOOKED");
        }
    }

    /** @return false when that was known, or is not so */
    boolean refused(SalesOrder order, String id, String reason) {
        if (stateOf(id) != Shipment.State.ASKED) {
            return false;
        }
        move(id, Shipment.State.REFUSED, null, null, reason);
        order.note("shipment-refused", "The carrier refused shipment " + id + ": " + reason);
        if (!any(Shipment.State.ASKED)) {
            order.reach(BOOKED, "REFUSED");
        }
        return true;
    }

    /** The parcel has left. @return false when that was known, or is not so */
    boolean left(SalesOrder order, String id, String consignment, String tracking) {
        booked(order, id, consignment, tracking);
        if (stateOf(id) != Shipment.State.BOOKED) {
            return false;
        }
        move(id, Shipment.State.UNDERWAY, consignment, tracking, null);
        order.note("shipped", "Shipment " + id + " has left", Map.of("tracking", String.valueOf(tracking)));
        return true;
    }

    /** @return false when that was known, or is not so */
    boolean delivered(SalesOrder order, String id) {
        if (stateOf(id) != Shipment.State.UNDERWAY) {
            return false;
        }
        move(id, Shipment.State.DELIVERED, null, null, null);
        order.note("delivered", "Shipment " + id + " was delivered");
        return true;
    }

    /** @return false when that was known, or is not so */
    boolean lost(SalesOrder order, String id, String reason) {
        if (stateOf(id) != Shipment.State.UNDERWAY && stateOf(id) != Shipment.State.BOOKED) {
            return false;
        }
        move(id, Shipment.State.LOST, null, null, reason);
        order.note("shipment-lost", "Shipment " + id + " is lost: " + reason);
        return true;
    }

    /** Asks the carrier to give the booked ones back; one that is being booked is called back when that is known. */
    void callBackBooked(SalesOrder order) {
        shipments.stream()
                .filter(s -> s.state() == Shipment.State.BOOKED)
                .map(Shipment::id)
                .toList()
                .forEach(id -> callBack(order, id));
    }

    private void callBack(SalesOrder order, String id) {
        order.send(
                "unship:" + id,
                "carrier",
                "carrier.cancel",
                Map.of(
                        "consignment",
                        String.valueOf(find(id).orElseThrow().consignment()),
                        "reason",
                        "cancelled by shipper",
                        "shipmentId",
                        id));
    }

    /** @return false when that was known, or is not so */
    boolean cancelled(SalesOrder order, String id) {
        if (stateOf(id) != Shipment.State.BOOKED) {
            return false;
        }
        move(id, Shipment.State.CANCELLED, null, null, null);
        order.note("shipment-cancelled", "The carrier cancelled shipment " + id);
        return true;
    }

    // --- where they stand -------------------------------------------------------------------------------------------

    boolean any(Shipment.State state) {
        return shipments.stream().anyMatch(shipment -> shipment.state() == state && !shipment.replaced());
    }

    boolean anyLive() {
        return shipments.stream().anyMatch(Shipment::isLive);
    }

    boolean anyLeft() {
        return shipments.stream().anyMatch(Shipment::hasLeft);
    }

    boolean allLeft() {
        return shipments.stream().filter(Shipment::isLive).allMatch(Shipment::hasLeft);
    }

    /** The carrier has been asked and may have the goods any moment. */
    static boolean isWithCarrierSoon(Shipment shipment) {
        return shipment.state() == Shipment.State.ASKED || shipment.state() == Shipment.State.BOOKED;
    }

    boolean anyWithCarrierSoon() {
        return shipments.stream().anyMatch(Parcels::isWithCarrierSoon);
    }

    boolean anyUnderway() {
        return shipments.stream().anyMatch(s -> s.isLive() && s.state() != Shipment.State.DELIVERED);
    }

    List<Allotment> contents(java.util.function.Predicate<Shipment> which) {
        return shipments.stream()
                .filter(which)
                .flatMap(shipment -> shipment.contents().stream())
                .toList();
    }

    Optional<Shipment> find(String id) {
        return shipments.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    private Shipment.State stateOf(String id) {
        return find(id).map(Shipment::state).orElse(null);
    }

    private void move(String id, Shipment.State state, String consignment, String tracking, String reason) {
        shipments.replaceAll(s -> s.id().equals(id) ? s.in(state, consignment, tracking, reason) : s);
    }
}
