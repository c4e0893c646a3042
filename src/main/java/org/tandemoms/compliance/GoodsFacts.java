package org.tandemoms.compliance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Item;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.parties.Customer;
import org.tandemoms.parties.Customers;
import org.tandemoms.sales.SalesOrder;

/** Facts about goods orders: destination, names, licences, credit, value in EUR. */
@Component
class GoodsFacts implements FactSource {

    private final Customers customers;
    private final Catalogue catalogue;
    private final NameScreening names;
    private final DestinationRules destinations;
    private final CreditExposure credit;
    private final InEuro euro;

    GoodsFacts(
            Customers customers,
            Catalogue catalogue,
            NameScreening names,
            DestinationRules destinations,
            CreditExposure credit,
            InEuro euro) {
        this.customers = customers;
        this.catalogue = catalogue;
        this.names = names;
        this.destinations = destinations;
        this.credit = credit;
        this.euro = euro;
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
        facts.put("overCreditLimit", credit.isOver(sales, customer));
        euro.of(sales.gross()).ifPresent(gross -> facts.put("grossEur", gross));
        return facts;
    }

    @Override
    public Map<String, Object> approvalFacts(Order order) {
        SalesOrder sales = (SalesOrder) order;
        Customer customer = customers.find(sales.customerId()).orElseThrow();
        return Map.of(
                "kind", OrderKind.SALES.name(),
                "amount", euro.of(sales.gross()).orElse(sales.totals().gross()),
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
}
