package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Demand;

/**
 * What is held on the shelves for one order, and what it still lacks. Nothing that is held is forgotten: it leaves the
 * house, stays with a line, or goes back to the shelf by a message.
 */
public final class Allocation {

    private final SalesOrder order;
    private final SalesLines lines;
    private final MissingGoods missing;
    private final Parcels parcels;
    private final Amendment amendment;

    Allocation(SalesOrder order, SalesLines lines, MissingGoods missing, Parcels parcels, Amendment amendment) {
        this.order = order;
        this.lines = lines;
        this.missing = missing;
        this.parcels = parcels;
        this.amendment = amendment;
    }

    // --- what is held -------------------------------------------------------------------------------------------

    /** Takes over what was held for the lines. */
    public void allot(List<Allotment> held) {
        lines.allot(order, held);
    }

    /** What is held for the lines as they are. */
    public List<Allotment> allotments() {
        return lines.allotments();
    }

    /**
     * Everything that is held for the order: for its lines, for what it falls back to, and once it has ended what the
     * carrier was asked to give back.
     */
    Stream<Allotment> inHand() {
        if (!order.isOpen()) {
            return parcels.contents(Shipment::isWithCarrierSoon).stream();
        }
        List<Allotment> fallBack = amendment.fallBack();
        return Stream.concat(fallBack.stream(), allotments().stream().filter(part -> fallBack.stream()
                .noneMatch(part::isSameHold)));
    }

    /** Something is held that no parcel carries yet. */
    public boolean hasUnsent() {
        return !parcels.contents(shipment -> shipment.isLive() && !shipment.isInWork())
                .containsAll(allotments());
    }

    /** Gives back what of these holds neither a line nor what the order falls back to needs any more. */
    void letGo(List<Allotment> held) {
        List<Allotment> needed = Stream.concat(allotments().stream(), amendment.fallBack().stream())
                .toList();
        held.forEach(hold -> letGo(hold, needed));
    }

    private void letGo(Allotment hold, List<Allotment> needed) {
        BigDecimal kept = needed.stream()
                .filter(hold::isSameHold)
                .map(Allotment::quantity)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        if (kept.signum() == 0) {
            StockMessages.release(order, hold);
        } else if (kept.compareTo(hold.quantity()) < 0) {
            StockMessages.cut(order, hold, kept);
        }
    }

    // --- what is missing ----------------------------------------------------------------------------------------

    /** What the lines still lack. */
    public List<Demand> demands() {
        return lines.demands(order);
    }

    public boolean isBackordered() {
        return lines.anyMissing();
    }

    /** Nothing is to come and nothing lies here: all of the order is in parcels. */
    boolean isAllSent() {
        return !isBackordered() && !hasUnsent();
    }

    /** Goods are missing, and the order waits for them: as a whole or for its last parts. */
    boolean isWaitingForGoods() {
        return order.isOpen()
                && isBackordered()
                && (order.salesStatus() == SalesStatus.BACKORDERED
                        || order.salesStatus() == SalesStatus.PARTIALLY_SHIPPED);
    }

    /** Everything is on hand, or a part that may go ahead. */
    public void goAhead() {
        if (!order.isRevising() && !parcels.anyLeft()) {
            order.become(SalesStatus.ALLOCATED);
        }
    }

    /** Has the order wait for goods that are still to come. */
    public void waitForGoods() {
        if (order.isRevising()) {
            return;
        }
        if (!isWaitingForGoods()) {
            order.note("backordered", "Waiting for goods to arrive");
        }
        missing.lookEverywhereAgain();
        parcels.lostAreReplaced();
        order.become(parcels.anyLeft() ? SalesStatus.PARTIALLY_SHIPPED : SalesStatus.BACKORDERED);
        order.await("stock-arrived");
    }

    /** Tells the customer when what is missing of a line should be there. */
    void promise(String lineId, LocalDate day) {
        missing.promise(lineId, day);
        order.note(
                "promised", "What is missing of line " + lineId + " should be there on " + day, Map.of("line", lineId));
    }

    /** The day that was promised for what is missing of a line; empty when nothing is missing or nobody knows. */
    Optional<LocalDate> promisedFor(SalesLine line) {
        return missing.promisedFor(line);
    }

    // --- empty shelves ------------------------------------------------------------------------------------------

    /** Part of a hold was not on the shelf: it leaves the books of the location, and the line needs others. */
    void shorten(Allotment wanted, Allotment found) {
        lines.shorten(wanted, found);
        missing.notFound(wanted.sku(), wanted.location());
        StockMessages.shortage(order, wanted, found.quantity());
    }

    /** A picker found less of the item there than the books say, and the order looks elsewhere. */
    public boolean isEmptyShelf(String sku, String location) {
        return missing.isEmptyShelf(sku, location);
    }
}
