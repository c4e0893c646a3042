package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hand that test suites have on the venues: what an exchange's own people do, and what goes wrong there. Everything
 * else happens over FIX.
 */
final class VenueControl {
    private static final Logger LOG = LoggerFactory.getLogger(VenueControl.class);

    /**
     * @param venue null means all of them
     * @param orderId of the trade to change: the sender's own (526) or its ClOrdID; then it is the order's last trade
     * @param execId of the trade to change
     * @param afterMs only in scripts: how long after the step before
     * @param mode how the venue behaves, with {@code rate} and {@code delayMs}; or of an auction: {@code OPENING} or
     *     {@code CLOSING} calls the instrument, {@code UNCROSS} ends the call, which else ends after {@code delayMs}
     */
    record Step(
            String action,
            long afterMs,
            String venue,
            String symbol,
            String orderId,
            String execId,
            BigDecimal quantity,
            BigDecimal price,
            String mode,
            BigDecimal rate,
            long delayMs) {
        Step named(String otherAction) {
            return new Step(otherAction, afterMs, venue, symbol, orderId, execId, quantity, price, mode, rate, delayMs);
        }
    }

    static final List<String> ACTIONS =
            List.of("behave", "halt", "resume", "auction", "bust", "correct", "disconnect", "connect");

    private static final String UNCROSS = "UNCROSS";

    private final List<VenueHost> hosts;
    private final ScheduledExecutorService later;

    VenueControl(List<VenueHost> hosts, ScheduledExecutorService later) {
        this.hosts = hosts;
        this.later = later;
    }

    /**
     * @return false when there was nothing to do it to
     * @throws IllegalArgumentException when the step does not say what it needs
     */
    boolean carryOut(Step step) {
        return switch (step.action()) {
            case "behave" -> {
                Conduct conduct = Conduct.of(needed("mode", step.mode()), step.rate(), step.delayMs());
                yield each(step, host -> {
                    host.venue().behave(conduct);
                    return true;
                });
            }
            case "halt" -> each(step, host -> host.venue().halt(needed("symbol", step.symbol())));
            case "resume" -> each(step, host -> host.venue().resume(needed("symbol", step.symbol())));
            case "auction" -> auction(step, needed("symbol", step.symbol()));
            case "bust" -> each(step, host -> host.venue().bust(trade(step), step.execId()));
            case "correct" -> {
                if (step.quantity() == null && step.price() == null) {
                    throw new IllegalArgumentException("a correction has a quantity or a price");
                }
                positive(step.quantity());
                positive(step.price());
                yield each(
                        step, host -> host.venue().correct(trade(step), step.execId(), step.quantity(), step.price()));
            }
            case "disconnect" -> each(step, VenueHost::disconnect);
            case "connect" -> each(step, VenueHost::connect);
            default -> throw new IllegalArgumentException("action is one of " + ACTIONS);
        };
    }

    private boolean auction(Step step, String symbol) {
        String mode =
                step.mode() == null ? Auctions.Kind.CLOSING.name() : step.mode().toUpperCase(Locale.ROOT);
        if (mode.equals(UNCROSS)) {
            return each(step, host -> host.venue().uncross(symbol));
        }
        if (!List.of("OPENING", "CLOSING").contains(mode) || step.delayMs() < 0) {
            throw new IllegalArgumentException("mode is one of OPENING, CLOSING and UNCROSS");
        }
        boolean called = each(step, host -> host.venue().call(symbol, Auctions.Kind.valueOf(mode)));
        if (called && step.delayMs() > 0) {
            Step end = new Step("auction", 0, step.venue(), symbol, null, null, null, null, UNCROSS, null, 0);
            later.schedule(() -> playOne(end), step.delayMs(), TimeUnit.MILLISECONDS);
        }
        return called;
    }

    /** Each step after the one before; one that fails is logged, and the next goes on. */
    void play(List<Step> script) {
        script.forEach(VenueControl::check);
        Duration at = Duration.ZERO;
        for (Step step : script) {
            at = at.plusMillis(step.afterMs());
            later.schedule(() -> playOne(step), at.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void check(Step step) {
        if (step.action() == null || !ACTIONS.contains(step.action()) || step.afterMs() < 0) {
            throw new IllegalArgumentException("each step has an action, one of " + ACTIONS);
        }
    }

    private void playOne(Step step) {
        try {
            LOG.info("Script: {} {}", step, carryOut(step) ? "done" : "had nothing to do");
        } catch (RuntimeException e) {
            LOG.warn("Script: {} could not be done: {}", step, e.toString());
        }
    }

    private boolean each(Step step, Predicate<VenueHost> action) {
        boolean done = false;
        for (VenueHost host : hosts) {
            if (step.venue() == null || host.venue().profile().name().equals(step.venue())) {
                done |= action.test(host);
            }
        }
        return done;
    }

    private static String trade(Step step) {
        return step.execId() == null ? needed("orderId or execId", step.orderId()) : step.orderId();
    }

    private static String needed(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("it needs " + name);
        }
        return value;
    }

    private static void positive(BigDecimal number) {
        if (number != null && number.signum() <= 0) {
            throw new IllegalArgumentException("quantity and price are more than 0");
        }
    }
}
