package org.tandemoms.sales;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Location;
import org.tandemoms.workflow.Decisions;

/** From where to ship, best first, by the analysts' table {@code sourcing}. */
@Component
public class Sourcing {

    private final Decisions decisions;
    private final Catalogue catalogue;

    Sourcing(Decisions decisions, Catalogue catalogue) {
        this.decisions = decisions;
        this.catalogue = catalogue;
    }

    /** Codes of the locations that may serve the order. */
    public List<String> locationsFor(SalesOrder order) {
        Decisions.Verdict verdict = decisions.evaluate(
                "sourcing", Map.of("country", order.shipTo().country(), "allowSplit", order.allowsPartial()));
        List<String> known =
                catalogue.locations().stream().map(Location::code).sorted().toList();
        if (verdict.rows().isEmpty()) {
            return known;
        }
        List<String> wanted = Arrays.stream(
                        verdict.rows().get(0).text("locations").split("[,\\s]+"))
                .toList();
        return wanted.stream().filter(known::contains).toList();
    }
}
