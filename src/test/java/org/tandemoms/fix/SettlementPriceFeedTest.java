package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.tandemoms.execution.VenueHealth;
import org.tandemoms.marketdata.BookSnapshot;
import org.tandemoms.marketdata.MarketData;
import org.tandemoms.marketdata.TopOfBook;
import org.tandemoms.sandbox.SampleInstruments;
import org.tandemoms.sandbox.venues.VenueSettings;
import org.tandemoms.sandbox.venues.VenuesServer;
import org.tandemoms.shared.MovedClock;
import org.tandemoms.system.Ports;
import quickfix.FileStoreFactory;

/** The simulated exchange says at the end of each market's day, over its quote session, at which price it is settled. */
class SettlementPriceFeedTest {

    private record Settled(String venue, String symbol, LocalDate day, BigDecimal price) {}

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** NYMEX and COMEX end their day of Monday at five in the afternoon in New York. */
    private static final Instant BEFORE_THE_CLOSE = Instant.parse("2026-03-02T21:59:30Z");

    @TempDir
    Path dir;

    private final MovedClock clock = new MovedClock(BEFORE_THE_CLOSE);
    private final List<String> quoted = new CopyOnWriteArrayList<>();
    private final List<Settled> settled = new CopyOnWriteArrayList<>();

    @Test
    void aFutureIsSettledByTheExchangeWhenItsDayEnds() throws Exception {
        int port = Ports.stretch();
        try (VenuesServer venues = VenuesServer.start(new VenueSettings(
                port + 10, dir.resolve("sim"), 7, Duration.ofMillis(50), clock, SampleInstruments.all()))) {
            assertThat(venues).isNotNull();
            Settled crude = untilTheDayEnds(port);
            assertThat(crude.venue()).isEqualTo("XSIM");
            assertThat(crude.day()).isEqualTo(LocalDate.parse("2026-03-02"));
            assertThat(crude.price()).isBetween(new BigDecimal("71.67"), new BigDecimal("73.13"));
            assertThat(settled).extracting(Settled::symbol).doesNotContain("AAPL", "EUR/USD");

            settled.clear();
            assertThat(whoComesLater(port)).isEqualTo(crude);
        }
    }

    private Settled untilTheDayEnds(int port) {
        try (FixEngine engine = engine(port, "first")) {
            assertThat(engine).isNotNull();
            await().atMost(PATIENCE).until(() -> quoted.containsAll(List.of("XSIM CLH7", "ECN1 CLH7")));
            assertThat(settled).isEmpty();
            clock.move(Duration.ofMinutes(1));
            await().atMost(PATIENCE)
                    .until(() -> of("CLH7").isPresent() && of("HGH7").isPresent());
            return of("CLH7").orElseThrow();
        }
    }

    private Settled whoComesLater(int port) {
        try (FixEngine engine = engine(port, "later")) {
            assertThat(engine).isNotNull();
            await().atMost(PATIENCE).until(() -> of("CLH7").isPresent());
            return of("CLH7").orElseThrow();
        }
    }

    private Optional<Settled> of(String symbol) {
        return settled.stream().filter(price -> price.symbol().equals(symbol)).findFirst();
    }

    /** One that hears quotes only. */
    private FixEngine engine(int port, String name) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "tandem.fix.acceptor-port",
                                port,
                                "tandem.fix.sandbox-venues",
                                "true",
                                "tandem.sandbox.base-port",
                                port + 10,
                                "tandem.data-dir",
                                dir.resolve(name).toString())));
        FixEngine engine = new FixEngine(
                new SessionFiles(Path.of("integrations/fix"), environment).load(),
                new Crossing(Optional.empty()),
                new InboxStores(FileStoreFactory::new));
        RecordingTrading trading = new RecordingTrading();
        engine.serves(
                new ClientDesk(trading, trading, trading, engine.sessions(), engine.crossing(), clock),
                new VenueDesk(trading, engine.crossing(), clock),
                new QuoteFeed(new Heard(), clock),
                new Unstorable(new Letters(), clock),
                new VenueHealth(clock));
        engine.startQuotes();
        return engine;
    }

    private final class Heard implements MarketData {
        @Override
        public void snapshot(BookSnapshot book) {
            quoted.add(book.venue() + " " + book.symbol());
        }

        @Override
        public void change(TopOfBook change) {
            throw new AssertionError("only full books are subscribed to");
        }

        @Override
        public void settled(String venue, String symbol, LocalDate day, BigDecimal price) {
            settled.add(new Settled(venue, symbol, day, price));
        }
    }
}
