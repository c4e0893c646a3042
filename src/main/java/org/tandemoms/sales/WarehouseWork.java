package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.orders.Decision;
import org.tandemoms.orders.Reason;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * What people in the warehouse do for one order: pick, pack, hand over. It all lies in the order's document, so that of a
 * cancellation and a pick, or of two scanners, one is first and the other is told.
 */
public final class WarehouseWork {

    /** Keys of the user tasks. */
    public static final String PICK = "pickGoods";

    public static final String PACK = "packParcels";

    private static final String SHORT = "SHORT";
    private static final String PICKED = "PICKED";
    private static final String PACKED = "PACKED";

    private final SalesOrder order;
    private final Parcels parcels;

    WarehouseWork(SalesOrder order, Parcels parcels) {
        this.order = order;
        this.parcels = parcels;
    }

    /**
     * Makes a pick list for the goods of each location where people pick.
     *
     * @return PICK, PACK or SHIP: what is next for this order
     */
    public String plan(Predicate<String> byHand, Supplier<Instant> due) {
        if (!order.isRevising() && order.isOpen()) {
            Map<String, List<Allotment>> unsent = parcels
                    .unpicked(order.allocation().allotments())
                    .stream()
                    .filter(part -> byHand.test(part.location()))
                    .collect(Collectors.groupingBy(Allotment::location, TreeMap::new, Collectors.toList()));
            unsent.forEach((location, goods) -> parcels.toPick(order, location, goods));
            if (!unsent.isEmpty()) {
                order.note("pick-planned", "To be picked at " + String.join(", ", unsent.keySet()));
                require(PICK, lists(Shipment.State.PICKING), due.get());
            }
        }
        if (parcels.any(Shipment.State.PICKING)) {
            return "PICK";
        }
        return parcels.any(Shipment.State.PICKED) ? "PACK" : "SHIP";
    }

    /** An answer that was given to an earlier list does not count for this one. */
    private void require(String task, List<Reason> what, Instant due) {
        order.requireDecision(task, 1, Set.of(), what, List.of("WAREHOUSE"), due);
    }

    private List<Reason> lists(Shipment.State state) {
        return in(state).stream()
                .map(shipment -> new Reason(
                        shipment.id(),
                        "pick-list",
                        shipment.location() + ": "
                                + shipment.contents().stream()
                                        .map(part -> part.quantity().toPlainString() + " × " + part.sku())
                                        .collect(Collectors.joining(", "))))
                .toList();
    }

    private List<Shipment> in(Shipment.State state) {
        return parcels.all().stream()
                .filter(shipment -> shipment.state() == state)
                .toList();
    }

    // --- picking ------------------------------------------------------------------------------------------------

    /**
     * Pieces were taken from the shelf.
     *
     * @param rest the open rest of the item is not there
     * @throws Refused {@code wrong-item}, {@code validation}, {@code state} or {@code not-found}
     */
    public void pick(String shipmentId, String sku, BigDecimal quantity, boolean rest) {
        Shipment shipment = workable(shipmentId, Shipment.State.PICKING, "picked");
        Picking picking = shipment.picking();
        if (!picking.knows(sku)) {
            throw new Problem(
                            ProblemCode.WRONG_ITEM,
                            sku + " is not on this list. Put it back and take "
                                    + String.join(" or ", openItems(picking)),
                            List.of())
                    .refused();
        }
        if (quantity.compareTo(picking.open(sku)) > 0) {
            throw Problem.invalid(List.of(FieldError.of(
                            "/quantity",
                            "too-many",
                            "No more than " + picking.open(sku).toPlainString() + " of " + sku + " are still to pick")))
                    .refused();
        }
        Picking now = picking.taken(sku, quantity, rest);
        parcels.progress(order, shipment.with(now, Shipment.State.PICKING));
        order.note(
                "picked",
                quantity.toPlainString() + " × " + sku + " picked for " + shipmentId
                        + (rest ? ", the rest is missing" : ""),
                Map.of("shipment", shipmentId));
        List<Shipment> open = in(Shipment.State.PICKING);
        if (open.stream().allMatch(one -> one.picking().isPicked())) {
            answer(PICK, open.stream().anyMatch(one -> one.picking().isShort()) ? SHORT : PICKED);
        }
    }

    private static List<String> openItems(Picking picking) {
        return picking.lines().stream()
                .filter(line -> line.open().signum() > 0)
                .map(line -> line.wanted().sku())
                .distinct()
                .toList();
    }

    private void answer(String task, String outcome) {
        if (order.decision(task).filter(Decision::isOpen).isPresent()) {
            order.decide(task, outcome, "");
        }
    }

    /**
     * Takes stock of the lists when the picker is done. What nobody scanned counts as found, or as missing when the
     * answer was SHORT. Missing pieces leave the books of the location, and their lines need others.
     *
     * @return PICKED or SHORT
     */
    public String finishPicking(Instant due) {
        boolean there = order.decision(PICK)
                .filter(decision -> SHORT.equals(decision.outcome()))
                .isEmpty();
        boolean anyShort = false;
        for (Shipment shipment : in(Shipment.State.PICKING)) {
            Picking done = shipment.picking().restIs(there);
            done.lines().stream().filter(line -> line.missing().signum() > 0).forEach(line -> order.allocation()
                    .shorten(line.wanted(), line.found()));
            Picking found = done.withoutMissing();
            parcels.progress(
                    order,
                    shipment.with(found, found.lines().isEmpty() ? Shipment.State.CANCELLED : Shipment.State.PICKED));
            anyShort |= done.isShort();
        }
        if (anyShort) {
            order.note("pick-short", "Not everything was on the shelf; the rest is looked for elsewhere");
            return SHORT;
        }
        require(PACK, lists(Shipment.State.PICKED), due);
        return PICKED;
    }

    // --- packing ------------------------------------------------------------------------------------------------

    /**
     * Puts picked goods into a parcel and labels it; the same request again gives the same parcel.
     *
     * @param sscc gives a new code; asked only when a parcel is made
     */
    public Picking.Parcel pack(
            String shipmentId,
            String request,
            List<Picking.Content> contents,
            BigDecimal weightGrams,
            Supplier<String> sscc) {
        var before = shipment(shipmentId).picking().packedUnder(request);
        if (before.isPresent()) {
            return before.get();
        }
        Shipment shipment = workable(shipmentId, Shipment.State.PICKED, "packed");
        List<Picking.Content> left = shipment.picking().unpacked();
        for (int i = 0; i < contents.size(); i++) {
            checkFits(contents, i, left);
        }
        var parcel = new Picking.Parcel(sscc.get(), contents, weightGrams, request);
        packed(shipment, parcel);
        if (in(Shipment.State.PICKED).isEmpty() && in(Shipment.State.PICKING).isEmpty()) {
            answer(PACK, PACKED);
        }
        return parcel;
    }

    private static void checkFits(List<Picking.Content> contents, int index, List<Picking.Content> left) {
        String sku = contents.get(index).sku();
        BigDecimal wanted = quantity(contents.subList(0, index + 1), sku);
        BigDecimal there = quantity(left, sku);
        if (wanted.compareTo(there) > 0) {
            throw Problem.invalid(List.of(FieldError.of(
                            "/contents/" + index + "/quantity",
                            "not-picked",
                            "No more than " + there.toPlainString() + " of " + sku + " are picked and not packed")))
                    .refused();
        }
    }

    private static BigDecimal quantity(List<Picking.Content> contents, String sku) {
        return contents.stream()
                .filter(content -> content.sku().equals(sku))
                .map(Picking.Content::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void packed(Shipment shipment, Picking.Parcel parcel) {
        Picking now = shipment.picking().with(parcel);
        parcels.progress(order, shipment.with(now, now.isPacked() ? Shipment.State.PACKED : Shipment.State.PICKED));
        order.note(
                "packed",
                "Parcel " + parcel.sscc() + " packed for " + shipment.id(),
                Map.of("shipment", shipment.id(), "sscc", parcel.sscc()));
    }

    /** What is picked and in no parcel goes into one. */
    public void finishPacking(Supplier<String> sscc) {
        for (Shipment shipment : in(Shipment.State.PICKED)) {
            packed(
                    shipment,
                    new Picking.Parcel(sscc.get(), shipment.picking().unpacked(), null, "rest:" + shipment.id()));
        }
    }

    /**
     * The shipment goes by this service of the carrier's.
     *
     * @throws Refused {@code too-late} when the carrier has been asked to fetch it, {@code state} or {@code not-found}
     */
    public void sendBy(String shipmentId, CarrierService service) {
        Shipment shipment = shipment(shipmentId);
        if (service.equals(shipment.service())) {
            return;
        }
        if (shipment.state() != Shipment.State.PICKING && shipment.state() != Shipment.State.PICKED) {
            throw Refused.because(ProblemCode.TOO_LATE, "Shipment " + shipmentId + " is packed and on its way already");
        }
        workable(shipmentId, shipment.state(), "sent by another service");
        parcels.progress(order, shipment.by(service));
        order.note(
                "service-chosen",
                "Shipment " + shipmentId + " goes by " + service.inWords(),
                Map.of("shipment", shipmentId, "service", service.code()));
    }

    // --- the carrier's van --------------------------------------------------------------------------------------

    /** The driver has it; from now on a cancellation is too late. @return false when it had left before */
    public boolean handOver(String shipmentId) {
        Shipment shipment = shipment(shipmentId);
        if (shipment.hasLeft()) {
            return false;
        }
        workable(shipmentId, Shipment.State.BOOKED, "handed over");
        CarrierMessages.handOver(order, shipment);
        order.shipping().left(shipmentId, null, null);
        return true;
    }

    private Shipment shipment(String id) {
        return parcels.find(id)
                .filter(shipment -> shipment.picking() != null)
                .orElseThrow(() ->
                        Refused.because(ProblemCode.NOT_FOUND, "The warehouse has no shipment " + id + " to work on"));
    }

    private Shipment workable(String id, Shipment.State state, String deed) {
        Shipment shipment = shipment(id);
        if (!order.isOpen() || order.isBeingCancelled()) {
            throw Refused.because(ProblemCode.STATE, "The order is cancelled; put the goods back");
        }
        if (!order.holds().isEmpty()) {
            throw Refused.because(ProblemCode.STATE, "The order is on hold; leave the goods where they are");
        }
        if (shipment.state() != state) {
            throw Refused.because(
                    ProblemCode.STATE,
                    "Shipment " + id + " is " + shipment.state().name().toLowerCase(Locale.ROOT) + " and cannot be "
                            + deed + " now");
        }
        return shipment;
    }
}
