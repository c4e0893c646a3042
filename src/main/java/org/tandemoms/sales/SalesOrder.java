package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tandemoms.identity.Actor;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * A goods order, and the states it goes through; a step that the state does not allow is refused here. Long because every
 * step and every answer from outside comes in by this one door; its parts keep their own rules: the goods held for it ({@link Allocation}), people in the warehouse
 * ({@link WarehouseWork}), carriers ({@link Shipping}), money ({@link Payment}), changed minds ({@link Amendment},
 * {@link Cancellation}) and goods that come back ({@link Returns}).
 */
public final class SalesOrder extends PlacedSale {

    private static final String AMENDED = "order-amended";

    private SalesStatus heldFrom;
    private MissingGoods missing = new MissingGoods();
    private Payment payment;
    private Parcels parcels = new Parcels();
    private Amendment amendment = new Amendment();
    private Cancellation cancellation = new Cancellation();
    private Returns returns = new Returns();
    private String invoiceNumber;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private SalesOrder() {}

    SalesOrder(String id, String owner, SalesTerms terms, Instant now, Actor actor) {
        super(id, owner, terms, now, actor);
        payment = terms.payment().untouched();
        status(SalesStatus.RECEIVED.name(), true);
        note(
                "placed",
                "Placed by " + actor.id() + " for customer " + customerId(),
                Map.of("gross", gross().toString()));
    }

    // --- status -------------------------------------------------------------------------------------------------

    public SalesStatus salesStatus() {
        return SalesStatus.valueOf(status());
    }

    /** Moves on; while the order is on hold the new state is shown when the hold is taken off. */
    void become(SalesStatus next) {
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
        Replacements.checkHold(this);
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

    // --- goods --------------------------------------------------------------------------------------------------

    /** What is held for the order, and what it lacks. */
    public Allocation allocation() {
        return new Allocation(this, goods(), missing, parcels, amendment);
    }

    /** What people in the warehouse do for this order. */
    public WarehouseWork warehouse() {
        return new WarehouseWork(this, parcels);
    }

    /** What carriers do for this order. */
    public Shipping shipping() {
        return new Shipping(this, goods(), parcels, payment, cancellation);
    }

    public List<Shipment> shipments() {
        return parcels.all();
    }

    public Optional<Shipment> shipment(String shipmentId) {
        return parcels.find(shipmentId);
    }

    private List<Allotment> delivered() {
        return parcels.contents(shipment -> shipment.state() == Shipment.State.DELIVERED);
    }

    /** How much of the line has arrived with the customer. */
    public BigDecimal delivered(SalesLine line) {
        return SalesLines.quantityOf(this, line, delivered());
    }

    // --- payment ------------------------------------------------------------------------------------------------

    /** Asks the provider for an authorisation, or states that none is needed. */
    public void askAuthorisation() {
        if (!isRevising()) {
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

    /** @throws Refused {@code state} when it is more than what was paid and not yet given back */
    public void refund(String reference, BigDecimal amount) {
        payment.refund(this, reference, amount);
    }

    public void refunded(int number) {
        payment.refunded(this, number);
    }

    /** @param lost nobody knows whether the provider has given the money back, for it did not answer */
    public void refundFailed(int number, String reason, boolean lost) {
        payment.refundFailed(this, number, reason, lost);
    }

    /** Ids under which people settle refunds of this order that failed. */
    public List<String> failedRefunds() {
        return payment.refunds().stream()
                .flatMap(piece -> piece.caseId(id()).stream())
                .distinct()
                .toList();
    }

    /** An order that ended before everything arrived keeps only the money for what did. */
    void giveBackUndelivered() {
        payment.giveBack(this, "not delivered", goods().valueOf(this, delivered()));
    }

    public void invoiced(String number) {
        if (invoiceNumber == null) {
            invoiceNumber = number;
            note("invoiced", "Invoice " + number + " over " + gross() + " issued");
        }
    }

    public Payment payment() {
        return payment;
    }

    /** Null before the invoice is issued. */
    public String invoiceNumber() {
        return invoiceNumber;
    }

    // --- amendment ----------------------------------------------------------------------------------------------

    /** @throws Refused {@code state} or {@code too-late} when the lines can no longer be changed */
    void checkAmendable() {
        Amendment.check(this, parcels);
    }

    /**
     * Takes over changed lines; rules and people judge the order anew, and its process begins again.
     *
     * @param amended all lines of the order as they shall be, without holds
     * @param more what was held for them in addition
     */
    void amend(List<SalesLine> amended, Totals totals, List<Allotment> more) {
        checkAmendable();
        amendment.begin(this, goods(), amended, totals, more);
        tagItems();
        termsRevised(Set.of("payment-answered", "stock-arrived", "shipment-booked"));
        become(SalesStatus.RECEIVED);
        reach(AMENDED, "AMENDED");
    }

    void amendmentPaid() {
        amendment.paid(this);
    }

    /** @return false when there was no change, or not even what the order was before is paid for */
    boolean takeBackAmendment(BigDecimal authorised, String why) {
        return amendment.takeBack(this, goods(), authorised, why);
    }

    /** The process has let go of the order as it was; it begins again with the order as it is now. */
    void beginAnew() {
        if (!amendment.takenUp()) {
            return;
        }
        await(AMENDED);
        if (isBeingCancelled()) {
            cancelled();
        } else {
            startProcess("order-intake");
        }
    }

    /** True from an amendment until the process has begun anew: until then no step may act on the order. */
    boolean isRevising() {
        return amendment.isRevising();
    }

    // --- returns ------------------------------------------------------------------------------------------------

    public List<ReturnNote> returns() {
        return returns.all();
    }

    Optional<ReturnNote> returnRequestedBefore(String key, String hash) {
        return returns.requestedBefore(key, hash);
    }

    /** @throws Refused {@code state} before delivery, {@code validation} for more than was delivered */
    ReturnNote requestReturn(
            String returnId, String request, ReturnRequest wanted, Function<ReturnNote, List<SalesLine>> exchange) {
        if (salesStatus() != SalesStatus.DELIVERED && salesStatus() != SalesStatus.COMPLETED) {
            throw Refused.because(ProblemCode.STATE, "Only goods that were delivered can be sent back");
        }
        return returns.request(this, returnId, request, wanted, delivered(), exchange);
    }

    /** @throws Refused {@code state} while the order is not settled */
    void goodsReturned(String returnId, BigDecimal amount) {
        if (isOpen()) {
            throw Refused.because(ProblemCode.STATE, "The order is not paid yet");
        }
        returns.received(this, returnId, amount);
        if (returns.isEverythingBack(delivered()) && salesStatus() != SalesStatus.RETURNED) {
            become(SalesStatus.RETURNED);
            note("returned", "Everything has come back");
        }
    }

    void returnRefused(String returnId) {
        returns.refused(this, returnId);
    }

    void returnRepaired(String returnId) {
        returns.repaired(returnId);
    }

    void creditNotNeeded(String returnId, String reference, BigDecimal amount) {
        returns.creditNotNeeded(this, returnId, reference, amount);
    }

    // --- the end ------------------------------------------------------------------------------------------------

    /** @throws Refused {@code too-late} when a parcel has left, {@code state} when there is nothing to cancel */
    void checkCancellable() {
        Cancellation.check(this, parcels);
    }

    /** Somebody wants it cancelled; parcels that were asked for are called back first, for they may leave any moment. */
    void cancelRequested(String reason) {
        cancellation.request(this, parcels, reason);
    }

    /** @throws Refused {@code state} when nothing was sent, or nothing is open */
    void cancelRest(String reason) {
        cancellation.cancelRest(this, goods(), parcels, reason);
    }

    boolean isBeingCancelled() {
        return cancellation.isAskedFor();
    }

    void rejected() {
        if (isRevising()) {
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
        if (!isBeingCancelled()) {
            parcels.callBackBooked(this);
        }
        List<Allotment> elsewhere = parcels.contents(shipment -> shipment.hasLeft() || shipment.isWithCarrierSoon());
        List<Allotment> here =
                allocation().inHand().filter(part -> !elsewhere.contains(part)).toList();
        become(status);
        note(type, text);
        here.forEach(part -> StockMessages.release(this, part));
        parcels.withdraw(this);
        payment.giveUp(this);
        giveBackUndelivered();
    }

    public void completed() {
        if (isOpen()) {
            become(SalesStatus.COMPLETED);
            note("completed", "Delivered, invoiced and paid");
        }
    }
}
