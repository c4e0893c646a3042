package org.tandemoms.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Decision;
import org.tandemoms.parties.Accounts;
import org.tandemoms.trading.RoutingPlan;
import org.tandemoms.trading.RoutingWish;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.workflow.Decisions;

/** Looks up in the tables where an order may go, and notes with the order why. */
@Component
class RoutingPlans implements RoutingPlanner {

    private static final String AS_NAMED = "AS_NAMED";
    private static final String WORK_ORDER = "workOrder";

    private final Decisions decisions;
    private final Venues venues;
    private final Accounts accounts;
    private final Algorithms algorithms;
    private final Set<String> darkBanned;
    private final Set<String> shortSaleRestricted;

    /**
     * @param darkBanned instruments that may not be traded in the dark at present, by symbol
     * @param shortSaleRestricted instruments under a short-sale price test at present, by symbol
     */
    RoutingPlans(
            Decisions decisions,
            Venues venues,
            Accounts accounts,
            Algorithms algorithms,
            @Value("${tandem.execution.dark-banned:}") Set<String> darkBanned,
            @Value("${tandem.execution.short-sale-restricted:}") Set<String> shortSaleRestricted) {
        this.decisions = decisions;
        this.venues = venues;
        this.accounts = accounts;
        this.algorithms = algorithms;
        this.darkBanned = Set.copyOf(darkBanned);
        this.shortSaleRestricted = Set.copyOf(shortSaleRestricted);
    }

    /** What the trader who worked the order has picked, else what the client asked for. */
    private static RoutingWish wish(TradeOrder order) {
        Map<String, String> picked =
                order.decision(WORK_ORDER).map(Decision::fields).orElse(Map.of());
        String venue = blankToNull(picked.get("venue"));
        String strategy = blankToNull(picked.get("strategy"));
        if (strategy == null && venue == null) {
            return order.routing();
        }
        if (strategy == null) {
            return RoutingWish.direct(venue);
        }
        return new RoutingWish(
                RoutingWish.Strategy.valueOf(strategy),
                venue == null ? order.routing().venue() : venue);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() || text.equals("null") ? null : text;
    }

    @Override
    public RoutingPlan plan(TradeOrder order) {
        RoutingWish wish = wish(order);
        Decisions.Verdict verdict = decisions.evaluate("routing", facts(order, wish));
        if (verdict.rows().isEmpty()) {
            throw new IllegalStateException("The table routing has no row for order " + order.id());
        }
        Decisions.Row row = verdict.rows().get(0);
        Decisions.Verdict restrictions = decisions.evaluate("routing-restrictions", restrictionFacts(order));
        Set<String> banned = restrictions.rows().stream()
                .flatMap(ban -> Arrays.stream(ban.text("excluded").split(",")))
                .map(String::trim)
                .collect(Collectors.toSet());
        List<String> allowed = Arrays.stream(row.text("venues").split(","))
                .map(String::trim)
                .map(code -> code.equals(AS_NAMED) ? wish.venue() : code)
                .filter(code -> venues.find(code)
                        .filter(venue -> !banned.contains(venue.kind().name()))
                        .isPresent())
                .distinct()
                .toList();
        Map<String, String> evidence = new HashMap<>();
        evidence.put("decision", "routing");
        evidence.put("version", verdict.version());
        evidence.put("rule", row.rule());
        evidence.put("venues", String.join(",", allowed));
        if (!restrictions.rows().isEmpty()) {
            evidence.put("restrictionsVersion", restrictions.version());
            evidence.put(
                    "restrictions",
                    restrictions.rows().stream().map(ban -> ban.text("reason")).collect(Collectors.joining("; ")));
        }
        order.note("routing-decided", "Strategy " + row.text("strategy"), evidence);
        return new RoutingPlan(row.text("strategy"), allowed, row.rule() + " of version " + verdict.version(), 0);
    }

    /** With an algorithm it is a slice that is routed, not the whole. */
    private Map<String, Object> facts(TradeOrder order, RoutingWish wish) {
        return Map.of(
                "strategy", wish.strategy().name(),
                "orderType", order.worked().ordType().name(),
                "timeInForce", order.worked().timeInForce().name(),
                "quantity",
                        order.algorithm() == null
                                ? order.leavesQty()
                                : order.leavesQty()
                                        .divide(BigDecimal.valueOf(algorithms.intervals(order)), 0, RoundingMode.UP));
    }

    private Map<String, Object> restrictionFacts(TradeOrder order) {
        String symbol = order.instrument().symbol();
        return Map.of(
                "side", order.side().name(),
                "accountKind",
                        accounts.find(order.account())
                                .map(account -> account.kind().name())
                                .orElse("UNKNOWN"),
                "darkBan", darkBanned.contains(symbol),
                "shortSaleRestricted", shortSaleRestricted.contains(symbol));
    }
}
