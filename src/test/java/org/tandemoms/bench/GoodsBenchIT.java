package org.tandemoms.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.sandbox.store.EmbeddedMongo;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * Goods orders against the running jar. Three processes share the machine: the OMS with its embedded stores, all
 * simulated partners, and the callers (this one), so that the processor time of each can be told. The yardsticks, raw
 * durable writes into the same embedded store and starts of the bare engine, are measured in the same run.
 */
@Tag("bench")
class GoodsBenchIT {

    private static final int CALLERS = Integer.getInteger("bench.callers", 16);
    private static final int CALLERS_IN_RESERVE = 64;
    private static final int PAYMENT = 13;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 30));
    private static final Duration BURST = Duration.ofSeconds(10);
    private static final int UNDER_WAY = Integer.getInteger("bench.under-way", 150);
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 30));

    @TempDir
    Path data;

    @Test
    void goodsOrdersPlacedAndCompleted() throws Exception {
        Figures figures = new Figures("goods", "one line each, card, " + CALLERS + " callers, all on one machine");
        figures.put("yardstickDurableWritesPerSecond", durableWrites());
        figures.put(
                "yardstickBareEngineStartsPerSecond",
                EngineStarts.bare(4, Duration.ofSeconds(4)).perSecond());
        try (TandemProcess tandem =
                TandemProcess.besideSimulators(data.resolve("tandem")).start()) {
            Client acme = Client.as(tandem, "partner-acme").measuring();
            Backlog backlog = new Backlog(tandem);
            backlog.keptBelow(UNDER_WAY, () -> new Callers(CALLERS)
                    .flatOut(WARM_UP, backlog::awaitRoom, n -> place(acme, "w" + n)));
            backlog.awaitNone();
            sustained(figures, tandem, acme, backlog);
            Callers half = new Callers(CALLERS_IN_RESERVE)
                    .steadily(figures.get("completedPerSecond") / 2, MEASURED, n -> place(acme, "h" + n));
            figures.put("atHalfLoadPlacedPerSecond", half.perSecond());
            figures.latencies("atHalfLoad", half.latencies(), 0);
            figures.put("atHalfLoadUnfinishedAtTheEnd", backlog.orders());
            backlog.awaitNone();
            burst(figures, acme, backlog);
        }
        figures.put(
                "placedPerDurableWrite",
                figures.get("burstPlacedPerSecond") / figures.get("yardstickDurableWritesPerSecond"));
        figures.put(
                "completedPerBareEngineStart",
                figures.get("completedPerSecond") / figures.get("yardstickBareEngineStartsPerSecond"));
        figures.write();
        assertThat(figures.get("completedPerSecond")).isPositive();
    }

    /** What comes in also comes to its end: placed, decided, paid, shipped, invoiced, posted, completed. */
    private static void sustained(Figures figures, TandemProcess tandem, Client acme, Backlog backlog)
            throws Exception {
        Processors before = Processors.now(tandem);
        Callers full = backlog.keptBelow(
                UNDER_WAY, () -> new Callers(CALLERS).flatOut(MEASURED, backlog::awaitRoom, n -> place(acme, "f" + n)));
        double drained = backlog.awaitNone();
        figures.put("completedPerSecond", full.answers() / (full.seconds() + drained));
        figures.put("secondsUntilAllCompleted", drained);
        figures.latencies("atFullLoad", full.latencies(), full.paceOfOne());
        figures.processorTime(before, Processors.now(tandem), full.answers());
    }

    /** As fast as orders are taken in for a short time, while what follows piles up behind them. */
    private static void burst(Figures figures, Client acme, Backlog backlog) {
        long authorisedBefore = backlog.received(PAYMENT, "AUTHORISE");
        Callers burst = new Callers(CALLERS).flatOut(BURST, n -> place(acme, "b" + n));
        long authorised = backlog.received(PAYMENT, "AUTHORISE") - authorisedBefore;
        figures.put("burstPlacedPerSecond", burst.perSecond());
        figures.put("burstAuthorisedPerSecond", authorised / burst.seconds());
        figures.latencies("burst", burst.latencies(), burst.paceOfOne());
        figures.put("burstUnfinishedAtTheEnd", backlog.orders());
        figures.put("burstSecondsUntilAllCompleted", backlog.awaitNone());
    }

    private static void place(Client acme, String id) {
        Client.Answer answer =
                acme.post("/sales-orders", Client.goods(id, "TEA-EARL-100", 1, false), "Idempotency-Key", id);
        assertThat(answer.status()).isEqualTo(201);
    }

    private double durableWrites() {
        try (EmbeddedMongo store = EmbeddedMongo.start(data.resolve("yardstick"), 0)) {
            return DurableWrites.measure(store.uri("yardstick"), CALLERS, Duration.ofSeconds(4))
                    .perSecond();
        }
    }
}
