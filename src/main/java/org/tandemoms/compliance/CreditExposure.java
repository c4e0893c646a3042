package org.tandemoms.compliance;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.billing.OpenItem;
import org.tandemoms.billing.Receivables;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.parties.Customer;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.shared.Money;

/** What a customer owes and is about to owe, against the limit. Without rates to compare by, a person looks. */
@Component
class CreditExposure {

    private final OrderStore orders;
    private final Receivables receivables;
    private final CreditClaims claims;
    private final InEuro euro;

    CreditExposure(OrderStore orders, Receivables receivables, CreditClaims claims, InEuro euro) {
        this.orders = orders;
        this.receivables = receivables;
        this.claims = claims;
        this.euro = euro;
    }

    /** Open orders, orders that are judged at this moment, unpaid invoices and this one together. */
    boolean isOver(SalesOrder order, Customer customer) {
        if (customer.creditLimit() == null) {
            return false;
        }
        Optional<BigDecimal> limit = euro.of(customer.creditLimit());
        Optional<BigDecimal> asked = euro.of(order.gross());
        if (limit.isEmpty() || asked.isEmpty()) {
            return true;
        }
        Sum sum = new Sum(order.id(), asked.get());
        Map<String, BigDecimal> judged = claims.claim(customer.id(), order.id(), asked.get());
        orders.each(
                OrderFilter.open(OrderKind.SALES).tagged("customer", customer.id()),
                open -> sum.open(open, judged.getOrDefault(open.id(), BigDecimal.ZERO)));
        judged.forEach(sum::judged);
        receivables.owedBy(customer.id()).forEach(sum::invoiced);
        return sum.isUnknown || sum.total.compareTo(limit.get()) > 0;
    }

    /** Counts each order once: as it stands, as it is judged, or by its invoice. */
    private final class Sum {

        private final Set<String> counted = new HashSet<>();
        private BigDecimal total;
        private boolean isUnknown;

        Sum(String order, BigDecimal asked) {
            counted.add(order);
            total = asked;
        }

        /** @param judged what it asks for in a change that is not stored yet */
        void open(Order open, BigDecimal judged) {
            if (open instanceof SalesOrder sales && counted.add(sales.id())) {
                add(euro.of(sales.gross()).map(judged::max));
            }
        }

        void judged(String id, BigDecimal asked) {
            boolean ended = !counted.contains(id)
                    && orders.find(id).filter(order -> !order.isOpen()).isPresent();
            if (!ended && counted.add(id)) {
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
