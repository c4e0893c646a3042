package org.tandemoms.procurement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** The invoices of one purchase, by the supplier's number: from arrival to the one that is paid. */
final class SupplierInvoices {

    static final String ARRIVED = "invoice-arrived";

    private List<SupplierInvoice> invoices = new ArrayList<>();

    List<SupplierInvoice> all() {
        return List.copyOf(invoices);
    }

    /** @return false when it is here already. @throws Refused when that number says something else */
    boolean arrived(PurchaseOrder purchase, SupplierInvoice invoice) {
        Optional<SupplierInvoice> before = find(invoice.number());
        before.filter(one -> !one.saysTheSame(invoice)).ifPresent(other -> {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH,
                    "Invoice " + invoice.number() + " is here already and says something else");
        });
        if (before.isPresent()) {
            return false;
        }
        purchase.checkTakesInvoice();
        invoices.add(invoice);
        purchase.note(
                "invoice-arrived",
                "Invoice " + invoice.number() + " over " + invoice.quantity().toPlainString() + " at "
                        + invoice.unitPrice().toPlainString() + " "
                        + purchase.plan().currency());
        if (purchase.milestone(ARRIVED).isEmpty()) {
            purchase.reach(ARRIVED, "ARRIVED");
        }
        return true;
    }

    private Optional<SupplierInvoice> find(String number) {
        return invoices.stream().filter(one -> one.number().equals(number)).findFirst();
    }

    void expect(PurchaseOrder purchase) {
        if (invoices.isEmpty()) {
            purchase.await(ARRIVED);
        }
    }

    /** The invoice to compare, or the one that was compared already. */
    Optional<SupplierInvoice> toMatch() {
        return compared().or(() -> firstIn(SupplierInvoice.State.WAITING));
    }

    /**
     * Says how an invoice compares with order and receipt; what differs a buyer decides on.
     *
     * @param differences in words; none when it agrees
     * @param evidence the rule that compared it
     */
    void compared(
            PurchaseOrder purchase,
            SupplierInvoice invoice,
            List<String> differences,
            Map<String, String> evidence,
            Instant due) {
        if (invoice.state() != SupplierInvoice.State.WAITING) {
            return;
        }
        if (differences.isEmpty()) {
            replace(invoice.in(SupplierInvoice.State.MATCHED));
            purchase.note(
                    "invoice-matched", "Invoice " + invoice.number() + " agrees with order and receipt", evidence);
            return;
        }
        replace(invoice.in(SupplierInvoice.State.DIFFERENT, differences));
        purchase.note(
                "invoice-differs", "Invoice " + invoice.number() + ": " + String.join(" ", differences), evidence);
        purchase.askBuyer("resolveDifference", PurchaseOrder.reasons(differences, evidence), due);
    }

    /** Sends the one that differs back to the supplier, and waits for another. */
    void dispute(PurchaseOrder purchase) {
        firstIn(SupplierInvoice.State.DIFFERENT).ifPresent(wrong -> {
            int index = invoices.indexOf(wrong);
            replace(wrong.in(SupplierInvoice.State.DISPUTED));
            purchase.note("invoice-disputed", "Invoice " + wrong.number() + " is disputed");
            SupplierMessages.dispute(purchase, index, wrong);
            purchase.await(ARRIVED);
            if (firstIn(SupplierInvoice.State.WAITING).isPresent()) {
                purchase.reach(ARRIVED, "ARRIVED");
            }
        });
    }

    /** What is to be paid: the invoice that matched, or that a buyer accepts as it is. */
    SupplierInvoice payable() {
        firstIn(SupplierInvoice.State.DIFFERENT).ifPresent(one -> replace(one.in(SupplierInvoice.State.ACCEPTED)));
        return compared().orElseThrow(() -> new IllegalStateException("The purchase has no invoice to pay"));
    }

    /** The supplier's first word was right. */
    boolean firstMatched() {
        return invoices.get(0).state() == SupplierInvoice.State.MATCHED;
    }

    private Optional<SupplierInvoice> firstIn(SupplierInvoice.State state) {
        return invoices.stream().filter(one -> one.state() == state).findFirst();
    }

    /** The one that is being paid or argued about. */
    private Optional<SupplierInvoice> compared() {
        return firstIn(SupplierInvoice.State.MATCHED)
                .or(() -> firstIn(SupplierInvoice.State.ACCEPTED))
                .or(() -> firstIn(SupplierInvoice.State.DIFFERENT));
    }

    private void replace(SupplierInvoice changed) {
        invoices.replaceAll(one -> one.number().equals(changed.number()) ? changed : one);
    }
}
