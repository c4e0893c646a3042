package org.tandemoms.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.billing.OpenItem;
import org.tandemoms.billing.Receivables;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Item;
import org.tandemoms.marketdata.FxRates;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.parties.Customer;
import org.tandemoms.parties.Customers;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.shared.Money;

/** Facts about goods orders: destination, names, licences, credit, value in EUR. */
@Component
class GoodsFacts implements FactSource {

    private static final String EUR = "EUR";

    private final Customers customers;
    private final Catalogue catalogue;
    private final NameScreening names;
    private final DestinationRules destinations;
    private final OrderStore orders;
    private final FxRates rates;
    private final Receivables receivables;

    GoodsFacts(
            Customers customers,
            Catalogue catalogue,
            NameScreening names,
            DestinationRules destinations,
            OrderStore orders,
            FxRates rates,
            Receivables receivables) {
        this.customers = customers;
        this.catalogue = catalogue;
        this.names = names;
        this.destinations = destinations;
        this.orders = orders;
        this.rates = rates;
        this.receivables = receivables;
    }

    @Override
    public OrderKind kind() {
        return OrderKind.SALES;
    }

    @Override
    public String rules() {
        return "goods-rules";
    }

    @Override
    public Map<String, Object> facts(Order order) {
        SalesOrder sales = (SalesOrder) order;
        Customer customer = customers.find(sales.customerId()).orElseThrow();
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "embargoed",
                destinations.isEmbargoed(sales.shipTo().country()) || destinations.isEmbargoed(customer.country()));
        facts.put("sanctionsHit", sanctionsHit(sales, customer));
        facts.put("exportLicenceNeeded", exportLicenceNeeded(sales, customer));
        facts.put("overCreditLimit", overCreditLimit(sales, customer));
        inEur(sales.gross()).ifPresent(gross -> facts.put("grossEur", gross));
        return facts;
    }

    @Override
    public Map<String, Object> approvalFacts(Order order) {
        SalesOrder sales = (SalesOrder) order;
        Customer customer = customers.find(sales.customerId()).orElseThrow();
        return Map.of(
                "kind", OrderKind.SALES.name(),
                "amount", inEur(sales.gross()).orElse(sales.totals().gross()),
                "sanctionsHit", sanctionsHit(sales, customer),
                "exportLicenceNeeded", exportLicenceNeeded(sales, customer));
    }

    private boolean sanctionsHit(SalesOrder sales, Customer customer) {
        return names.resemblesAnEntry(customer.name(), sales.shipTo().name());
    }

    private boolean exportLicenceNeeded(SalesOrder sales, Customer customer) {
        boolean controlled = sales.lines().stream()
                .map(line -> catalogue.item(line.sku()))
                .flatMap(Optional::stream)
                .anyMatch(Item::exportControlled);
        return customer.exportLicenceNeeded()
                || controlled && destinations.needsLicence(sales.shipTo().country());
    }

    /** Open orders, unpaid invoices and this one against the limit; without rates to compare by, a person looks. */
    private boolean overCreditLimit(SalesOrder sales, Customer customer) {
        if (customer.creditLimit() == null) {
            return false;
        }
        Optional<BigDecimal> limit = inEur(customer.creditLimit());
        Optional<BigDecimal> owed = inEur(sales.gross());
        if (limit.isEmpty() || owed.isEmpty()) {
            return true;
        }
        BigDecimal total = owed.get();
        Set<String> counted = new HashSet<>(Set.of(sales.id()));
        for (Order other : openOrdersOf(customer)) {
            if (!other.id().equals(sales.id()) && other instanceof SalesOrder open) {
                Optional<BigDecimal> amount = inEur(open.gross());
                if (amount.isEmpty()) {
                    return true;
                }
                total = total.add(amount.get());
                counted.add(open.id());
            }
        }
        Optional<BigDecimal> unpaid = unpaid(customer, counted);
        return unpaid.isEmpty() || total.add(unpaid.get()).compareTo(limit.get()) > 0;
    }

    /** Owed for invoices of orders that are done, in EUR; empty when there is no rate to tell. */
    private Optional<BigDecimal> unpaid(Customer customer, Set<String> countedOrders) {
        BigDecimal total = BigDecimal.ZERO;
        for (OpenItem item : receivables.owedBy(customer.id())) {
            if (!countedOrders.contains(item.orderId())) {
                Optional<BigDecimal> amount = inEur(Money.of(item.owed(), item.currency()));
                if (amount.isEmpty()) {
                    return Optional.empty();
                }
                total = total.add(amount.get());
            }
        }
        return Optional.of(total);
    }

    private List<Order> openOrdersOf(Customer customer) {
        List<Order> open = new ArrayList<>();
        orders.each(OrderFilter.open(OrderKind.SALES).tagged("customer", customer.id()), open::add);
        return open;
    }

    private Optional<BigDecimal> inEur(Money money) {
        return rates.rate(money.currency().getCurrencyCode(), EUR)
                .map(rate -> money.amount().multiply(rate).setScale(2, RoundingMode.HALF_UP));
    }
}
