package org.tandemoms.execution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradingStops;
import org.tandemoms.workflow.Decisions;
import org.tandemoms.workflow.Step;

/** Sends cleared orders to venues. */
@Component
class ExecutionSteps {

    private static final String AS_NAMED = "AS_NAMED";

    private final Decisions decisions;
    private final Venues venues;
    private final TradingStops stops;

    ExecutionSteps(Decisions decisions, Venues venues, TradingStops stops) {
        this.stops = stops;
        this.decisions = decisions;
        this.venues = venues;
    }

    @Step(
            value = "routeOrder",
            title = "Route the order",
            description =
                    "Looks up in the table 'Routing' where the order goes, and sends it to the best venue there is.")
    public void routeOrder(TradeOrder order) {
        if (order.ordStatus().isTerminal() || !order.routes().isEmpty()) {
            return;
        }
        Decisions.Verdict verdict = decisions.evaluate("routing", facts(order));
        if (verdict.rows().isEmpty()) {
            throw new IllegalStateException("The table routing has no row for order " + order.id());
        }
        Decisions.Row row = verdict.rows().get(0);
        Optional<String> stopped = stops.on(order.target(null)).map(TradingStops.Stop::words);
        if (stopped.isPresent()) {
            order.refuse(stopped.get());
            return;
        }
        String venue = best(row.text("venues"), order);
        order.note(
                "routing-decided",
                "Strategy " + row.text("strategy"),
                Map.of("decision", "routing", "version", verdict.version(), "rule", row.rule(), "venue", venue));
        order.route(venue, "strategy " + row.text("strategy"));
    }

    private static Map<String, Object> facts(TradeOrder order) {
        return Map.of(
                "strategy", order.routing().strategy().name(),
                "orderType", order.terms().ordType().name(),
                "timeInForce", order.terms().timeInForce().name(),
                "quantity", order.leavesQty());
    }

    /** The first of the venues in the table's order that is in the directory. */
    private String best(String listed, TradeOrder order) {
        List<String> named = Arrays.stream(listed.split(","))
                .map(String::trim)
                .map(code -> code.equals(AS_NAMED) ? order.routing().venue() : code)
                .filter(code -> code != null && venues.codes().contains(code))
                .filter(code -> stops.on(order.target(code)).isEmpty())
                .toList();
        return named.stream()
                .findFirst()
                .orElseThrow(() -> Refused.because(ProblemCode.STATE, "None of the venues " + listed + " is there"));
    }
}
