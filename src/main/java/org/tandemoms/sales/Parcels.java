package org.tandemoms.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
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

    /**
     * Books what is packed, and one parcel run per location for all goods that no parcel carries yet.
     *
     * @return false when there are none
     */
    boolean book(SalesOrder order, List<Allotment> allotments) {
        Map<String, List<Allotment>> byLocation = unsent(allotments).stream()
                .collect(Collectors.groupingBy(Allotment::location, TreeMap::new, Collectors.toList()));
        List<Shipment> packed = shipments.stream()
                .filter(shipment -> shipment.state() == Shipment.State.PACKED)
                .toList();
        if (byLocation.isEmpty() && packed.isEmpty()) {
            return false;
        }
        List<Shipment> failed = List.copyOf(shipments);
        shipments.replaceAll(Shipment::settled);
        order.await(BOOKED);
        order.await(DELIVERED);
        packed.forEach(shipment -> {
            move(order, shipment.id(), Shipment.State.ASKED, null, null, null);
            CarrierMessages.book(order, shipment);
        });
        byLocation.forEach((location, contents) -> {
            Shipment shipment = Shipment.asked(nextId(order), location, contents, packedBefore(failed, contents));
            shipments.add(shipment);
            CarrierMessages.book(order, shipment);
        });
        return true;
    }

    /** A shipment that the carrier refused is still in its parcels. */
    private static Picking packedBefore(List<Shipment> failed, List<Allotment> contents) {
        return failed.stream()
                .filter(shipment -> shipment.state() == Shipment.State.REFUSED && !shipment.replaced())
                .filter(shipment -> shipment.contents().equals(contents))
                .map(Shipment::picking)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String nextId(SalesOrder order) {
        return order.id() + "-" + (shipments.size() + 1);
    }

    /** Goods that no parcel carries yet. */
    List<Allotment> unsent(List<Allotment> allotments) {
        List<Allotment> carried = contents(Shipment::isLive);
        return allotments.stream()
                .filter(allotment -> !carried.contains(allotment))
                .toList();
    }

    /** Goods that somebody has to take from the shelves: neither under way nor in a parcel that a carrier refused. */
    List<Allotment> unpicked(List<Allotment> allotments) {
        List<Allotment> packed = contents(shipment ->
                shipment.state() == Shipment.State.REFUSED && !shipment.replaced() && shipment.picking() != null);
        return unsent(allotments).stream()
                .filter(allotment -> !packed.contains(allotment))
                .toList();
    }

    /** Others go out, or are waited for, in place of what was lost. */
    void lostAreReplaced() {
        shipments.replaceAll(shipment -> shipment.state() == Shipment.State.LOST ? shipment.settled() : shipment);
    }

    /** What was refused or lost is looked after no further. @return false when there was no such thing */
    boolean failedAreSettled() {
        boolean failed = any(Shipment.State.REFUSED) || any(Shipment.State.LOST);
        shipments.replaceAll(Shipment::settled);
        return failed;
    }

    void toPick(SalesOrder order, String location, List<Allotment> goods) {
        lostAreReplaced();
        progress(order, Shipment.toPick(nextId(order), location, goods));
    }

    /** Says which batches and serials went with it. */
    void carries(String id, List<ShippedLot> lots) {
        shipments.replaceAll(shipment -> shipment.id().equals(id) ? shipment.carrying(lots) : shipment);
    }

    /** Takes over how far people have come with a shipment. */
    void progress(SalesOrder order, Shipment changed) {
        if (find(changed.id()).isEmpty()) {
            shipments.add(changed);
        } else {
            shipments.replaceAll(shipment -> shipment.id().equals(changed.id()) ? changed : shipment);
        }
        show(order, changed);
    }

    /** Has the warehouse's list show where the shipment stands. */
    private static void show(SalesOrder order, Shipment shipment) {
        if (shipment.picking() != null) {
            order.send(
                    "job:" + shipment.id() + ":" + order.revision(),
                    "warehouse",
                    "job.show",
                    Map.of("shipment", shipment.id()));
        }
    }

    /** The order has ended: nobody works on its goods any more. */
    void withdraw(SalesOrder order) {
        shipments.stream()
                .filter(Shipment::isInWork)
                .map(Shipment::id)
                .toList()
                .forEach(id -> move(order, id, Shipment.State.CANCELLED, null, null, "order ended"));
    }

    void booked(SalesOrder order, String id, String consignment, String tracking) {
        if (stateOf(id) != Shipment.State.ASKED) {
            return;
        }
        move(order, id, Shipment.State.BOOKED, consignment, tracking, null);
        order.note(
                BOOKED,
                "Shipment " + id + " booked with the carrier",
                Map.of("consignment", String.valueOf(consignment)));
        if (order.isBeingCancelled() || !order.isOpen()) {
            CarrierMessages.callBack(order, find(id).orElseThrow());
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
        move(order, id, Shipment.State.REFUSED, null, null, reason);
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
        move(order, id, Shipment.State.UNDERWAY, consignment, tracking, null);
        order.note("shipped", "Shipment " + id + " has left", Map.of("tracking", String.valueOf(tracking)));
        return true;
    }

    /** @return false when that was known, or is not so */
    boolean delivered(SalesOrder order, String id) {
        if (stateOf(id) != Shipment.State.UNDERWAY) {
            return false;
        }
        move(order, id, Shipment.State.DELIVERED, null, null, null);
        order.note("delivered", "Shipment " + id + " was delivered");
        return true;
    }

    /** The first proof of a delivered one counts; it may come with the delivery or after it. */
    void proven(SalesOrder order, String id, DeliveryProof proof) {
        boolean wanted = find(id).filter(one -> one.state() == Shipment.State.DELIVERED)
                .filter(one -> one.proof() == null)
                .isPresent();
        if (wanted) {
            shipments.replaceAll(one -> one.id().equals(id) ? one.proven(proof) : one);
            order.note(
                    "delivery-proof",
                    "Shipment " + id + " was taken by "
                            + (proof.signedBy() == null ? "somebody who did not sign" : proof.signedBy()),
                    Map.of("document", String.valueOf(proof.document())));
        }
    }

    /** @return false when that was known, or is not so */
    boolean lost(SalesOrder order, String id, String reason) {
        if (stateOf(id) != Shipment.State.UNDERWAY && stateOf(id) != Shipment.State.BOOKED) {
            return false;
        }
        move(order, id, Shipment.State.LOST, null, null, reason);
        order.note("shipment-lost", "Shipment " + id + " is lost: " + reason);
        return true;
    }

    /**
     * Asks the carrier to give the booked ones back; one that is being booked is called back when that is known, and one
     * whose booking a hold has kept back is booked no more.
     */
    void callBackBooked(SalesOrder order) {
        shipments.stream()
                .filter(shipment -> shipment.state() == Shipment.State.ASKED)
                .filter(shipment -> CarrierMessages.unbook(order, shipment))
                .map(Shipment::id)
                .toList()
                .forEach(id -> move(order, id, Shipment.State.CANCELLED, null, null, "order cancelled"));
        shipments.stream()
                .filter(shipment -> shipment.state() == Shipment.State.BOOKED)
                .forEach(shipment -> CarrierMessages.callBack(order, shipment));
    }

    /** @return false when that was known, or is not so */
    boolean cancelled(SalesOrder order, String id) {
        if (stateOf(id) != Shipment.State.BOOKED) {
            return false;
        }
        move(order, id, Shipment.State.CANCELLED, null, null, null);
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

    boolean anyWithCarrierSoon() {
        return shipments.stream().anyMatch(Shipment::isWithCarrierSoon);
    }

    boolean anyUnderway() {
        return shipments.stream().anyMatch(s -> s.isLive() && s.state() != Shipment.State.DELIVERED);
    }

    List<Allotment> contents(Predicate<Shipment> which) {
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

    private void move(
            SalesOrder order, String id, Shipment.State state, String consignment, String tracking, String reason) {
        shipments.replaceAll(s -> s.id().equals(id) ? s.in(state, consignment, tracking, reason) : s);
        find(id).ifPresent(shipment -> show(order, shipment));
    }
}
