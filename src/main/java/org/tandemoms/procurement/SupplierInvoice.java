package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a supplier asks for a purchase.
 *
 * @param number the supplier's
 * @param unitPrice net, in the purchase's currency
 * @param differences from order and receipt, in words; empty before it is compared and when it matches
 */
public record SupplierInvoice(
        String number,
        LocalDate date,
        BigDecimal quantity,
        BigDecimal unitPrice,
        State state,
        List<String> differences,
        Instant at) {

    public enum State {
        WAITING,
        MATCHED,
        DIFFERENT,
        /** A buyer pays it as it is. */
        ACCEPTED,
        /** The supplier shall send another one. */
        DISPUTED
    }

    public SupplierInvoice {
        differences = List.copyOf(differences);
    }

    SupplierInvoice in(State next, List<String> words) {
        return new SupplierInvoice(number, date, quantity, unitPrice, next, words, at);
    }

    SupplierInvoice in(State next) {
        return in(next, differences);
    }

    boolean saysTheSame(SupplierInvoice other) {
        return date.equals(other.date)
                && quantity.compareTo(other.quantity) == 0
                && unitPrice.compareTo(other.unitPrice) == 0;
    }

    public BigDecimal amount() {
        return quantity.multiply(unitPrice);
    }
}
