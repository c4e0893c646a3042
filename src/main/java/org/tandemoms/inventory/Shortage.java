package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** The refusal of an order that wants more than there is: every line of each short item, with what is available. */
final class Shortage {

    private Shortage() {}

    /** @param available by sku */
    static Refused of(List<Demand> demands, Set<String> shortKeys, Map<String, BigDecimal> available) {
        var shortSkus = demands.stream()
                .filter(demand -> shortKeys.contains(demand.key()))
                .map(Demand::sku)
                .collect(Collectors.toSet());
        List<FieldError> errors = demands.stream()
                .filter(demand -> shortSkus.contains(demand.sku()))
                .map(demand -> line(demand, available.get(demand.sku())))
                .toList();
        return new Problem(
                        ProblemCode.INSUFFICIENT_STOCK,
                        "Not enough stock of "
                                + String.join(", ", shortSkus.stream().sorted().toList())
                                + ". Order less, or allow back-order.",
                        errors)
                .refused();
    }

    private static FieldError line(Demand demand, BigDecimal available) {
        return new FieldError(
                demand.pointer(),
                "insufficient-stock",
                "Wanted " + demand.quantity().toPlainString() + " of " + demand.sku() + ", available "
                        + available.toPlainString(),
                Map.of("sku", demand.sku(), "available", available.toPlainString()));
    }
}
