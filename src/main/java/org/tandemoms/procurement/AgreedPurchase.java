package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.Reason;

/**
 * The part of a purchase that lies between the house and its supplier: what was asked for, what the supplier said to it,
 * and what the two have agreed on.
 */
public abstract sealed class AgreedPurchase extends Order permits PurchaseOrder {

    static final String ANSWERED = "supplier-answered";
    static final Duration REMINDED_AFTER = Duration.ofDays(1);
    private static final String ANSWER = "decideOnAnswer";
    private static final List<String> BUYERS = List.of("PROCUREMENT");
    private static final Duration DECIDED_WITHIN = Duration.ofHours(8);

    private ReplenishmentPlan plan;
    private SupplierTerms terms;
    private Agreement agreement;
    private Instant orderedAt;
    private String reference;
    private int reminders;

    /** For the mapping only. */
    AgreedPurchase() {}

    AgreedPurchase(String id, ReplenishmentPlan plan, SupplierTerms terms, Instant now, Actor actor) {
        super(id, OrderKind.PURCHASE, "procurement", id, now, actor);
        this.plan = plan;
        this.terms = terms;
        this.agreement = new Agreement(plan);
    }

    // --- status ---------------------------------------------------------------------------------------------------

    public final PurchaseStatus purchaseStatus() {
        return PurchaseStatus.valueOf(status());
    }

    final void become(PurchaseStatus next) {
        status(next.name(), !next.isDone());
    }

    final String inWords() {
        return status().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    // --- the supplier ---------------------------------------------------------------------------------------------

    /** Asks the supplier, once. */
    final void order() {
        if (orderedAt != null) {
            return;
        }
        orderedAt = now();
        SupplierMessages.order(this);
        become(PurchaseStatus.ORDERED);
        note("ordered", "Purchase order goes to " + plan.supplierName());
        await(ANSWERED);
        alarm(now().plus(REMINDED_AFTER));
    }

    /** The supplier has the order and will answer it. */
    final void taken(String supplierReference) {
        reference = supplierReference;
        note("order-taken", plan.supplierName() + " has the order" + named(supplierReference));
    }

    private static String named(String supplierReference) {
        return supplierReference == null ? "" : " as " + supplierReference;
    }

    final boolean isAwaitingAnswer() {
        return orderedAt != null
                && milestone(ANSWERED).isEmpty()
                && !purchaseStatus().isDone();
    }

    final void answered(Acknowledgement answer) {
        if (orderedAt == null || milestone(ANSWERED).isPresent()) {
            note("answer-ignored", plan.supplierName() + " answered once more; the first answer counts");
            return;
        }
        Agreement.Answer meaning = agreement.take(answer, plan);
        switch (meaning) {
            case REFUSED -> {
                note("supplier-refused", plan.supplierName() + " does not deliver: " + said(answer));
                alarm(null);
            }
            case ACCEPTED -> confirmed();
            case CHANGED -> offered(agreement.offer().orElseThrow());
        }
        reach(ANSWERED, meaning.name());
    }

    private void offered(Acknowledgement offer) {
        String words = "%s offers %s by %s; asked were %s by %s. %s"
                .formatted(
                        plan.supplierName(),
                        offer.quantity().toPlainString(),
                        offer.date(),
                        plan.quantity().toPlainString(),
                        plan.arrival(),
                        said(offer))
                .strip();
        note("supplier-offers", words);
        become(PurchaseStatus.OFFERED);
        ask(ANSWER, words);
    }

    private static String said(Acknowledgement answer) {
        return answer.reason() == null ? "" : answer.reason();
    }

    final void ask(String task, String words) {
        alarm(null);
        askBuyer(task, List.of(new Reason("supplier", "", words)), now().plus(DECIDED_WITHIN));
    }

    final void confirmed() {
        become(PurchaseStatus.CONFIRMED);
        note(
                "supplier-confirmed",
                plan.supplierName() + " delivers " + agreement.quantity().toPlainString() + " by " + agreement.date());
    }

    final void askBuyer(String task, List<Reason> reasons, Instant due) {
        requireDecision(task, 1, Set.of(), reasons, BUYERS, due);
    }

    final void tellCancelled(String reason) {
        if (orderedAt != null && !agreement.isRefused()) {
            SupplierMessages.cancel(this, reason);
        }
    }

    /** What a buyer has written who decided on the supplier's offer. */
    final Optional<String> wordsOnOffer() {
        return decision(ANSWER)
                .flatMap(one -> one.given().stream().reduce((first, last) -> last))
                .map(given -> given.comment())
                .filter(words -> words != null && !words.isBlank());
    }

    final void remind() {
        reminders++;
        SupplierMessages.remind(this, reminders);
        note("supplier-reminded", plan.supplierName() + " is reminded");
    }

    // --- what others see ------------------------------------------------------------------------------------------

    public final ReplenishmentPlan plan() {
        return plan;
    }

    public final SupplierTerms terms() {
        return terms;
    }

    public final BigDecimal promised() {
        return agreement.quantity();
    }

    public final LocalDate expectedOn() {
        return agreement.date();
    }

    /** Null before the supplier was asked. */
    public final Instant orderedAt() {
        return orderedAt;
    }

    /** The supplier's number of the order; null before it has one. */
    public final String reference() {
        return reference;
    }

    final Agreement agreement() {
        return agreement;
    }

    /** What the supplier would deliver instead, while a buyer looks at it. */
    final Optional<Acknowledgement> offer() {
        return agreement.offer();
    }

    final boolean isRefused() {
        return agreement.isRefused();
    }
}
