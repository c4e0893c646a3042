package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.Decision;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.Reason;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * A purchase from the proposal to the settled invoice. Its id says item, location and day, so that there is one a day
 * however many nodes and people want to make it, and the supplier's key follows from it, so that there is one order.
 */
public final class PurchaseOrder extends Order {

    static final String ANSWERED = "supplier-answered";
    static final String GOODS = "goods-received";
    static final String INVOICE = "invoice-arrived";
    static final String DECIDE = "decideOnPurchase";
    static final String LATE = "decideOnLate";
    private static final String ANSWER = "decideOnAnswer";
    private static final List<String> BUYERS = List.of("PROCUREMENT");
    private static final Duration REMINDED_AFTER = Duration.ofDays(1);
    private static final Duration DECIDED_WITHIN = Duration.ofHours(8);

    private ReplenishmentPlan plan;
    private SupplierTerms terms;
    private BigDecimal promised;
    private LocalDate expectedOn;
    private Instant orderedAt;
    private String reference;
    private Acknowledgement offer;
    private boolean refused;
    private boolean restClosed;
    private int reminders;
    private GoodsReceipts receipts = new GoodsReceipts();
    private SupplierInvoices invoices = new SupplierInvoices();
    private SupplierScore score;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private PurchaseOrder() {}

    PurchaseOrder(String id, ReplenishmentPlan plan, SupplierTerms terms, Instant now, Actor actor) {
        super(id, OrderKind.PURCHASE, "procurement", id, now, actor);
        this.plan = plan;
        this.terms = terms;
        this.promised = plan.quantity();
        this.expectedOn = plan.arrival();
        status(PurchaseStatus.PROPOSED.name(), true);
        tag("sku", plan.sku());
        tag("supplier", plan.supplierId());
        tag("shelf", plan.sku() + "|" + plan.location());
        note("proposed", String.join(" ", plan.reasoning()), Map.of("policy", plan.policyEvidence()));
    }

    public PurchaseStatus purchaseStatus() {
        return PurchaseStatus.valueOf(status());
    }

    private void become(PurchaseStatus next) {
        status(next.name(), !next.isDone());
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
            List<Reason> reasons = plan.reasoning().stream()
                    .map(words -> new Reason(evidence.get("rule"), evidence.get("version"), words))
                    .toList();
            requireDecision(DECIDE, approvers, Set.of(), reasons, groups, due);
        }
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

    // --- the supplier ---------------------------------------------------------------------------------------------

    /** Asks the supplier, once. */
    void order() {
        if (orderedAt != null) {
            return;
        }
        orderedAt = now();
        send(
                "order",
                terms.destination(),
                "supplier.order",
                Map.ofEntries(
                        Map.entry("supplier", plan.supplierId()),
                        Map.entry("account", terms.account()),
                        Map.entry("sku", plan.sku()),
                        Map.entry("supplierSku", terms.supplierSku()),
                        Map.entry("quantity", plan.quantity().toPlainString()),
                        Map.entry("unitPrice", plan.unitPrice().toPlainString()),
                        Map.entry("currency", plan.currency()),
                        Map.entry("location", plan.location()),
                        Map.entry("wantedOn", plan.arrival().toString())));
        become(PurchaseStatus.ORDERED);
        note("ordered", "Purchase order goes to " + plan.supplierName());
        await(ANSWERED);
        alarm(now().plus(REMINDED_AFTER));
    }

    /** The supplier has the order and will answer it. */
    void taken(String supplierReference) {
        reference = supplierReference;
        note("order-taken", plan.supplierName() + " has the order" + named(supplierReference));
    }

    private static String named(String supplierReference) {
        return supplierReference == null ? "" : " as " + supplierReference;
    }

    void answered(Acknowledgement answer) {
        if (orderedAt == null || milestone(ANSWERED).isPresent()) {
            note("answer-ignored", plan.supplierName() + " answered once more; the first answer counts");
            return;
        }
        boolean nothing = answer.quantity() != null && answer.quantity().signum() <= 0;
        if (!answer.accepted() || nothing) {
            refused = true;
            note("supplier-refused", plan.supplierName() + " does not deliver: " + said(answer));
            alarm(null);
            reach(ANSWERED, "REFUSED");
            return;
        }
        BigDecimal quantity = answer.quantity() == null ? plan.quantity() : answer.quantity();
        LocalDate date = answer.date() == null ? plan.arrival() : answer.date();
        if (quantity.compareTo(plan.quantity()) == 0 && !date.isAfter(plan.arrival())) {
            confirmed(quantity, date);
            reach(ANSWERED, "ACCEPTED");
            return;
        }
        offer = new Acknowledgement(true, quantity, date, answer.reason());
        String words = "%s offers %s by %s; asked were %s by %s. %s"
                .formatted(
                        plan.supplierName(),
                        quantity.toPlainString(),
                        date,
                        plan.quantity().toPlainString(),
                        plan.arrival(),
                        said(answer));
        note("supplier-offers", words.strip());
        become(PurchaseStatus.OFFERED);
        ask(ANSWER, words.strip());
        reach(ANSWERED, "CHANGED");
    }

    private static String said(Acknowledgement answer) {
        return answer.reason() == null ? "" : answer.reason();
    }

    private void ask(String task, String words) {
        alarm(null);
        requireDecision(
                task, 1, Set.of(), List.of(new Reason("supplier", "", words)), BUYERS, now().plus(DECIDED_WITHIN));
    }

    private void confirmed(BigDecimal quantity, LocalDate date) {
        promised = quantity;
        expectedOn = date;
        offer = null;
        become(PurchaseStatus.CONFIRMED);
        note("supplier-confirmed", plan.supplierName() + " delivers " + quantity.toPlainString() + " by " + date);
    }

    // --- goods ----------------------------------------------------------------------------------------------------

    /** What a buyer has taken counts from now on; the day after the promised one is watched for. */
    void expectGoods() {
        if (offer != null) {
            confirmed(offer.quantity(), offer.date());
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
            Instant overdue = expectedOn.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            alarm(overdue.isAfter(now()) ? overdue : now().plus(REMINDED_AFTER));
        }
    }

    /** @return false when the same request was booked before */
    boolean receive(String key, String hash, BigDecimal quantity, boolean last, String deliveryNote) {
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
        int number = receipts.next();
        receipts.add(new GoodsReceipt(number, key + "#" + hash, quantity, deliveryNote, actor().id(), now(), false));
        send(
                "receive:" + number,
                "stock",
                "stock.receive",
                Map.of(
                        "key",
                        id() + ":receive:" + number,
                        "number",
                        number,
                        "sku",
                        plan.sku(),
                        "location",
                        plan.location(),
                        "quantity",
                        quantity.toPlainString(),
                        "reference",
                        id() + ", " + deliveryNote));
        note(
                "goods-received",
                "Received " + quantity.toPlainString() + overOrShort(last),
                Map.of("note", deliveryNote));
        become(PurchaseStatus.PARTIALLY_RECEIVED);
        restClosed = restClosed || last;
        if (milestone(ANSWERED).isEmpty()) {
            reach(ANSWERED, "ACCEPTED"); // goods are an answer, too
        }
        completeWhenAllIsHere();
        return true;
    }

    private String overOrShort(boolean last) {
        BigDecimal over = receipts.received().subtract(promised);
        if (over.signum() > 0) {
            return ", " + over.toPlainString() + " more than promised";
        }
        return over.signum() < 0 && last
                ? "; the delivery is closed " + over.negate().toPlainString() + " short"
                : "";
    }

    private void completeWhenAllIsHere() {
        boolean open = offer == null
                && milestone(GOODS).filter(one -> !"LATE".equals(one.outcome())).isEmpty();
        if (open && !receipts.all().isEmpty() && (restClosed || outstanding().signum() == 0)) {
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
        if (restClosed) {
            throw Refused.because(ProblemCode.STATE, "No more is expected of this purchase already");
        }
        if (purchaseStatus().isProposal() || purchaseStatus() == PurchaseStatus.OFFERED) {
            throw Refused.because(ProblemCode.STATE, "A decision on this purchase is open; answer that task instead");
        }
        if (!purchaseStatus().isWithSupplier()) {
            throw Refused.because(ProblemCode.STATE, "The purchase is " + inWords() + " and cannot be closed");
        }
        note("rest-closed", "No more is expected: " + reason);
        restClosed = true;
        tellCancelled(reason);
        alarm(null);
        if (!receipts.all().isEmpty()) {
            completeWhenAllIsHere();
        } else if (milestone(ANSWERED).isEmpty()) {
            reach(ANSWERED, "REFUSED");
        } else {
            reach(GOODS, "NOTHING");
        }
    }

    private void tellCancelled(String reason) {
        if (orderedAt != null && !refused) {
            send(
                    "cancel",
                    terms.destination(),
                    "supplier.cancel",
                    Map.of("supplier", plan.supplierId(), "order", id() + ":order", "reason", reason));
        }
    }

    /** Ends a purchase that brought nothing. */
    void close() {
        if (purchaseStatus().isDone()) {
            return;
        }
        alarm(null);
        if (orderedAt == null) {
            become(PurchaseStatus.REJECTED);
        } else if (refused) {
            become(PurchaseStatus.REFUSED);
        } else {
            if (!restClosed) {
                tellCancelled(decision(ANSWER)
                        .flatMap(one -> one.given().stream().reduce((first, last) -> last))
                        .map(given -> given.comment())
                        .filter(words -> words != null && !words.isBlank())
                        .orElse("The offer does not suit us"));
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
                            promised.toPlainString(),
                            expectedOn,
                            receipts.received().toPlainString());
            note("goods-late", words);
            remind();
            ask(LATE, words);
            reach(GOODS, "LATE");
        }
    }

    private void remind() {
        reminders++;
        send(
                "remind:" + reminders,
                terms.destination(),
                "supplier.remind",
                Map.of("supplier", plan.supplierId(), "order", id() + ":order"));
        note("supplier-reminded", plan.supplierName() + " is reminded");
    }

    // --- invoice --------------------------------------------------------------------------------------------------

    /** @return false when it is here already */
    boolean invoiced(SupplierInvoice invoice) {
        boolean known = invoices.all().stream().anyMatch(one -> one.number().equals(invoice.number()));
        boolean takes = purchaseStatus().isWithSupplier() || purchaseStatus() == PurchaseStatus.RECEIVED;
        if (!known && !takes) {
            throw Refused.because(ProblemCode.STATE, "A purchase that is " + inWords() + " takes no invoice");
        }
        if (!invoices.add(invoice)) {
            return false;
        }
        note(
                "invoice-arrived",
                "Invoice " + invoice.number() + " over " + invoice.quantity().toPlainString() + " at "
                        + invoice.unitPrice().toPlainString() + " " + plan.currency());
        if (milestone(INVOICE).isEmpty()) {
            reach(INVOICE, "ARRIVED");
        }
        return true;
    }

    void expectInvoice() {
        if (invoices.all().isEmpty()) {
            await(INVOICE);
        }
    }

    /** The invoice to compare, or the one that was compared already. */
    Optional<SupplierInvoice> invoiceToMatch() {
        return invoices.compared().or(() -> invoices.firstIn(SupplierInvoice.State.WAITING));
    }

    void compared(SupplierInvoice invoice, List<String> differences, Map<String, String> evidence, Instant due) {
        if (invoice.state() != SupplierInvoice.State.WAITING) {
            return;
        }
        if (differences.isEmpty()) {
            invoices.replace(invoice.in(SupplierInvoice.State.MATCHED));
            note("invoice-matched", "Invoice " + invoice.number() + " agrees with order and receipt", evidence);
            return;
        }
        invoices.replace(invoice.in(SupplierInvoice.State.DIFFERENT, differences));
        note("invoice-differs", "Invoice " + invoice.number() + ": " + String.join(" ", differences), evidence);
        List<Reason> reasons = differences.stream()
                .map(words -> new Reason(evidence.get("rule"), evidence.get("version"), words))
                .toList();
        requireDecision("resolveDifference", 1, Set.of(), reasons, BUYERS, due);
    }

    void dispute() {
        invoices.firstIn(SupplierInvoice.State.DIFFERENT).ifPresent(wrong -> {
            invoices.replace(wrong.in(SupplierInvoice.State.DISPUTED));
            note("invoice-disputed", "Invoice " + wrong.number() + " is disputed");
            send(
                    "dispute:" + invoices.all().indexOf(wrong.in(SupplierInvoice.State.DISPUTED)),
                    terms.destination(),
                    "supplier.dispute",
                    Map.of(
                            "supplier", plan.supplierId(),
                            "order", id() + ":order",
                            "invoice", wrong.number(),
                            "reason", String.join(" ", wrong.differences())));
            await(INVOICE);
            if (invoices.firstIn(SupplierInvoice.State.WAITING).isPresent()) {
                reach(INVOICE, "ARRIVED");
            }
        });
    }

    /** What is to be paid: the invoice that matched, or that a buyer accepts as it is. */
    SupplierInvoice payable() {
        invoices.firstIn(SupplierInvoice.State.DIFFERENT)
                .ifPresent(one -> invoices.replace(one.in(SupplierInvoice.State.ACCEPTED)));
        return invoices.compared()
                .orElseThrow(() -> new IllegalStateException("Purchase " + id() + " has no invoice to pay"));
    }

    void completed() {
        if (purchaseStatus().isDone()) {
            return;
        }
        Instant last = receipts.all().get(receipts.all().size() - 1).at();
        long late = ChronoUnit.DAYS.between(expectedOn, LocalDate.ofInstant(last, ZoneOffset.UTC));
        BigDecimal filled =
                receipts.received().min(promised).movePointRight(2).divide(promised, 1, RoundingMode.HALF_UP);
        boolean right = invoices.all().get(0).state() == SupplierInvoice.State.MATCHED;
        score = new SupplierScore((int) Math.max(0, late), filled, right);
        become(PurchaseStatus.COMPLETED);
        note(
                "purchase-completed",
                plan.supplierName() + " gets " + score.points().toPlainString() + " of 100 points");
    }

    // --- what others see ------------------------------------------------------------------------------------------

    private String inWords() {
        return status().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** Promised, not here, and still expected. */
    public BigDecimal outstanding() {
        return restClosed
                ? BigDecimal.ZERO
                : promised.subtract(receipts.received()).max(BigDecimal.ZERO);
    }

    /** With the supplier, and no one has closed the rest. */
    boolean isExpectingMore() {
        return purchaseStatus().isWithSupplier() && !restClosed;
    }

    /** What the supplier would deliver instead, while a buyer looks at it. */
    Optional<Acknowledgement> offer() {
        return Optional.ofNullable(offer);
    }

    boolean isRefused() {
        return refused;
    }

    /** Not on the shelf yet and still to come: what a further proposal has to count. */
    public BigDecimal onOrder() {
        boolean coming = purchaseStatus().isProposal() || purchaseStatus().isWithSupplier();
        return (coming && !refused ? outstanding() : BigDecimal.ZERO).add(receipts.notYetBooked());
    }

    public ReplenishmentPlan plan() {
        return plan;
    }

    public SupplierTerms terms() {
        return terms;
    }

    public BigDecimal promised() {
        return promised;
    }

    public LocalDate expectedOn() {
        return expectedOn;
    }

    /** Null before the supplier was asked. */
    public Instant orderedAt() {
        return orderedAt;
    }

    /** The supplier's number of the order; null before it has one. */
    public String reference() {
        return reference;
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
