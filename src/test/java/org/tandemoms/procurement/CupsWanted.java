package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tandemoms.identity.Actor;

/** A plan to buy cups at 3.80 for Berlin, made on 20 November 2026 and due a week later. */
final class CupsWanted {

    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    static final LocalDate DUE = LocalDate.parse("2026-11-27");
    static final String ID = "PO.20261120.BER.CUP";

    private CupsWanted() {}

    static ReplenishmentPlan plan(String quantity) {
        BigDecimal none = BigDecimal.ZERO;
        return new ReplenishmentPlan(
                "CUP",
                "BER",
                TODAY,
                "S-POTTERY",
                "Pottery",
                "CONTINUOUS",
                new BigDecimal("0.95"),
                1,
                new ShelfPosition(none, none, none, none),
                new ForecastMade(null, none, none, 0, List.of(), DUE, List.of(), List.of()),
                DUE,
                7,
                none,
                none,
                none,
                none,
                none,
                new BigDecimal(quantity),
                new BigDecimal("3.80"),
                "EUR",
                "policy",
                List.of("Buy " + quantity + "."));
    }

    static PurchaseOrder purchase(String quantity) {
        return new PurchaseOrder(
                ID, plan(quantity), new SupplierTerms("supplier", "K-1", "KB-17", null), NOW, Actor.SYSTEM);
    }
}
