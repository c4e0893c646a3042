package org.tandemoms.compliance;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.billing.OpenItem;
import org.tandemoms.billing.Receivables;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.parties.Customer;
import org.tandemoms.sales.PaymentMethod;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.shared.Money;

/**
 * What a customer owes and is about to owe, against the limit. Who was granted none pays at once, or may owe as much on
 * account as the house lends to anybody. Without rates to compare by, a person looks.
 */
@Component
class CreditExposure {

    private final OrderStore orders;
    private final Receivables receivables;
    private final CreditClaims claims;
    private final InEuro euro;
    private final BigDecimal withoutLimit;

    /** @param withoutLimit most that a customer without a limit may owe, in EUR */
    CreditExposure(
            OrderStore orders,
            Receivables receivables,
            CreditClaims claims,
            InEuro euro,
            @Value("${tandem.credit.without-limit:10000.00}") BigDecimal withoutLimit) {
        this.withoutLimit = withoutLimit;
        this.orders = orders;
        this.receivables = receivables;
        this.claims = claims;
        this.euro = euro;
    }

    /** Open orders, orders that are judged at this moment, unpaid invoices and this one together. */
    boolean isOver(SalesOrder order, Customer customer) {
        boolean granted = customer.creditLimit() != null;
        if (!granted && !isOnAccount(order)) {
            return false;
        }
        Optional<BigDecimal> limit = granted ? euro.of(customer.creditLimit()) : Optional.of(withoutLimit);
        Optional<BigDecimal> asked = euro.of(order.gross());
        if (limit.isEmpty() || asked.isEmpty()) {
            return true;
        }
        Sum sum = new Sum(order.id(), asked.get(), granted);
        Map<String, BigDecimal> judged = claims.claim(customer.id(), order.id(), asked.get());
        orders.each(
                OrderFilter.open(OrderKind.SALES).tagged("customer", customer.id()),
                open -> sum.open(open, judged.getOrDefault(open.id(), BigDecimal.ZERO)));
        judged.forEach(sum::judged);
        claims.forget(customer.id(), sum.ended); // else everyone who comes would read them again
        receivables.owedBy(customer.id()).forEach(sum::invoiced);
        return sum.isUnknown || sum.total.compareTo(limit.get()) > 0;
    }

    /** All that the customer owes and is about to owe, in EUR; empty when there is no rate for a part of it. */
    Optional<BigDecimal> of(String customerId) {
        Sum sum = new Sum(null, BigDecimal.ZERO, true);
        orders.each(
                OrderFilter.open(OrderKind.SALES).tagged("customer", customerId),
                open -> sum.open(open, BigDecimal.ZERO));
        receivables.owedBy(customerId).forEach(sum::invoiced);
        return sum.isUnknown ? Optional.empty() : Optional.of(sum.total);
    }

    private static boolean isOnAccount(SalesOrder order) {
        return order.payment().method() != PaymentMethod.CARD;
    }

    /** Counts each order once: as it stands, as it is judged, or by its invoice. */
    private final class Sum {

        private final Set<String> counted = new HashSet<>();
        private final Set<String> ended = new HashSet<>();
        private BigDecimal total;
        private boolean isUnknown;
        private final boolean all;

        /** @param all false to count only what is on account */
        Sum(String order, BigDecimal asked, boolean all) {
            this.all = all;
            counted.add(order);
            total = asked;
        }

        /** @param judged what it asks for in a change that is not stored yet */
        void open(Order open, BigDecimal judged) {
            if (open instanceof SalesOrder sales && (all || isOnAccount(sales)) && counted.add(sales.id())) {
                add(euro.of(sales.gross()).map(judged::max));
            }
        }

        void judged(String id, BigDecimal asked) {
            if (counted.contains(id)) {
                return;
            }
            if (orders.find(id).filter(order -> !order.isOpen()).isPresent()) {
                ended.add(id);
            } else {
                counted.add(id);
                add(Optional.of(asked));
            }
        }

        void invoiced(OpenItem item) {
            if (!counted.contains(item.orderId())) {
                add(euro.of(Money.of(item.owed(), item.currency())));
            }
        }

        private void add(Optional<BigDecimal> amount) {
            isUnknown |= amount.isEmpty();
            total = total.add(amount.orElse(BigDecimal.ZERO));
        }
    }
}
