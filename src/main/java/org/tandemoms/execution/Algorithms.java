package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.shared.FieldError;
import org.tandemoms.trading.Algorithm;
import org.tandemoms.trading.AlgorithmCatalogue;
import org.tandemoms.trading.AlgorithmRun;
import org.tandemoms.trading.Instructions;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;

/** The algorithms there are, and what each lets go of its order at this moment. */
@Component
class Algorithms implements AlgorithmCatalogue {

    private final Map<String, ExecutionAlgorithm> byName;
    private final Quotes quotes;
    private final Instruments instruments;
    private final Clock clock;

    Algorithms(List<ExecutionAlgorithm> algorithms, Quotes quotes, Instruments instruments, Clock clock) {
        this.byName = new TreeMap<>(
                algorithms.stream().collect(Collectors.toMap(ExecutionAlgorithm::name, Function.identity())));
        this.quotes = quotes;
        this.instruments = instruments;
        this.clock = clock;
    }

    @Override
    public List<FieldError> check(Algorithm wanted, OrderTerms terms) {
        ExecutionAlgorithm algorithm = byName.get(wanted.name());
        if (algorithm == null) {
            return List.of(FieldError.of(
                    "/algorithm/name", "unknown", "This must be one of " + String.join(", ", byName.keySet())));
        }
        var parameters = new AlgorithmParameters(wanted.parameters());
        List<FieldError> errors = new ArrayList<>(parameters.check(clock.instant()));
        if (errors.isEmpty()) {
            errors.addAll(algorithm.check(parameters));
        }
        if (terms.timeInForce() == TimeInForce.IOC || terms.timeInForce() == TimeInForce.FOK) {
            errors.add(FieldError.of("/timeInForce", "mismatch", "An algorithm works over time, not at once"));
        }
        boolean plain =
                terms.ordType() == null || terms.ordType() == OrdType.MARKET || terms.ordType() == OrdType.LIMIT;
        if (!plain) {
            errors.add(FieldError.of("/orderType", "mismatch", "An algorithm works plain market and limit orders"));
        }
        if (terms.instructions() != null) {
            instructions(terms.instructions(), errors);
        }
        return errors;
    }

    /** An algorithm's own parameters say how it works; a limit it takes as a price, which holds over all its hours. */
    private static void instructions(Instructions asked, List<FieldError> errors) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("/limitYield", asked.limitYield());
        given.put("/minQuantity", asked.minQuantity());
        given.put("/trigger", asked.trigger());
        given.put("/trail", asked.trail());
        given.put("/peg", asked.peg());
        given.forEach((pointer, value) -> {
            if (value != null) {
                boolean byYield = pointer.equals("/limitYield");
                errors.add(FieldError.of(
                        pointer,
                        "mismatch",
                        byYield
                                ? "An algorithm keeps to a limit price; give one in place of the yield"
                                : "An algorithm works plain market and limit orders, without this"));
            }
        });
    }

    /** The run of a new order: it begins at the start that was asked for, or now. */
    AlgorithmRun begin(TradeOrder order) {
        AlgorithmParameters parameters = parameters(order);
        Instant from = parameters.start().filter(order.now()::isBefore).orElse(order.now());
        return new AlgorithmRun(
                AlgorithmRun.State.RUNNING,
                parameters.seed().orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000_000L)),
                from,
                parameters.end(from),
                BigDecimal.ZERO,
                volume(order));
    }

    /** Goes on with what is left: to the end that was set, or with the usual span when that has passed. */
    AlgorithmRun goesOn(TradeOrder order, AlgorithmRun before) {
        AlgorithmParameters parameters = parameters(order);
        Instant now = order.now();
        Instant end =
                parameters.end(now).isAfter(before.until()) || !before.until().isAfter(now)
                        ? parameters.end(now)
                        : before.until();
        Instant until = end.isAfter(now) ? end : now.plus(AlgorithmParameters.USUAL_SPAN);
        return before.anew(now, until, order.cumQty(), volume(order));
    }

    int intervals(TradeOrder order) {
        return parameters(order).intervals();
    }

    /** The terms of an algorithm's order within its own limit, where that is tighter. */
    OrderTerms terms(TradeOrder order) {
        return parameters(order)
                .limit()
                .map(limit -> order.terms().limitedTo(limit, order.side()))
                .orElse(order.terms());
    }

    Release release(TradeOrder order, AlgorithmRun run) {
        BigDecimal out = order.cumQty().add(order.workingQty());
        if (run.state() == AlgorithmRun.State.PAUSED) {
            return Release.of(out, null, "paused");
        }
        if (order.now().isBefore(run.from())) {
            return Release.of(out, run.from(), "has not begun");
        }
        return byName.get(order.algorithm().name()).release(view(order, run, order.now()));
    }

    /** What is due when by the present schedule; empty before the run, and where an algorithm has none. */
    List<SchedulePoint> schedule(TradeOrder order) {
        return order.run()
                .map(run -> byName.get(order.algorithm().name()).schedule(view(order, run, clock.instant())))
                .orElse(List.of());
    }

    private AlgorithmView view(TradeOrder order, AlgorithmRun run, Instant now) {
        return new AlgorithmView(
                run,
                parameters(order),
                now,
                order.terms().quantity(),
                order.cumQty(),
                order.workingQty(),
                lot(order),
                volume(order));
    }

    private BigDecimal lot(TradeOrder order) {
        return instruments
                .bySymbol(order.instrument().symbol())
                .map(Instrument::lot)
                .orElse(BigDecimal.ONE);
    }

    private BigDecimal volume(TradeOrder order) {
        return quotes.volume(order.instrument().symbol()).orElse(null);
    }

    private static AlgorithmParameters parameters(TradeOrder order) {
        return new AlgorithmParameters(order.algorithm().parameters());
    }
}
