package org.tandemoms.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.sandbox.store.EmbeddedMongo;
import org.tandemoms.system.Client;
import org.tandemoms.system.Ports;
import org.tandemoms.system.TandemProcess;
import quickfix.examples.executor.Executor;

/**
 * Trade orders straight through the running jar: in by FIX from a QuickFIX/J client, checked, stored, out by FIX to the
 * simulated exchange, filled, reported back, booked and settled. Three processes share the machine: the OMS with its
 * embedded stores, all simulated venues and partners, and the client (this one). The yardstick, QuickFIX/J's example
 * {@code executor}, which stores nothing and fills by itself, answers the same client in the same run.
 */
@Tag("bench")
class TradeBenchIT {

    private static final List<String> SESSIONS = List.of("CLIENT1", "CLIENT2", "CLIENT3", "CLIENT4");
    private static final List<String> ACCOUNTS = List.of("FUND-A", "FUND-B", "PROP-1");
    private static final int WINDOW = Integer.getInteger("bench.window", 16);
    private static final int UNDER_WAY = Integer.getInteger("bench.under-way", 300);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 30));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 30));
    private static final Duration YARDSTICK = MEASURED.dividedBy(3);

    @TempDir
    Path data;

    @Test
    void tradeOrdersStraightThrough() throws Exception {
        Figures figures = new Figures(
                "trades",
                "limit orders of 100 over " + SESSIONS.size() + " FIX sessions, " + WINDOW
                        + " under way in each, filled by the simulated exchange, all on one machine");
        figures.put("yardstickDurableWritesPerSecond", durableWrites());
        executor(figures);
        try (TandemProcess tandem =
                        TandemProcess.besideSimulators(data.resolve("tandem")).start();
                FixOrders client = new FixOrders(
                        "TANDEM", tandem.fixPort(), SESSIONS, data.resolve("client"), ACCOUNTS, listings(tandem))) {
            Backlog backlog = new Backlog(tandem);
            backlog.keptBelow(UNDER_WAY, () -> client.flatOut(WARM_UP, WINDOW, backlog::awaitRoom));
            backlog.awaitNone();
            Processors before = Processors.now(tandem);
            FixOrders.Run full =
                    backlog.keptBelow(UNDER_WAY, () -> client.flatOut(MEASURED, WINDOW, backlog::awaitRoom));
            double drained = backlog.awaitNone();
            figures.put("filledPerSecond", full.perSecond());
            figures.put("settledPerSecond", full.filled() / (full.seconds() + drained));
            figures.put("secondsUntilAllSettled", drained);
            figures.latencies("toNew", full.toNew(), full.paceOfOne());
            figures.latencies("toFirstFill", full.toFill(), full.paceOfOne());
            figures.processorTime(before, Processors.now(tandem), full.filled());
            FixOrders.Run half = client.steadily(full.perSecond() / 2, MEASURED);
            figures.put("atHalfLoadFilledPerSecond", half.perSecond());
            figures.latencies("atHalfLoadToNew", half.toNew(), 0);
            figures.latencies("atHalfLoadToFirstFill", half.toFill(), 0);
            figures.put("atHalfLoadNotYetSettledAtTheEnd", backlog.orders());
            backlog.awaitNone();
        }
        figures.put("filledPerExecutors", figures.get("filledPerSecond") / figures.get("yardstickExecutorPerSecond"));
        figures.write();
        assertThat(figures.get("filledPerSecond")).isPositive();
    }

    /** The limits reach three percent into the market, inside the collar of ten. */
    private static List<FixOrders.Listing> listings(TandemProcess tandem) {
        Client trader = Client.as(tandem, "sandbox-trader").measuring();
        return Stream.of("AAPL", "MSFT").map(symbol -> listing(trader, symbol)).toList();
    }

    /** Waits for the venue's first quote. */
    static FixOrders.Listing listing(Client trader, String symbol) {
        JsonNode quote = await("a quote of " + symbol)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> trader.get("/marketdata/quotes?symbols=" + symbol)
                                .body()
                                .path(0),
                        now -> now.path("ask").asDouble() > 0 && now.path("bid").asDouble() > 0);
        return new FixOrders.Listing(
                symbol,
                Math.round(quote.path("ask").asDouble() * 1.03),
                Math.round(quote.path("bid").asDouble() * 0.97));
    }

    private void executor(Figures figures) throws Exception {
        int port = Ports.stretch();
        Process executor = startExecutor(port);
        try (FixOrders client = new FixOrders(
                "EXEC",
                port,
                SESSIONS,
                data.resolve("executor-client"),
                ACCOUNTS,
                List.of(new FixOrders.Listing("AAPL", 195, 185), new FixOrders.Listing("MSFT", 410, 390)))) {
            client.flatOut(YARDSTICK, WINDOW, () -> {});
            FixOrders.Run full = client.flatOut(YARDSTICK, WINDOW, () -> {});
            figures.put("yardstickExecutorPerSecond", full.perSecond());
            figures.latencies("yardstickExecutorToFill", full.toFill(), full.paceOfOne());
        } finally {
            executor.destroyForcibly();
            executor.onExit().join();
        }
    }

    private Process startExecutor(int port) throws IOException {
        Path settings = data.resolve("executor.cfg");
        String sessions = SESSIONS.stream()
                .map(name ->
                        """
                        [session]
                        BeginString=FIX.4.4
                        SenderCompID=EXEC
                        TargetCompID=%s
                        SocketAcceptPort=%d
                        """
                                .formatted(name, port))
                .collect(Collectors.joining());
        Files.writeString(
                settings,
                """
                [default]
                ConnectionType=acceptor
                FileStorePath=%s
                StartTime=00:00:00
                EndTime=00:00:00
                HeartBtInt=30
                ValidOrderTypes=1,2,F
                AlwaysFillLimitOrders=Y
                UseDataDictionary=Y
                SocketTcpNoDelay=Y
                """
                                .formatted(data.resolve("executor"))
                        + sessions);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Executor.class.getName(),
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private double durableWrites() {
        try (EmbeddedMongo store = EmbeddedMongo.start(data.resolve("yardstick"), 0)) {
            return DurableWrites.measure(store.uri("yardstick"), 16, Duration.ofSeconds(4))
                    .perSecond();
        }
    }
}
