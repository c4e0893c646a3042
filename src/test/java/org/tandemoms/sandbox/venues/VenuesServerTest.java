package org.tandemoms.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.sandbox.SampleInstruments;
import org.tandemoms.system.Ports;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DataDictionary;
import quickfix.DefaultMessageFactory;
import quickfix.FileStoreFactory;
import quickfix.Initiator;
import quickfix.Message;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/** A member trades with the venues over real sockets, leaves, comes back, and finds the venue restarted in between. */
class VenuesServerTest {
    private static final SessionID ORDERS = new SessionID("FIX.4.4", "TANDEM", "XSIM");
    private static final SessionID QUOTES = new SessionID("FIX.4.4", "TANDEM", "MD", "", "XSIM", "", "", "");

    @TempDir
    Path dir;

    private final Queue<Message> received = new ConcurrentLinkedQueue<>();
    private int basePort;
    private VenuesServer venues;
    private SocketInitiator member;

    @BeforeEach
    void start() throws Exception {
        basePort = Ports.stretch();
        venues = startVenues();
        member = connect(ORDERS);
    }

    @AfterEach
    void stop() {
        member.stop(true);
        venues.close();
    }

    @Test
    void tradesCancelsReplacesAndSurvivesARestart() throws Exception {
        send("35=D|11=A1|526=OMS-1|1=FUND-A|55=AAPL|54=1|38=100|40=2|44=195|59=0");
        assertThat(answer("A1", "F").getString(39)).isEqualTo("2");

        send("35=D|11=A2|526=OMS-2|55=AAPL|54=1|38=100|40=2|44=150|59=1");
        answer("A2", "0");
        send("35=G|11=A3|41=A2|55=AAPL|54=1|38=300|40=2|44=151");
        assertThat(answer("A3", "5").getString(41)).isEqualTo("A2");
        member.stop(true);
        venues.close();

        venues = startVenues();
        member = connect(ORDERS);
        sendAgain("35=D|11=A2|526=OMS-2|55=AAPL|54=1|38=100|40=2|44=150|59=1");
        Message state = answer("A3", "I");
        assertThat(state.getString(39)).isEqualTo("0");
        assertThat(state.getDecimal(151)).isEqualByComparingTo("300");
        send("35=H|11=A1|55=AAPL|54=1");
        assertThat(answer("A1", "I").getString(39)).isEqualTo("2");
        send("35=F|11=A4|41=A3|55=AAPL|54=1");
        answer("A4", "4");

        assertThat(received.stream().filter(message -> message.isSetField(17)).map(message -> text(message, 17)))
                .doesNotHaveDuplicates();
        assertThat(get("/_received").replaceAll(",\"notional\":\"[0-9.]+\"", ""))
                .isEqualTo(
                        "[{\"venue\":\"XSIM\",\"clOrdId\":\"A1\",\"orderId\":\"OMS-1\",\"quantity\":\"100\",\"cumQty\":\"100\",\"executions\":1},"
                                + "{\"venue\":\"XSIM\",\"clOrdId\":\"A2\",\"orderId\":\"OMS-2\",\"quantity\":\"300\",\"cumQty\":\"0\",\"executions\":0}]");
    }

    @Test
    void reportsOfAnAbsentMemberWaitForItsReturn() throws Exception {
        assertThat(post("/_behave", "{\"mode\":\"hang\",\"venue\":\"XSIM\"}")).isEqualTo(200);
        send("35=D|11=B1|55=AAPL|54=1|38=100|40=2|44=195");
        await().until(() -> get("/_received").contains("B1"));
        member.stop(true);
        assertThat(post("/_behave", "{\"mode\":\"ok\"}")).isEqualTo(200);
        assertThat(received.stream().filter(message -> message.isSetField(17))).isEmpty();

        member = connect(ORDERS);

        answer("B1", "F");
    }

    @Test
    void sendsEverythingTwiceWhenToldTo() throws Exception {
        post("/_behave", "{\"mode\":\"duplicate\"}");
        send("35=D|11=D1|55=AAPL|54=1|38=100|40=2|44=195");

        await().untilAsserted(() -> assertThat(
                        received.stream().filter(message -> text(message, 150).equals("F")))
                .hasSize(2)
                .extracting(message -> text(message, 17))
                .containsOnly(text(answer("D1", "F"), 17)));
        assertThat(post("/_behave", "{\"mode\":\"nonsense\"}")).isEqualTo(400);
    }

    @Test
    void aTradeIsCorrectedAndThenBustedAndWhatIsOpenAgainIsWorkedAfterTheHalt() throws Exception {
        send("35=D|11=T1|526=OMS-9|55=AAPL|54=1|38=100|40=2|44=195");
        Message trade = answer("T1", "F");
        assertThat(post("/_halt", "{\"venue\":\"XSIM\",\"symbol\":\"AAPL\"}")).isEqualTo(200);

        assertThat(post("/_correct", "{\"venue\":\"XSIM\",\"orderId\":\"OMS-9\",\"price\":\"180.5\"}"))
                .isEqualTo(200);
        Message corrected = answer("T1", "G");
        assertThat(text(corrected, 19)).isEqualTo(text(trade, 17));
        assertThat(corrected.getDecimal(31)).isEqualByComparingTo("180.5");
        assertThat(corrected.getDecimal(6)).isEqualByComparingTo("180.5");
        assertThat(corrected.getString(39)).isEqualTo("2");

        assertThat(post("/_bust", "{\"execId\":\"" + text(corrected, 17) + "\"}"))
                .isEqualTo(200);
        Message busted = answer("T1", "H");
        assertThat(text(busted, 19)).isEqualTo(text(corrected, 17));
        assertThat(busted.getString(39)).isEqualTo("0");
        assertThat(busted.getDecimal(14)).isZero();
        assertThat(busted.getDecimal(151)).isEqualByComparingTo("100");
        assertThat(post("/_bust", "{\"execId\":\"" + text(corrected, 17) + "\"}"))
                .isEqualTo(404);

        send("35=D|11=T2|55=AAPL|54=1|38=100|40=2|44=195");
        answer("T2", "0");
        assertThat(fills("T1")).isEqualTo(1);
        assertThat(fills("T2")).isZero();
        assertThat(post("/_resume", "{\"symbol\":\"AAPL\"}")).isEqualTo(200);
        await().until(() -> fills("T1") == 2 && fills("T2") == 1);
    }

    @Test
    void aVenueThatIsAwayIsBackWhenTheScriptSaysSo() throws Exception {
        String script =
                """
                - {action: disconnect, venue: XSIM}
                - {action: halt, symbol: AAPL, afterMs: 10}
                - {action: connect, venue: XSIM, afterMs: 1500}
                - {action: resume, symbol: AAPL}
                """;
        assertThat(post("/_script", script)).isEqualTo(200);
        await().until(() -> !Session.lookupSession(ORDERS).isLoggedOn());
        send("35=D|11=S1|55=AAPL|54=1|38=100|40=2|44=195"); // the session keeps it till then
        answer("S1", "F");
        assertThat(post("/_script", "- {action: explode}")).isEqualTo(400);
        assertThat(post("/_script", "action: [")).isEqualTo(400);
    }

    @Test
    void aStepThatSaysTooLittleIsRefused() throws Exception {
        for (String action : VenueControl.ACTIONS.subList(0, 5)) {
            assertThat(post("/_" + action, "{}")).as(action).isEqualTo(400);
        }
        assertThat(post("/_halt", "{\"symbol\":\"NONE\"}")).isEqualTo(404);
        assertThat(post("/_correct", "{\"orderId\":\"x\",\"price\":\"-1\"}")).isEqualTo(400);
        assertThat(post("/_bust", "nonsense")).isEqualTo(400);
    }

    private long fills(String clOrdId) {
        return received.stream()
                .filter(message ->
                        text(message, 11).equals(clOrdId) && text(message, 150).equals("F"))
                .count();
    }

    @Test
    void quotesMove() throws Exception {
        SocketInitiator quotes = connect(QUOTES);
        Message request = message("35=V|262=Q1|263=1|264=0|265=1|267=2|269=0|269=1|146=2|55=AAPL|55=EUR/USD");
        Session.sendToTarget(request, QUOTES);

        await().until(() ->
                received.stream().filter(VenuesServerTest::isOurSnapshot).count() == 2);
        await().until(() -> received.stream().anyMatch(message -> type(message).equals("X")));
        Message snapshot = received.stream()
                .filter(VenuesServerTest::isOurSnapshot)
                .findFirst()
                .orElseThrow();
        assertThat(snapshot.getInt(268)).isEqualTo(11);
        quotes.stop(true);
    }

    @Test
    void everySampleInstrumentIsQuotedWithAThousandASide() {
        ReferencePrices prices = new ReferencePrices(VenueSettings.of(basePort, dir, Clock.systemUTC()));
        LitMarket lit = new LitMarket(VenueProfile.ECN1, prices, (order, quantity, price, liquidity) -> {});
        for (int beat = 0; beat < 1_000; beat++) {
            prices.step();
            lit.tick();
        }
        SampleInstruments.all().forEach(instrument -> {
            Quote quote = lit.quote(instrument.symbol()).orElseThrow();
            assertThat(quote.bid()).isLessThan(quote.ask());
            assertThat(quote.bidSize()).isGreaterThanOrEqualTo(new BigDecimal("1000"));
            assertThat(quote.askSize()).isGreaterThanOrEqualTo(new BigDecimal("1000"));
        });
    }

    private VenuesServer startVenues() {
        return VenuesServer.start(
                new VenueSettings(basePort, dir, 7, Duration.ofMillis(20), Clock.systemUTC(), SampleInstruments.all()));
    }

    private SocketInitiator connect(SessionID id) throws Exception {
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setString(Initiator.SETTING_SOCKET_CONNECT_HOST, "127.0.0.1");
        settings.setLong(Initiator.SETTING_SOCKET_CONNECT_PORT, basePort);
        settings.setLong(Session.SETTING_HEARTBTINT, 30);
        settings.setLong(Initiator.SETTING_RECONNECT_INTERVAL, 1);
        settings.setString(Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(
                FileStoreFactory.SETTING_FILE_STORE_PATH, dir.resolve("member").toString());
        settings.setString(id, SessionSettings.BEGINSTRING, "FIX.4.4");
        settings.setString(id, Session.SETTING_RESET_ON_LOGON, id.equals(QUOTES) ? "Y" : "N");
        SocketInitiator initiator = new SocketInitiator(
                new ApplicationAdapter() {
                    @Override
                    public void fromApp(Message message, SessionID session) {
                        received.add(message);
                    }
                },
                new FileStoreFactory(settings),
                settings,
                new SLF4JLogFactory(settings),
                new DefaultMessageFactory());
        initiator.start();
        await().until(() -> Session.lookupSession(id).isLoggedOn());
        return initiator;
    }

    private Message answer(String clOrdId, String execType) {
        return await().until(
                        () -> received.stream()
                                .filter(message -> text(message, 11).equals(clOrdId)
                                        && text(message, 150).equals(execType))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private static void send(String fields) throws Exception {
        Session.sendToTarget(message(fields), ORDERS);
    }

    private static void sendAgain(String fields) throws Exception {
        Message message = message(fields);
        message.getHeader().setBoolean(97, true);
        Session.sendToTarget(message, ORDERS);
    }

    private static Message message(String fields) throws Exception {
        // TransactTime belongs to orders, cancels and replaces only
        String body = fields + (fields.matches("35=[DFG]\\|.*") ? "|60=20260302-09:00:00.000|" : "|");
        Message message = new Message();
        message.fromString(
                "8=FIX.4.4|".replace('|', '\u0001') + body.replace('|', '\u0001') + "10=000\u0001",
                dictionary(),
                false);
        return message;
    }

    private static DataDictionary dictionary() throws ConfigError {
        return new DataDictionary("FIX44.xml");
    }

    private static String text(Message message, int field) {
        return message.getOptionalString(field).orElse("");
    }

    private static boolean isOurSnapshot(Message message) {
        return type(message).equals("W") && text(message, 262).equals("Q1");
    }

    private static String type(Message message) {
        return message.getHeader().getOptionalString(35).orElse("");
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private int post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + (basePort + ReceivedView.PORT_OFFSET) + path);
    }

    /** A port with its neighbours free; another process could still take one in between, then the start says so. */
}
