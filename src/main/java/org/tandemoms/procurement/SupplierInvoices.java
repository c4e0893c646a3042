package org.tandemoms.procurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** The invoices of one purchase, by the supplier's number. */
final class SupplierInvoices {

    private List<SupplierInvoice> invoices = new ArrayList<>();

    List<SupplierInvoice> all() {
        return List.copyOf(invoices);
    }

    /** @return false when it is here already. @throws Refused when that number says something else */
    boolean add(SupplierInvoice invoice) {
        Optional<SupplierInvoice> before = invoices.stream()
                .filter(one -> one.number().equals(invoice.number()))
                .findFirst();
        before.filter(one -> !one.saysTheSame(invoice)).ifPresent(other -> {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH,
                    "Invoice " + invoice.number() + " is here already and says something else");
        });
        return before.isEmpty() && invoices.add(invoice);
    }

    Optional<SupplierInvoice> firstIn(SupplierInvoice.State state) {
        return invoices.stream().filter(one -> one.state() == state).findFirst();
    }

    /** The one that is being paid or argued about. */
    Optional<SupplierInvoice> compared() {
        return firstIn(SupplierInvoice.State.MATCHED)
                .or(() -> firstIn(SupplierInvoice.State.ACCEPTED))
                .or(() -> firstIn(SupplierInvoice.State.DIFFERENT));
    }

    void replace(SupplierInvoice changed) {
        invoices.replaceAll(one -> one.number().equals(changed.number()) ? changed : one);
    }
}
