package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.marketdata.FxRates;
import org.tandemoms.workflow.Decisions;
import org.tandemoms.workflow.Step;
import org.tandemoms.workflow.StepResult;

/** Steps that bring goods to the shelf. */
@Component
class PurchaseSteps {

    private final Decisions decisions;
    private final FxRates fx;

    PurchaseSteps(Decisions decisions, FxRates fx) {
        this.decisions = decisions;
        this.fx = fx;
    }

    @Step(
            value = "assessPurchase",
            title = "Assess the purchase",
            description =
                    "Looks up in the table 'Purchase approval' how many different people must approve the amount.",
            outcomes = {"APPROVED", "REVIEW"})
    public StepResult assessPurchase(PurchaseOrder purchase) {
        Decisions.Verdict verdict = decisions.evaluate(
                "purchase-approval", size(purchase, purchase.plan().amount()));
        Decisions.Row row = verdict.rows().get(0);
        int approvers = Integer.parseInt(row.text("approvers"));
        Instant due = due(purchase, PurchaseOrder.DECIDE);
        purchase.judged(approvers, Arrays.asList(row.text("groups").split("[,\\s]+")), evidence(verdict, row), due);
        boolean asked = purchase.decision(PurchaseOrder.DECIDE).isPresent();
        return StepResult.of(asked ? "REVIEW" : "APPROVED").dueAt(due);
    }

    @Step(
            value = "orderFromSupplier",
            title = "Order from the supplier",
            description = "Sends the purchase order to the supplier, once, and waits for its acknowledgement.")
    public StepResult orderFromSupplier(PurchaseOrder purchase) {
        purchase.order();
        return new StepResult(null, due(purchase, "decideOnAnswer"), null);
    }

    @Step(
            value = "expectGoods",
            title = "Expect the goods",
            description = "Notes by when the goods must be here; a buyer is asked when that day has passed.")
    public StepResult expectGoods(PurchaseOrder purchase) {
        purchase.expectGoods();
        return new StepResult(null, due(purchase, PurchaseOrder.LATE), null);
    }

    @Step(
            value = "closeRest",
            title = "Close the rest",
            description = "Expects no more of the purchase and tells the supplier so.")
    public void closeRest(PurchaseOrder purchase) {
        if (purchase.isExpectingMore()) {
            purchase.closeRest("Too late");
        }
    }

    @Step(
            value = "closePurchase",
            title = "Close without goods",
            description = "Ends a purchase that brought nothing and tells the supplier when it was asked.")
    public void closePurchase(PurchaseOrder purchase) {
        purchase.close();
    }

    @Step(
            value = "expectInvoice",
            title = "Expect the supplier's invoice",
            description = "Waits for the supplier's invoice; one that came before the goods is taken up.")
    public void expectInvoice(PurchaseOrder purchase) {
        purchase.expectInvoice();
    }

    @Step(
            value = "matchInvoice",
            title = "Match the supplier's invoice",
            description = "Compares invoice, order and receipt within what the table 'Invoice tolerance' allows.",
            outcomes = {"MATCHED", "DIFFERENT"})
    public StepResult matchInvoice(PurchaseOrder purchase) {
        Optional<SupplierInvoice> found = purchase.invoiceToMatch();
        if (found.isEmpty()) {
            throw new IllegalStateException("Purchase " + purchase.id() + " has no invoice to compare");
        }
        BigDecimal worth = purchase.received().multiply(purchase.plan().unitPrice());
        Decisions.Verdict verdict = decisions.evaluate("invoice-tolerance", size(purchase, worth));
        Decisions.Row row = verdict.rows().get(0);
        List<String> differences = differences(
                purchase,
                found.get(),
                new BigDecimal(row.text("quantityPercent")),
                new BigDecimal(row.text("pricePercent")));
        Instant due = due(purchase, "resolveDifference");
        purchase.compared(found.get(), differences, evidence(verdict, row), due);
        boolean matches = purchase.invoiceToMatch()
                .filter(one -> one.state() != SupplierInvoice.State.DIFFERENT)
                .isPresent();
        return StepResult.of(matches ? "MATCHED" : "DIFFERENT").dueAt(due);
    }

    /** Three-way: more than was received, or dearer than was ordered; less of either is the supplier's affair. */
    private static List<String> differences(
            PurchaseOrder purchase, SupplierInvoice invoice, BigDecimal quantityPercent, BigDecimal pricePercent) {
        List<String> words = new ArrayList<>();
        if (invoice.quantity().compareTo(more(purchase.received(), quantityPercent)) > 0) {
            words.add("Invoiced are %s, received were %s."
                    .formatted(
                            invoice.quantity().toPlainString(),
                            purchase.received().toPlainString()));
        }
        BigDecimal ordered = purchase.plan().unitPrice();
        if (invoice.unitPrice().compareTo(more(ordered, pricePercent)) > 0) {
            words.add("The price is %s %s, ordered at %s; up to %s%% more is let pass."
                    .formatted(
                            invoice.unitPrice().toPlainString(),
                            purchase.plan().currency(),
                            ordered.toPlainString(),
                            pricePercent.stripTrailingZeros().toPlainString()));
        }
        BigDecimal over = purchase.received().subtract(purchase.promised());
        if (over.signum() > 0 && invoice.quantity().compareTo(purchase.promised()) > 0) {
            words.add("%s more came than were promised, and they are invoiced.".formatted(over.toPlainString()));
        }
        return words;
    }

    private static BigDecimal more(BigDecimal value, BigDecimal percent) {
        return value.add(value.multiply(percent).movePointLeft(2));
    }

    @Step(
            value = "disputeInvoice",
            title = "Dispute the supplier's invoice",
            description = "Tells the supplier what is wrong with its invoice; another one is awaited.")
    public void disputeInvoice(PurchaseOrder purchase) {
        purchase.dispute();
    }

    @Step(
            value = "postPurchase",
            title = "Post the purchase",
            description = "Books goods and payable of the purchase in the ERP.")
    public void postPurchase(PurchaseOrder purchase) {
        String amount =
                purchase.payable().amount().setScale(2, RoundingMode.HALF_UP).toPlainString();
        purchase.send(
                "erp-journal",
                "erp",
                "erp.journal",
                Map.of(
                        "currency", purchase.plan().currency(),
                        "total", amount,
                        "date",
                                purchase.now()
                                        .atOffset(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .toString(),
                        "lines", List.of(entry("INVENTORY", "DEBIT", amount), entry("PAYABLES", "CREDIT", amount))));
    }

    private static Map<String, Object> entry(String account, String side, String amount) {
        return Map.of("account", account, "side", side, "amount", amount);
    }

    @Step(
            value = "scoreSupplier",
            title = "Score the supplier",
            description = "Records how punctual, complete and correct the supplier was and completes the purchase.")
    public void scoreSupplier(PurchaseOrder purchase) {
        purchase.completed();
    }

    /** The amount in EUR, as the tables of a purchase ask for it. */
    private Map<String, Object> size(PurchaseOrder purchase, BigDecimal amount) {
        Optional<BigDecimal> inEur = fx.rate(purchase.plan().currency(), "EUR")
                .map(rate -> amount.multiply(rate).setScale(2, RoundingMode.HALF_UP));
        return Map.of("amount", inEur.orElse(BigDecimal.ZERO), "rateKnown", inEur.isPresent());
    }

    private Instant due(PurchaseOrder purchase, String task) {
        Decisions.Row limits = decisions
                .evaluate("sla", Map.of("task", task, "priority", "NORMAL"))
                .rows()
                .get(0);
        return purchase.now().plus(Duration.ofMinutes(Long.parseLong(limits.text("minutes"))));
    }

    private static Map<String, String> evidence(Decisions.Verdict verdict, Decisions.Row row) {
        return Map.of("decision", verdict.decision(), "version", verdict.version(), "rule", row.rule());
    }
}
