package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tandemoms.identity.Actor;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Demand;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.shared.Money;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * A goods order: its states, lines and stock. The rules are in the methods, which throw on a step that the state does not
 * allow. What concerns its money is in {@link Payment}, what concerns its parcels in {@link Parcels}.
 */
public final class SalesOrder extends Order {

    private static final String AMENDED = "order-amended";
    private static final String CANCELLED = "order-cancelled";
    private static final String DELIVERED = "shipment-delivered";

    private String customerId;
    private String currency;
    private SalesLines lines;
    private Totals totals;
    private Address shipTo;
    private LocalDate requestedDelivery;
    private boolean allowBackorder;
    private boolean allowPartial;
    private Payment payment;
    private Parcels parcels = new Parcels();
    private Returns returns = new Returns();
    private String invoiceNumber;
    private String cancelReason;
    private boolean revising;
    private TermsBefore before;
    private List<PromisedDay> promised = new ArrayList<>();
    private SalesHandling handling;
    private SalesStatus heldFrom;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private SalesOrder() {}

    SalesOrder(String id, String owner, SalesTerms terms, Instant now, Actor actor) {
        super(id, OrderKind.SALES, owner, terms.clientOrderId(), now, actor);
        customerId = terms.customerId();
        currency = terms.currency();
        lines = new SalesLines(terms.lines());
        totals = terms.totals();
        shipTo = terms.shipTo();
        requestedDelivery = terms.requestedDelivery();
        allowBackorder = terms.allowBackorder();
        allowPartial = terms.allowPartial();
        payment = terms.payment().untouched();
        status(SalesStatus.RECEIVED.name(), true);
        tag("customer", customerId);
        tagItems();
        note("placed", "Placed by " + actor.id() + " for customer " + customerId, Map.of("gross", gross().toString()));
    }

    // --- status -------------------------------------------------------------------------------------------------

    public SalesStatus salesStatus() {
        return SalesStatus.valueOf(status());
    }

    /** Moves on; while the order is on hold the new state is shown when the hold is taken off. */
    private void become(SalesStatus next) {
        SalesStatus current = salesStatus();
        if (current == next) {
            return;
        }
        if (current == SalesStatus.ON_HOLD && !next.isDone()) {
            heldFrom = next;
            return;
        }
        if (!current.mayBecome(next)) {
            throw new IllegalStateException("Order " + id() + " cannot go from " + current + " to " + next);
        }
        status(next.name(), !next.isDone());
    }

    @Override
    protected void onHoldsChanged() {
        if (!holds().isEmpty() && salesStatus() != SalesStatus.ON_HOLD) {
            heldFrom = salesStatus();
            become(SalesStatus.ON_HOLD);
        } else if (holds().isEmpty() && salesStatus() == SalesStatus.ON_HOLD) {
            status(heldFrom.name(), true);
        }
    }

    @Override
    public void pendingApproval() {
        become(SalesStatus.PENDING_APPROVAL);
    }

    // --- stock --------------------------------------------------------------------------------------------------

    /** What the lines still lack. */
    public List<Demand> demands() {
        return lines.demands(this);
    }

    /** Takes over what was held for the lines. */
    public void allot(List<Allotment> held) {
        lines.allot(this, held);
    }

    public boolean isBackordered() {
        return lines.anyMissing();
    }

    /** Tells the customer when what is missing of a line should be there. */
    void promise(String lineId, LocalDate day) {
        promised.removeIf(promise -> promise.lineId().equals(lineId));
        promised.add(new PromisedDay(lineId, day));
        note("promised", "What is missing of line " + lineId + " should be there on " + day, Map.of("line", lineId));
    }

    /** The day that was promised for what is missing of a line; empty when nothing is missing or nobody knows. */
    Optional<LocalDate> promisedFor(SalesLine line) {
        return promised.stream()
                .filter(promise -> promise.lineId().equals(line.lineId())
                        && line.backordered().signum() > 0)
                .map(PromisedDay::day)
                .findFirst();
    }

    /** Something is held that no parcel carries yet. */
    public boolean hasUnsent() {
        return !parcels.contents(shipment -> shipment.isLive() && !shipment.isInWork())
                .containsAll(allotments());
    }

    /** Goods are missing, and the order waits for them: as a whole or for its last parts. */
    boolean isWaitingForGoods() {
        return isOpen()
                && isBackordered()
                && (salesStatus() == SalesStatus.BACKORDERED || salesStatus() == SalesStatus.PARTIALLY_SHIPPED);
    }

    /** Everything is on hand, or a part that may go ahead. */
    public void allocated() {
        if (revising || parcels.anyLeft()) {
            return;
        }
        become(SalesStatus.ALLOCATED);
    }

    /** Waits for goods that are still to come. */
    public void backordered() {
        if (revising) {
            return;
        }
        if (!isWaitingForGoods()) {
            note("backordered", "Waiting for goods to arrive");
        }
        lines.lookEverywhereAgain();
        parcels.lostAreReplaced();
        become(parcels.anyLeft() ? SalesStatus.PARTIALLY_SHIPPED : SalesStatus.BACKORDERED);
        await("stock-arrived");
    }

    /**
     * Everything that is held for the order: for its lines, for what it falls back to, and once it has ended what the
     * carrier was asked to give back.
     */
    Stream<Allotment> goodsInHand() {
        if (!isOpen()) {
            return parcels.contents(Parcels::isWithCarrierSoon).stream();
        }
        List<Allotment> fallBack = before == null ? List.of() : before.allotments();
        return Stream.concat(fallBack.stream(), allotments().stream().filter(part -> fallBack.stream()
                .noneMatch(part::isSameHold)));
    }

    public List<Allotment> allotments() {
        return lines.allotments();
    }

    // --- payment ------------------------------------------------------------------------------------------------

    /** Asks the provider for an authorisation, or states that none is needed. */
    public void askAuthorisation() {
        if (!revising) {
            payment.authorise(this);
        }
    }

    public void paymentAuthorised(int number, String authorizationId) {
        payment.authorised(this, number, authorizationId);
    }

    public void paymentDeclined(int number, String reason) {
        payment.declined(this, number, reason);
    }

    /** Asks for the money that is still owed, once per try. */
    public void askCapture() {
        payment.captureRest(this);
    }

    public void paymentCaptured(int number, String captureId) {
        payment.captured(this, number, captureId);
    }

    public void captureFailed(int number, String reason) {
        payment.captureFailed(this, number, reason);
    }

    /** @throws org.tandemoms.shared.Refused {@code state} when it is more than what was paid and not yet given back */
    public void refund(String reference, BigDecimal amount) {
        payment.refund(this, reference, amount);
    }

    public void refunded(int number) {
        payment.refunded(this, number);
    }

    public void refundFailed(int number, String reason) {
        payment.refundFailed(this, number, reason);
    }

    /** An order that ended before everything arrived keeps only the money for what did. */
    void giveBackUndelivered() {
        BigDecimal tooMuch = payment.captured().subtract(payment.refunded()).subtract(valueOf(delivered()));
        if (tooMuch.signum() > 0) {
            payment.refund(this, "not delivered:" + payment.captured().toPlainString(), tooMuch);
        }
    }

    private BigDecimal valueOf(List<Allotment> goods) {
        return lines.valueOf(this, goods);
    }

    // --- parcels ------------------------------------------------------------------------------------------------

    /** Books one parcel run per location for all goods that no live shipment carries. */
    public void askShipments() {
        if (!revising && !parcels.book(this, allotments()) && nothingIsMissing() && !parcels.anyUnderway()) {
            reach("shipment-booked", "BOOKED");
            reach(DELIVERED, "DELIVERED");
        }
    }

    /** A picker found less of the item there than the books say, and the order looks elsewhere. */
    public boolean isEmptyShelf(String sku, String location) {
        return lines.isEmptyShelf(sku, location);
    }

    void handledAs(SalesHandling wanted) {
        handling = wanted;
    }

    /** As the customer's system wants it; empty when the table decides. */
    public Optional<SalesHandling> handling() {
        return Optional.ofNullable(handling);
    }

    /** What people in the warehouse do for this order. */
    public WarehouseWork warehouse() {
        return new WarehouseWork(this, parcels, lines);
    }

    public Optional<Shipment> shipment(String shipmentId) {
        return parcels.find(shipmentId);
    }

    public void shipmentBooked(String shipmentId, String consignment, String tracking) {
        parcels.booked(this, shipmentId, consignment, tracking);
    }

    public void shipmentRefused(String shipmentId, String reason) {
        if (parcels.refused(this, shipmentId, reason) && (!isOpen() || cancelReason != null)) {
            notWithCarrier(shipmentId);
        }
    }

    /** The parcel has left: what was held is gone from the shelf, and its part of the money is due. */
    public void shipmentLeft(String shipmentId, String consignment, String tracking) {
        if (!parcels.left(this, shipmentId, consignment, tracking)) {
            return;
        }
        shipment(shipmentId).orElseThrow().contents().forEach(part -> SalesLines.issue(this, part));
        if (!isOpen()) {
            return;
        }
        if (parcels.allLeft() && nothingIsMissing()) {
            become(SalesStatus.SHIPPED);
        } else {
            become(SalesStatus.PARTIALLY_SHIPPED);
            payment.captureUpTo(this, valueOf(parcels.contents(s -> s.hasLeft() && s.isLive())));
        }
    }

    public void shipmentDelivered(String shipmentId, String consignment, String tracking) {
        shipmentLeft(shipmentId, consignment, tracking);
        if (parcels.delivered(this, shipmentId)) {
            journeyEnded();
        }
    }

    /** Its goods are gone from the shelf and did not arrive: the lines need others. */
    public void shipmentLost(String shipmentId, String reason) {
        shipmentLeft(shipmentId, null, null);
        if (parcels.lost(this, shipmentId, reason)) {
            lines.forget(shipment(shipmentId).orElseThrow().contents());
            journeyEnded();
        }
    }

    private void journeyEnded() {
        if (parcels.anyUnderway() || !isOpen()) {
            return;
        }
        if (parcels.any(Shipment.State.LOST)) {
            reach(DELIVERED, "LOST");
        } else {
            if (nothingIsMissing()) {
                become(SalesStatus.DELIVERED);
            }
            reach(DELIVERED, nothingIsMissing() ? "DELIVERED" : "PARTLY");
        }
    }

    /** Neither goods that are still to come nor goods that still lie here. */
    private boolean nothingIsMissing() {
        return !isBackordered() && !hasUnsent();
    }

    /** Goods were lost, and no others are held or waited for yet; those that a carrier refused are still here. */
    public boolean needsOthersForLost() {
        return parcels.any(Shipment.State.LOST) || isBackordered() && !parcels.any(Shipment.State.REFUSED);
    }

    // --- amendment ----------------------------------------------------------------------------------------------

    /** @throws org.tandemoms.shared.Refused {@code state} or {@code too-late} when the lines can no longer be changed */
    void checkAmendable() {
        if (parcels.anyLive() || parcels.anyLeft()) {
            throw Refused.because(
                    ProblemCode.TOO_LATE, "A shipment is booked already; cancel the order or send goods back instead");
        }
        if (!isOpen()) {
            throw Refused.because(ProblemCode.STATE, "The order is done");
        }
        if (cancelReason != null) {
            throw Refused.because(ProblemCode.STATE, "The order is being cancelled");
        }
    }

    /**
     * Takes over changed lines. What they need less goes back to the shelf by the outbox, what they need more is held
     * already; rules and people judge the order anew, and its process begins again.
     *
     * @param amended all lines of the order as they shall be, without holds
     * @param more what was held for them in addition
     */
    void amend(List<SalesLine> amended, Totals newTotals, List<Allotment> more) {
        checkAmendable();
        Money grossBefore = gross();
        boolean dearer = newTotals.gross().compareTo(totals.gross()) > 0;
        if (before == null && dearer && payment.mayBeDeclined(newTotals.gross())) {
            before = new TermsBefore(lines(), totals);
        }
        List<Allotment> held = lines.amend(this, amended, more);
        totals = newTotals;
        tagItems();
        letGo(held);
        note(
                "amended",
                "Amended by " + actor().id() + ": " + grossBefore + " becomes " + gross(),
                Map.of("before", grossBefore.toString(), "after", gross().toString()));
        termsRevised(Set.of("payment-answered", "stock-arrived", "shipment-booked"));
        revising = true;
        become(SalesStatus.RECEIVED);
        reach(AMENDED, "AMENDED");
    }

    private void letGo(List<Allotment> held) {
        List<Allotment> fallBack = before == null ? List.of() : before.allotments();
        held.forEach(part -> lines.letGo(this, part, fallBack));
    }

    /** The order's money is there as it is now; there is no way back to what it was. */
    void amendmentPaid() {
        if (before != null) {
            List<Allotment> held = goodsInHand().toList();
            before = null;
            letGo(held);
        }
    }

    /**
     * The money for a change was refused: the order is again what it was.
     *
     * @return false when there was no change, or not even what the order was before is paid for
     */
    boolean takeBackAmendment(BigDecimal authorised, String why) {
        if (before == null || before.totals().gross().compareTo(authorised) > 0) {
            return false;
        }
        List<Allotment> held = goodsInHand().toList();
        lines.restore(before.lines());
        totals = before.totals();
        before = null;
        letGo(held);
        note(
                "amendment-taken-back",
                "The payment for the amendment was declined (" + why + "); the order is again as it was before",
                Map.of("gross", gross().toString()));
        return true;
    }

    /** The line as it would keep or find its holds among these. */
    SalesLine withHolds(SalesLine line, List<Allotment> held) {
        return line.keeping(of(line, held));
    }

    /** The process has let go of the order as it was; it begins again with the order as it is now. */
    void beginAnew() {
        if (!revising) {
            return;
        }
        revising = false;
        await(AMENDED);
        if (cancelReason != null) {
            cancelled();
        } else {
            startProcess("order-intake");
        }
    }

    /** True from an amendment until the process has begun anew: until then no step may act on the order. */
    boolean isRevising() {
        return revising;
    }

    // --- returns ------------------------------------------------------------------------------------------------

    /** The goods of these that belong to the line. */
    List<Allotment> of(SalesLine line, List<Allotment> goods) {
        return SalesLines.of(this, line, goods);
    }

    Optional<ReturnNote> returnRequestedBefore(String key, String hash) {
        return returns.requestedBefore(key, hash);
    }

    /**
     * Notes goods that shall come back, and has their return opened.
     *
     * @throws org.tandemoms.shared.Refused {@code state} before delivery, {@code validation} for more than was delivered
     */
    ReturnNote requestReturn(String returnId, String request, ReturnRequest wanted) {
        if (salesStatus() != SalesStatus.DELIVERED && salesStatus() != SalesStatus.COMPLETED) {
            throw Refused.because(ProblemCode.STATE, "Only goods that were delivered can be sent back");
        }
        ReturnNote note = returns.request(this, returnId, request, wanted, delivered());
        note("return-requested", "Return " + returnId + " requested: " + wanted.reason(), Map.of("return", returnId));
        send("return:" + returnId, "sales", "return.open", Map.of("return", returnId));
        return note;
    }

    /** The goods of a return are back: their money is given back, once, and never more than was paid. */
    void goodsReturned(String returnId, BigDecimal amount) {
        if (isOpen()) {
            throw Refused.because(ProblemCode.STATE, "The order is not paid yet");
        }
        returns.settle(returnId, ReturnNote.State.DONE);
        BigDecimal given = amount.min(payment.refundable(this));
        payment.refund(this, returnId, given);
        askCreditNote(returnId, given);
        if (returns.isEverythingBack(delivered()) && salesStatus() != SalesStatus.RETURNED) {
            become(SalesStatus.RETURNED);
            note("returned", "Everything has come back");
        }
    }

    private void askCreditNote(String returnId, BigDecimal amount) {
        if (amount.signum() > 0 && takes("credit:" + returnId)) {
            send(
                    "credit:" + returnId,
                    "billing",
                    "credit.issue",
                    Map.of("return", returnId, "amount", amount.toPlainString()));
        }
    }

    void returnRefused(String returnId) {
        returns.settle(returnId, ReturnNote.State.REFUSED);
    }

    private List<Allotment> delivered() {
        return parcels.contents(s -> s.state() == Shipment.State.DELIVERED);
    }

    /** How much of the line has arrived with the customer. */
    public BigDecimal delivered(SalesLine line) {
        return SalesLines.of(this, line, delivered()).stream()
                .map(Allotment::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public List<ReturnNote> returns() {
        return returns.all();
    }

    // --- the end ------------------------------------------------------------------------------------------------

    /** @throws org.tandemoms.shared.Refused {@code too-late} when a parcel has left, {@code state} when there is nothing to cancel */
    void checkCancellable() {
        if (parcels.anyLeft()) {
            throw Refused.because(ProblemCode.TOO_LATE, "A parcel has left; send the goods back instead");
        }
        if (!isOpen()) {
            throw Refused.because(ProblemCode.STATE, "The order is done already");
        }
    }

    boolean isBeingCancelled() {
        return cancelReason != null;
    }

    /** Somebody wants it cancelled; parcels that were asked for are called back first, for they may leave any moment. */
    void cancelRequested(String reason) {
        cancelReason = reason;
        note("cancel-requested", "Cancellation asked for: " + reason);
        parcels.callBackBooked(this);
        cancelWhenAllIsBack();
    }

    private void cancelWhenAllIsBack() {
        if (!parcels.anyWithCarrierSoon()) {
            reach(CANCELLED, "CANCELLED");
        }
    }

    /** The carrier gave a parcel back. */
    public void shipmentCancelled(String shipmentId) {
        if (parcels.cancelled(this, shipmentId)) {
            notWithCarrier(shipmentId);
        }
    }

    /** Its goods lie here: they go back to the shelf with an order that is done, or out again with one that goes on. */
    private void notWithCarrier(String shipmentId) {
        if (!isOpen()) {
            shipment(shipmentId).orElseThrow().contents().forEach(part -> SalesLines.release(this, part));
        } else if (cancelReason != null) {
            cancelWhenAllIsBack();
        } else if (parcels.anyLeft()) {
            journeyEnded();
        }
    }

    /**
     * What is not on its way is not wanted any more: the order ends with what was sent.
     *
     * @throws org.tandemoms.shared.Refused {@code state} when nothing was sent, or nothing is open
     */
    void cancelRest(String reason) {
        checkRestCancellable();
        List<Allotment> sent = parcels.contents(Shipment::isLive);
        List<Allotment> held = allotments();
        List<SalesLine> linesBefore = lines();
        Money grossBefore = gross();
        lines.keepOnly(this, sent);
        totals = totals.withLines(linesBefore, lines());
        letGo(held);
        note(
                "rest-cancelled",
                "What was not sent is cancelled: " + reason + ". " + grossBefore + " becomes " + gross(),
                Map.of("before", grossBefore.toString(), "after", gross().toString()));
        if (!parcels.anyUnderway()) {
            become(SalesStatus.DELIVERED);
            reach("stock-arrived", "CANCELLED");
        } else if (parcels.allLeft()) {
            become(SalesStatus.SHIPPED);
        }
    }

    private void checkRestCancellable() {
        if (!isOpen() || cancelReason != null) {
            throw Refused.because(ProblemCode.STATE, "The order is done, or is being cancelled");
        }
        if (!parcels.anyLeft()) {
            throw Refused.because(ProblemCode.STATE, "Nothing was sent yet; cancel the order as a whole");
        }
        if (parcels.any(Shipment.State.LOST) || parcels.any(Shipment.State.REFUSED)) {
            throw Refused.because(ProblemCode.STATE, "A parcel is lost or refused; that has to be decided first");
        }
        if (!isBackordered() && parcels.unsent(allotments()).isEmpty()) {
            throw Refused.because(ProblemCode.STATE, "Everything is on its way; nothing is open");
        }
    }

    /** The parcel had left already: the order goes on. */
    public void cancelTooLate(String shipmentId) {
        cancelReason = null;
        note("cancel-too-late", "Shipment " + shipmentId + " had left already; the order is not cancelled");
    }

    void rejected() {
        if (revising) {
            beginAnew();
        } else if (isOpen()) {
            end(SalesStatus.REJECTED, "rejected", "Refused; what was held is free again");
        }
    }

    void cancelled() {
        if (isOpen()) {
            end(SalesStatus.CANCELLED, "cancelled", "Cancelled; what was held is free again");
        }
    }

    private void end(SalesStatus status, String type, String text) {
        List<Allotment> elsewhere = parcels.contents(s -> s.hasLeft() || Parcels.isWithCarrierSoon(s));
        List<Allotment> here =
                goodsInHand().filter(part -> !elsewhere.contains(part)).toList();
        become(status);
        note(type, text);
        here.forEach(part -> SalesLines.release(this, part));
        parcels.withdraw(this);
        if (cancelReason == null) {
            parcels.callBackBooked(this);
        }
        payment.giveUp(this);
        giveBackUndelivered();
        if (!delivered().isEmpty()) {
            send("invoice", "billing", "invoice.issue", Map.of());
        }
    }

    public void completed() {
        if (isOpen()) {
            become(SalesStatus.COMPLETED);
            note("completed", "Delivered, invoiced and paid");
        }
    }

    public void invoiced(String number) {
        if (invoiceNumber == null) {
            invoiceNumber = number;
            note("invoiced", "Invoice " + number + " over " + gross() + " issued");
        }
    }

    // --- terms --------------------------------------------------------------------------------------------------

    public String customerId() {
        return customerId;
    }

    public String currency() {
        return currency;
    }

    public List<SalesLine> lines() {
        return lines.all();
    }

    private void tagItems() {
        lines().forEach(line -> tag("sku", line.sku()));
    }

    public Optional<SalesLine> line(String lineId) {
        return lines.find(lineId);
    }

    public Totals totals() {
        return totals;
    }

    public Money gross() {
        return Money.of(totals.gross(), currency);
    }

    public String inWords(BigDecimal amount) {
        return inCurrency(amount).toString();
    }

    Money inCurrency(BigDecimal amount) {
        return Money.of(amount, currency);
    }

    public Address shipTo() {
        return shipTo;
    }

    public LocalDate requestedDelivery() {
        return requestedDelivery;
    }

    public boolean allowsBackorder() {
        return allowBackorder;
    }

    public boolean allowsPartial() {
        return allowPartial;
    }

    public Payment payment() {
        return payment;
    }

    public List<Shipment> shipments() {
        return parcels.all();
    }

    /** Null before the invoice is issued. */
    public String invoiceNumber() {
        return invoiceNumber;
    }
}
