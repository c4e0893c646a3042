package org.tandemoms.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * What it costs a new order that 10,000 others are open and 1,000 instruments are quoted 2,000 times a second: the same
 * orders at the same steady rate on an application without and on one with that load, each warmed up alike, and the ratio
 * of their latencies. Half of the open orders rest at a venue, half wait here for a price. {@code -Dbench.data=...} names
 * a folder in which the open orders stay for the next run.
 */
@Tag("bench")
class OpenOrdersBenchIT {

    private static final List<String> SESSIONS = List.of("CLIENT1", "CLIENT2", "CLIENT3", "CLIENT4");
    private static final List<String> ACCOUNTS = List.of("FUND-A", "FUND-B", "PROP-1");
    private static final int OPEN = Integer.getInteger("bench.open", 10_000);
    private static final int INSTRUMENTS = Integer.getInteger("bench.instruments", 1_000);
    private static final int UPDATES = Integer.getInteger("bench.updates", 2_000);
    private static final int ENTRY_RATE = Integer.getInteger("bench.rate", 6);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 45));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 60));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Beyond the ports that simulators use. */
    private static final int VENUE_PORT_OFFSET = 25;

    @TempDir
    static Path temporary;

    private final Path data = Path.of(System.getProperty("bench.data", temporary.toString()));
    private final List<String> symbols = OpenOrders.symbols(INSTRUMENTS);

    @Test
    void openOrdersAndQuotesDoNotSlowEntryDown() throws Exception {
        Figures figures = new Figures(
                "open-orders",
                "limit orders at " + ENTRY_RATE + "/s by FIX, without and with " + OPEN + " open orders, " + INSTRUMENTS
                        + " instruments and " + UPDATES + " quote updates/s");
        if (Files.notExists(data.resolve("placed"))) {
            prepare(figures);
        }
        if (MEASURED.isZero()) {
            return;
        }
        unloaded(figures);
        loaded(figures);
        for (String figure : List.of("ToNewP50", "ToNewP99", "ToFirstFillP50", "ToFirstFillP99")) {
            figures.put(
                    "ratio" + figure,
                    figures.get("loaded" + figure + "Millis") / figures.get("unloaded" + figure + "Millis"));
        }
        figures.write();
        assertThat(figures.get("quoteUpdatesPerSecond")).isGreaterThan(0.95 * UPDATES);
    }

    private void prepare(Figures figures) throws Exception {
        try (TandemProcess tandem = TandemProcess.besideSimulators(data.resolve("tandem"));
                PlayedMarket market = market(tandem)) {
            tandem.start(options(tandem, data.resolve("fix")));
            await("the market is asked for quotes").atMost(PATIENCE).until(market::isAsked);
            OpenOrders.importInstruments(tandem, symbols);
            Callers placed = OpenOrders.place(tandem, symbols, OPEN);
            figures.put("openOrdersPlacedPerSecond", placed.perSecond());
            await("those for the venue are there")
                    .atMost(PATIENCE)
                    .until(() -> market.taken() >= placed.answers() / 2 - 8);
        }
        Files.createFile(data.resolve("placed"));
    }

    private void unloaded(Figures figures) throws Exception {
        try (TandemProcess tandem = TandemProcess.besideSimulators(temporary.resolve("unloaded"))) {
            double seconds = started(tandem);
            figures.put("unloadedSecondsToStart", seconds);
            measure(figures, "unloaded", tandem);
        }
    }

    private void loaded(Figures figures) throws Exception {
        try (TandemProcess tandem = TandemProcess.besideSimulators(data.resolve("tandem"));
                PlayedMarket market = market(tandem)) {
            figures.put("loadedSecondsToStart", started(tandem, options(tandem, data.resolve("fix"))));
            await("the market is asked for quotes").atMost(PATIENCE).until(market::isAsked);
            figures.put("openOrders", stillOpen(tandem));
            market.moving(UPDATES);
            long before = market.updates();
            long begin = System.nanoTime();
            measure(figures, "loaded", tandem);
            figures.put("quoteUpdatesPerSecond", (market.updates() - before) / ((System.nanoTime() - begin) / 1e9));
            assertThat(secondsBehind(tandem))
                    .as("quotes arrive as they are sent")
                    .isLessThan(5);
        }
    }

    private PlayedMarket market(TandemProcess tandem) throws Exception {
        return new PlayedMarket(tandem.simulatorBase() + VENUE_PORT_OFFSET, data.resolve("market"), symbols);
    }

    private static double started(TandemProcess tandem, String... options) {
        long begin = System.nanoTime();
        tandem.start(options);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The shipped session files, and one more on which EXT1 quotes. */
    private String[] options(TandemProcess tandem, Path home) throws IOException {
        Files.createDirectories(home);
        try (var shipped = Files.newDirectoryStream(Path.of("integrations", "fix"), "*.cfg")) {
            for (Path file : shipped) {
                Files.writeString(home.resolve(file.getFileName()), Files.readString(file));
            }
        }
        String quotes = Files.readString(home.resolve("quotes.cfg"));
        Files.writeString(
                home.resolve("quotes-ext1.cfg"),
                quotes.substring(0, quotes.indexOf("[SESSION]"))
                                .replaceAll("(?m)^Symbols=.*", "Symbols=" + String.join(",", symbols))
                                .replaceAll("(?m)^SocketConnectPort=.*", "SocketConnectPort=" + venuePort(tandem))
                        + "[SESSION]\nTargetCompID=EXT1\n");
        return new String[] {
            "--tandem.fix.home=" + home,
            "--tandem.sandbox.external-venue=true",
            "--tandem.sandbox.external-venue-port=" + venuePort(tandem)
        };
    }

    private static int venuePort(TandemProcess tandem) {
        return tandem.simulatorBase() + VENUE_PORT_OFFSET;
    }

    private void measure(Figures figures, String name, TandemProcess tandem) throws Exception {
        List<FixOrders.Listing> listings = Stream.of("AAPL", "MSFT")
                .map(symbol ->
                        TradeBenchIT.listing(Client.as(tandem, "sandbox-trader").measuring(), symbol))
                .toList();
        Path store = temporary.resolve(name + "-client");
        try (FixOrders client = new FixOrders("TANDEM", tandem.fixPort(), SESSIONS, store, ACCOUNTS, listings)) {
            Backlog backlog = new Backlog(tandem);
            long open = backlog.orders();
            client.steadily(ENTRY_RATE, WARM_UP);
            await("the orders of the warm-up have settled").atMost(PATIENCE).until(() -> backlog.orders() <= open);
            Processors before = Processors.now(tandem);
            FixOrders.Run run = client.steadily(ENTRY_RATE, MEASURED);
            figures.put(name + "FilledPerSecond", run.perSecond());
            figures.latencies(name + "ToNew", run.toNew(), 0);
            figures.latencies(name + "ToFirstFill", run.toFill(), 0);
            Processors after = Processors.now(tandem);
            figures.put(name + "OmsCoresBusy", (after.oms() - before.oms()) / ((after.nanos() - before.nanos()) / 1e9));
        }
    }

    /** How many of them are on the pages of open orders. */
    private static int stillOpen(TandemProcess tandem) {
        Client trader = Client.as(tandem, "sandbox-trader").measuring();
        int open = 0;
        String cursor = "";
        do {
            var page = trader.get("/orders?kind=TRADE&state=open&limit=500" + cursor)
                    .body();
            open += page.path("items").size();
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : null;
        } while (cursor != null);
        return open;
    }

    private double secondsBehind(TandemProcess tandem) {
        var quote = Client.as(tandem, "sandbox-trader")
                .measuring()
                .get("/marketdata/quotes?symbols=" + symbols.get(0))
                .body();
        return Duration.between(java.time.Instant.parse(quote.at("/0/at").asText()), java.time.Instant.now())
                        .toMillis()
                / 1000.0;
    }
}
