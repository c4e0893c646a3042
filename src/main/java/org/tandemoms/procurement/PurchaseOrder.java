package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tandemoms.identity.Actor;
import org.tandemoms.inventory.Lot;
import org.tandemoms.orders.Decision;
import org.tandemoms.orders.Reason;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * A purchase from the proposal to the settled invoice. Its id says item, location and day, so that there is one a day
 * however many nodes and people want to make it, and the supplier's key follows from it, so that there is one order.
 */
public final class PurchaseOrder extends AgreedPurchase {

    static final String GOODS = "goods-received";
    static final String DECIDE = "decideOnPurchase";
    static final String LATE = "decideOnLate";

    private GoodsReceipts receipts = new GoodsReceipts();
    private SupplierInvoices invoices = new SupplierInvoices();
    private SupplierScore score;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private PurchaseOrder() {}

    PurchaseOrder(String id, ReplenishmentPlan plan, SupplierTerms terms, Instant now, Actor actor) {
        super(id, plan, terms, now, actor);
        become(PurchaseStatus.PROPOSED);
        tag("sku", plan.sku());
        tag("supplier", plan.supplierId());
        tag("shelf", plan.sku() + "|" + plan.location());
        note("proposed", String.join(" ", plan.reasoning()), Map.of("policy", plan.policyEvidence()));
    }

    // --- approval -------------------------------------------------------------------------------------------------

    /** @param approvers how many different people; 0 when the rule itself approves */
    void judged(int approvers, List<String> groups, Map<String, String> evidence, Instant due) {
        if (!purchaseStatus().isProposal() || decision(DECIDE).isPresent()) {
            return;
        }
        note(
                "purchase-judged",
                approvers == 0 ? "Small enough to go without a person" : approvers + " must approve",
                evidence);
        if (approvers > 0) {
            requireDecision(DECIDE, approvers, Set.of(), reasons(plan().reasoning(), evidence), groups, due);
        }
    }

    /** @param evidence names the rule that says these words */
    static List<Reason> reasons(List<String> words, Map<String, String> evidence) {
        return words.stream()
                .map(one -> new Reason(evidence.get("rule"), evidence.get("version"), one))
                .toList();
    }

    @Override
    public void pendingApproval() {
        if (purchaseStatus() == PurchaseStatus.PROPOSED) {
            become(PurchaseStatus.PENDING_APPROVAL);
        }
    }

    @Override
    protected void onAsked() {
        if (decision(DECIDE).filter(Decision::isOpen).isPresent()) {
            pendingApproval();
        }
    }

    // --- goods ----------------------------------------------------------------------------------------------------

    /** What a buyer has taken counts from now on; the day after the promised one is watched for. */
    void expectGoods() {
        if (agreement().takeOffer()) {
            confirmed();
        }
        boolean waitOn = milestone(GOODS)
                        .filter(one -> "LATE".equals(one.outcome()))
                        .isPresent()
                && decision(LATE).filter(one -> "WAIT".equals(one.outcome())).isPresent();
        if (waitOn) {
            await(GOODS);
            remind();
        }
        if (milestone(GOODS).isEmpty()) {
            completeWhenAllIsHere();
        }
        if (milestone(GOODS).isEmpty()) {
            Instant overdue = agreement().date().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            alarm(overdue.isAfter(now()) ? overdue : now().plus(REMINDED_AFTER));
        }
    }

    boolean receive(String key, String hash, BigDecimal quantity, boolean last, String deliveryNote) {
        return receive(key, hash, quantity, last, deliveryNote, List.of());
    }

    /** @param lots pieces with names of their own, or none @return false when the same request was booked before */
    boolean receive(String key, String hash, BigDecimal quantity, boolean last, String deliveryNote, List<Lot> lots) {
        if (receipts.before(key, hash).isPresent()) {
            return false;
        }
        if (purchaseStatus() == PurchaseStatus.OFFERED) {
            throw Refused.because(ProblemCode.STATE, "A buyer has to decide on the supplier's offer first");
        }
        if (!purchaseStatus().isWithSupplier()) {
            throw Refused.because(
                    ProblemCode.STATE, "Goods of a purchase that is " + inWords() + " cannot be received");
        }
        receipts.add(this, key + "#" + hash, quantity, deliveryNote, lots);
        note(
                "goods-received",
                "Received " + quantity.toPlainString() + agreement().overOrShort(receipts.received(), last),
                Map.of("note", deliveryNote));
        become(PurchaseStatus.PARTIALLY_RECEIVED);
        if (last) {
            agreement().closeRest();
        }
        if (milestone(ANSWERED).isEmpty()) {
            reach(ANSWERED, "ACCEPTED"); // goods are an answer, too
        }
        completeWhenAllIsHere();
        return true;
    }

    private void completeWhenAllIsHere() {
        boolean open = agreement().offer().isEmpty()
                && milestone(GOODS).filter(one -> !"LATE".equals(one.outcome())).isEmpty();
        if (open && !receipts.isEmpty() && outstanding().signum() == 0) {
            become(PurchaseStatus.RECEIVED);
            alarm(null);
            reach(GOODS, "RECEIVED");
        }
    }

    void booked(int number) {
        receipts.booked(number);
    }

    /** What has not come shall not come any more. */
    void closeRest(String reason) {
        if (agreement().isRestClosed()) {
            throw Refused.because(ProblemCode.STATE, "No more is expected of this purchase already");
        }
        if (purchaseStatus().isProposal() || purchaseStatus() == PurchaseStatus.OFFERED) {
            throw Refused.because(ProblemCode.STATE, "A decision on this purchase is open; answer that task instead");
        }
        if (!purchaseStatus().isWithSupplier()) {
            throw Refused.because(ProblemCode.STATE, "The purchase is " + inWords() + " and cannot be closed");
        }
        note("rest-closed", "No more is expected: " + reason);
        agreement().closeRest();
        tellCancelled(reason);
        alarm(null);
        if (!receipts.isEmpty()) {
            completeWhenAllIsHere();
        } else if (milestone(ANSWERED).isEmpty()) {
            reach(ANSWERED, "REFUSED");
        } else {
            reach(GOODS, "NOTHING");
        }
    }

    /** Ends a purchase that brought nothing. */
    void close() {
        if (purchaseStatus().isDone()) {
            return;
        }
        alarm(null);
        if (orderedAt() == null) {
            become(PurchaseStatus.REJECTED);
        } else if (agreement().isRefused()) {
            become(PurchaseStatus.REFUSED);
        } else {
            if (!agreement().isRestClosed()) {
                tellCancelled(wordsOnOffer().orElse("The offer does not suit us"));
            }
            become(PurchaseStatus.CANCELLED);
        }
        note("purchase-closed", "Nothing is bought");
    }

    // --- time -----------------------------------------------------------------------------------------------------

    /** A silent supplier is reminded; goods that are late become a buyer's question. */
    void alarmed() {
        if (purchaseStatus() == PurchaseStatus.ORDERED) {
            remind();
            alarm(now().plus(REMINDED_AFTER));
        } else if (purchaseStatus().isWithSupplier() && milestone(GOODS).isEmpty()) {
            String words = "%s were promised by %s; %s have come."
                    .formatted(
                            agreement().quantity().toPlainString(),
                            agreement().date(),
                            receipts.received().toPlainString());
            note("goods-late", words);
            remind();
            ask(LATE, words);
            reach(GOODS, "LATE");
        }
    }

    // --- invoice --------------------------------------------------------------------------------------------------

    /** @return false when it is here already */
    boolean invoiced(SupplierInvoice invoice) {
        return invoices.arrived(this, invoice);
    }

    /** @throws Refused {@code state} before the supplier has the order, and after the purchase is done */
    void checkTakesInvoice() {
        if (!purchaseStatus().isWithSupplier() && purchaseStatus() != PurchaseStatus.RECEIVED) {
            throw Refused.because(ProblemCode.STATE, "A purchase that is " + inWords() + " takes no invoice");
        }
    }

    void expectInvoice() {
        invoices.expect(this);
    }

    Optional<SupplierInvoice> invoiceToMatch() {
        return invoices.toMatch();
    }

    void compared(SupplierInvoice invoice, List<String> differences, Map<String, String> evidence, Instant due) {
        invoices.compared(this, invoice, differences, evidence, due);
    }

    void dispute() {
        invoices.dispute(this);
    }

    SupplierInvoice payable() {
        return invoices.payable();
    }

    void completed() {
        if (purchaseStatus().isDone()) {
            return;
        }
        score = SupplierScore.of(agreement(), receipts.received(), receipts.lastDay(), invoices.firstMatched());
        become(PurchaseStatus.COMPLETED);
        note(
                "purchase-completed",
                plan().supplierName() + " gets " + score.points().toPlainString() + " of 100 points");
    }

    // --- what others see ------------------------------------------------------------------------------------------

    /** Promised, not here, and still expected. */
    public BigDecimal outstanding() {
        return agreement().outstanding(receipts.received());
    }

    /** With the supplier, and no one has closed the rest. */
    boolean isExpectingMore() {
        return purchaseStatus().isWithSupplier() && !agreement().isRestClosed();
    }

    /** Not on the shelf yet and still to come: what a further proposal has to count. */
    public BigDecimal onOrder() {
        boolean coming = purchaseStatus().isProposal() || purchaseStatus().isWithSupplier();
        return (coming && !isRefused() ? outstanding() : BigDecimal.ZERO).add(receipts.notYetBooked());
    }

    public BigDecimal received() {
        return receipts.received();
    }

    public List<GoodsReceipt> receipts() {
        return receipts.all();
    }

    public List<SupplierInvoice> invoices() {
        return invoices.all();
    }

    /** Null before it is completed. */
    public SupplierScore score() {
        return score;
    }
}
