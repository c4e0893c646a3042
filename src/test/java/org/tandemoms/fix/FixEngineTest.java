package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.tandemoms.execution.VenueHealth;
import org.tandemoms.marketdata.BookSnapshot;
import org.tandemoms.marketdata.MarketData;
import org.tandemoms.marketdata.TopOfBook;
import org.tandemoms.outbox.DeadLetter;
import org.tandemoms.sandbox.SampleInstruments;
import org.tandemoms.sandbox.venues.VenueSettings;
import org.tandemoms.sandbox.venues.VenuesServer;
import org.tandemoms.shared.Refused;
import org.tandemoms.system.Ports;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderEntry;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.VenueInstruction;
import org.tandemoms.trading.VenueReport;
import quickfix.Message;

/** The sessions of {@code integrations/fix} over real sockets, with clients and venues at the other ends. */
class FixEngineTest {
    @TempDir
    Path dir;

    private final RecordingTrading trading = new RecordingTrading();
    private final Letters letters = new Letters();
    private final List<BookSnapshot> books = new CopyOnWriteArrayList<>();
    private int acceptorPort;
    private int venuePort;
    private FixEngine engine;

    @BeforeEach
    void start() throws Exception {
        acceptorPort = Ports.stretch();
        venuePort = acceptorPort + 10;
        engine = startEngine();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"FIX.4.4, CLIENT1, 8", "FIX.4.2, ACME42, 8", "FIXT.1.1, ACME50, 8"})
    void takesAnOrderInEachDialectAndAnswersInIt(String version, String client, String execType) throws Exception {
        try (FixClient connected = client(version, client)) {
            connected.send(
                    "35=D|11=A1|21=1|55=AAPL|54=5|38=100|40=2|44=190.25|59=3|111=10|100=ECN1|60=20260302-09:00:00");

            await().until(() -> trading.placed.size() == 1);
            OrderEntry.NewOrder order = trading.placed.get(0);
            assertThat(order.sender()).isEqualTo(new OrderEntry.Sender(client, client, "FUND-A"));
            assertThat(order.side()).isEqualTo(Side.SELL_SHORT);
            assertThat(order.terms())
                    .isEqualTo(new OrderTerms(
                            new BigDecimal("100"),
                            OrdType.ICEBERG,
                            new BigDecimal("190.25"),
                            null,
                            TimeInForce.IOC,
                            null,
                            new BigDecimal("10")));
            assertThat(order.routing().venue()).isEqualTo("ECN1");
            assertThat(connected.awaitReport("A1", execType).getString(39)).isEqualTo("8");
        }
    }

    @Test
    void aMessageWhoseEffectCouldNotBeStoredComesAgain() throws Exception {
        trading.failures.set(2);
        try (FixClient connected = client("FIX.4.4", "CLIENT1")) {
            connected.send("35=D|11=A1|55=AAPL|54=1|38=100|40=1|60=20260302-09:00:00");
            connected.send("35=D|11=A2|55=AAPL|54=1|38=100|40=1|60=20260302-09:00:00");

            connected.awaitReport("A1", "8");
            connected.awaitReport("A2", "8");
        }
        assertThat(trading.placed).extracting(OrderEntry.NewOrder::clOrdId).containsSubsequence("A1", "A2");
        assertThat(trading.placed.stream().filter(order -> order.clOrdId().equals("A1")))
                .allMatch(OrderEntry.NewOrder::possResend);
    }

    @Test
    void aMessageThatCanNeverBeStoredIsKeptForAPersonAndTheSessionGoesOn() throws Exception {
        trading.poisoned = true;
        try (FixClient connected = client("FIX.4.4", "CLIENT1")) {
            connected.send("35=D|11=POISON|55=AAPL|54=1|38=100|40=1|60=20260302-09:00:00");
            connected.send("35=D|11=A2|55=AAPL|54=1|38=100|40=1|60=20260302-09:00:00");

            Message reject = connected.awaitType("j");
            assertThat(reject.getString(379)).isEqualTo("POISON");
            assertThat(reject.getString(372)).isEqualTo("D");
            assertThat(reject.getString(380)).isEqualTo("4");
            connected.awaitReport("A2", "8");
            DeadLetter letter = letters.kept().get(0);
            assertThat(reject.getString(58)).contains(letter.id()).doesNotContain("store is down");
            UnstorableReplay replay = new UnstorableReplay(engine);
            assertThatThrownBy(() -> replay.replay(letter))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("still cannot be stored");

            trading.poisoned = false;
            replay.replay(letter);

            connected.awaitReport("POISON", "8");
            assertThat(trading.placed)
                    .filteredOn(order -> order.clOrdId().equals("POISON"))
                    .singleElement()
                    .satisfies(order -> assertThat(order.possResend()).isTrue());
        }
    }

    @Test
    void aSlowClientHoldsUpNoOther() throws Exception {
        trading.gate = new CountDownLatch(1);
        try (FixClient slow = client("FIX.4.4", "CLIENT1");
                FixClient quick = client("FIX.4.4", "CLIENT2")) {
            slow.send("35=D|11=SLOW|55=AAPL|54=1|38=100|40=1|60=20260302-09:00:00");
            quick.send("35=D|11=QUICK|55=AAPL|54=1|38=100|40=1|60=20260302-09:00:00");

            quick.awaitReport("QUICK", "8");
            assertThat(slow.reports("SLOW")).isEmpty();
            trading.gate.countDown();
            slow.awaitReport("SLOW", "8");
        }
    }

    @Test
    void sequenceNumbersAndReportsOfAnAbsentClientSurviveARestart() throws Exception {
        try (FixClient connected = client("FIX.4.4", "CLIENT1")) {
            connected.send("35=D|11=A1|55=AAPL|54=1|38=100|40=1|60=20260302-09:00:00");
            connected.awaitReport("A1", "8");
        }
        engine.close();
        engine = startEngine();
        FixSession session =
                engine.sessions().find(FixSession.Role.CLIENT, "CLIENT1").orElseThrow();
        Sessions.send(
                ClientWriter.write(RecordingTrading.rejection(trading.placed.get(0), "A9"), Dialect.FIX44, false),
                session);

        try (FixClient back = client("FIX.4.4", "CLIENT1")) {
            back.awaitReport("A9", "8");
            back.send("35=D|11=A2|55=AAPL|54=1|38=100|40=1|60=20260302-09:00:00");
            back.awaitReport("A2", "8");
            assertThat(back.nextNumberExpected()).isGreaterThan(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // what is wrong, message sent, MsgType of the answer, tag with the reason, reason
        "no side,            35=D|11=A1|55=AAPL|38=100|40=1|60=20260302-09:00:00,            3, 373, 1",
        "an unknown side,    35=D|11=A1|55=AAPL|54=Z|38=100|40=1|60=20260302-09:00:00,       3, 373, 5",
        "letters for digits, 35=D|11=A1|55=AAPL|54=1|38=many|40=1|60=20260302-09:00:00,      3, 373, 6",
        "a stray field,      35=D|11=A1|55=AAPL|54=1|38=100|40=1|60=20260302-09:00:00|31=5,    3, 373, 2",
        "not for us,         35=6|23=I1|28=N|55=AAPL|54=1|27=M,                              j, 380, 3",
    })
    void badMessagesAreRejectedByTheStandard(
            String what, String message, String answerType, int reasonTag, String reason) throws Exception {
        try (FixClient connected = client("FIX.4.4", "CLIENT1")) {
            connected.send(message);

            assertThat(connected.awaitType(answerType).getString(reasonTag))
                    .as(what)
                    .isEqualTo(reason);
            connected.send("35=D|11=A2|55=AAPL|54=1|38=100|40=1|60=20260302-09:00:00");
            connected.awaitReport("A2", "8");
        }
        assertThat(trading.placed).hasSize(1);
    }

    @Test
    void tradesAtTheSimulatedVenuesAndHearsTheirQuotes() throws Exception {
        try (VenuesServer venues = VenuesServer.start(new VenueSettings(
                venuePort, dir.resolve("sim"), 7, Duration.ofMillis(50), Clock.systemUTC(), SampleInstruments.all()))) {
            assertThat(venues).isNotNull();
            FixSession xsim =
                    engine.sessions().find(FixSession.Role.VENUE, "XSIM").orElseThrow();
            await().atMost(Duration.ofSeconds(20)).until(() -> Sessions.connected(xsim));
            Sessions.send(
                    VenueMessages.write(
                            VenueInstruction.ORDER, instruction("V1", null, "100", "195"), Dialect.FIX44, false),
                    xsim);

            VenueReport fill = report("V1", ExecType.TRADE);
            assertThat(fill.orderRef()).isEqualTo("OMS-1");
            assertThat(fill.ordStatus()).isEqualTo(OrdStatus.FILLED);
            assertThat(fill.trade().quantity()).isEqualByComparingTo("100");
            assertThat(fill.trade().market()).isEqualTo("XSIM");
            assertThat(fill.trade().addedLiquidity()).isFalse();

            Sessions.send(
                    VenueMessages.write(
                            VenueInstruction.ORDER, instruction("V2", null, "100", "150"), Dialect.FIX44, false),
                    xsim);
            report("V2", ExecType.NEW);
            Sessions.send(
                    VenueMessages.write(
                            VenueInstruction.REPLACE, instruction("V3", "V2", "70", "151"), Dialect.FIX44, false),
                    xsim);
            assertThat(report("V3", ExecType.REPLACED).orderQty()).isEqualByComparingTo("70");
            Sessions.send(
                    VenueMessages.write(
                            VenueInstruction.CANCEL, instruction("V4", "V3", "70", "151"), Dialect.FIX44, false),
                    xsim);
            report("V4", ExecType.CANCELED);

            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            books.stream().map(BookSnapshot::symbol).distinct().count()
                                    == SampleInstruments.all().size());
            assertThat(books)
                    .allMatch(book -> book.bids().size() == 5 && book.asks().size() == 5);
        }
    }

    private VenueReport report(String clOrdId, ExecType type) {
        return await().until(
                        () -> trading.reports.stream()
                                .filter(report -> clOrdId.equals(report.clOrdId()) && report.execType() == type)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static VenueInstruction instruction(String clOrdId, String origClOrdId, String quantity, String price) {
        OrderTerms terms = new OrderTerms(
                new BigDecimal(quantity), OrdType.LIMIT, new BigDecimal(price), null, TimeInForce.DAY, null, null);
        return new VenueInstruction(
                "XSIM",
                "OMS-1",
                clOrdId,
                origClOrdId,
                null,
                "FUND-A",
                "AAPL",
                "US0378331005",
                "USD",
                Side.BUY,
                terms,
                null,
                Clock.systemUTC().instant());
    }

    private FixEngine startEngine() throws Exception {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "tandem.fix.acceptor-port",
                                acceptorPort,
                                "tandem.fix.sandbox-venues",
                                "true",
                                "tandem.sandbox.base-port",
                                venuePort,
                                "tandem.data-dir",
                                dir.resolve("oms").toString())));
        FixEngine started = new FixEngine(
                new SessionFiles(Path.of("integrations/fix"), environment).load(),
                new Crossing(Optional.empty()),
                new InboxStores(quickfix.FileStoreFactory::new));
        Clock clock = Clock.systemUTC();
        started.serves(
                new ClientDesk(trading, trading, trading, started.sessions(), started.crossing(), clock),
                new VenueDesk(trading, started.crossing(), clock),
                new QuoteFeed(
                        new MarketData() {
                            @Override
                            public void snapshot(BookSnapshot book) {
                                books.add(book);
                            }

                            @Override
                            public void change(TopOfBook change) {
                                throw new AssertionError("only full books are subscribed to");
                            }
                        },
                        clock),
                new Unstorable(letters, clock),
                new VenueHealth(clock));
        started.startQuotes();
        started.startTrading();
        return started;
    }

    private FixClient client(String version, String name) throws Exception {
        return FixClient.connect(version, name, acceptorPort, dir.resolve("client"));
    }
}
