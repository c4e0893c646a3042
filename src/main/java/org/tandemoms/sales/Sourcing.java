package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Inventory;
import org.tandemoms.inventory.Location;
import org.tandemoms.inventory.ShippingLocations;
import org.tandemoms.inventory.StockLevel;
import org.tandemoms.workflow.Decisions;

/** From where to ship, best first, by the analysts' table {@code sourcing}. */
@Component
public class Sourcing implements ShippingLocations {

    private final Decisions decisions;
    private final Catalogue catalogue;
    private final Inventory inventory;

    Sourcing(Decisions decisions, Catalogue catalogue, Inventory inventory) {
        this.decisions = decisions;
        this.catalogue = catalogue;
        this.inventory = inventory;
    }

    /**
     * Codes of the locations that may serve the order. Where the table wants one parcel, the first location that has
     * everything stands first; when none has, the order goes out from several rather than not at all.
     */
    public List<String> locationsFor(SalesOrder order) {
        Decisions.Verdict verdict = decisions.evaluate(
                "sourcing", Map.of("country", order.shipTo().country(), "allowSplit", order.allowsPartial()));
        List<String> known =
                catalogue.locations().stream().map(Location::code).sorted().toList();
        if (verdict.rows().isEmpty()) {
            return known;
        }
        Decisions.Row row = verdict.rows().get(0);
        List<String> wanted = Arrays.stream(row.text("locations").split("[,\\s]+"))
                .filter(known::contains)
                .toList();
        return "ONE_LOCATION".equals(row.text("policy")) ? wholeFirst(order, wanted) : wanted;
    }

    @Override
    public List<String> to(String country) {
        List<Decisions.Row> rows = decisions
                .evaluate("sourcing", Map.of("country", country, "allowSplit", true))
                .rows();
        List<String> known =
                catalogue.locations().stream().map(Location::code).sorted().toList();
        return rows.isEmpty()
                ? known
                : Arrays.stream(rows.get(0).text("locations").split("[,\\s]+"))
                        .filter(known::contains)
                        .toList();
    }

    private List<String> wholeFirst(SalesOrder order, List<String> locations) {
        Map<String, BigDecimal> needed = order.lines().stream()
                .filter(SalesLine::isBackordered)
                .collect(Collectors.toMap(SalesLine::sku, SalesLine::backordered, BigDecimal::add));
        if (needed.size() < 2) {
            return locations; // the inventory itself prefers the location that has a whole line
        }
        Set<String> whole = new HashSet<>(locations);
        needed.forEach((sku, quantity) -> {
            Map<String, BigDecimal> free =
                    inventory.levels(sku).stream().collect(Collectors.toMap(StockLevel::location, StockLevel::free));
            whole.removeIf(
                    location -> free.getOrDefault(location, BigDecimal.ZERO).compareTo(quantity) < 0);
        });
        return locations.stream()
                .sorted(Comparator.comparing(location -> !whole.contains(location)))
                .toList();
    }
}
