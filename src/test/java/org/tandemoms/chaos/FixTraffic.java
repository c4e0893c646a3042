package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tandemoms.system.TandemProcess;
import quickfix.ApplicationAdapter;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Initiator;
import quickfix.Message;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.LastQty;
import quickfix.field.MsgType;
import quickfix.field.OrdStatus;
import quickfix.field.OrdType;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.PossDupFlag;
import quickfix.field.PossResend;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.TimeInForce;
import quickfix.field.TransactTime;
import quickfix.fix44.NewOrderSingle;
import quickfix.fix44.OrderCancelRequest;

/**
 * A FIX 4.4 client with sequence numbers and messages of its own on disk. It lives on while the OMS dies, comes back by
 * itself, resends what the OMS asks for, and keeps every report it was ever sent.
 */
final class FixTraffic extends TradeTraffic implements AutoCloseable {

    private static final SessionID SESSION = new SessionID("FIX.4.4", "CLIENT1", "TANDEM");

    private final SocketInitiator initiator;
    private final Queue<Message> reports = new ConcurrentLinkedQueue<>();

    FixTraffic(TandemProcess tandem, Path store) throws Exception {
        super(tandem, "F");
        SessionSettings settings = settings(tandem.fixPort(), store);
        initiator = new SocketInitiator(
                new ApplicationAdapter() {
                    @Override
                    public void fromApp(Message message, SessionID id) throws FieldNotFound {
                        take(message);
                    }
                },
                new FileStoreFactory(settings),
                settings,
                new SLF4JLogFactory(settings),
                new DefaultMessageFactory());
        initiator.start();
    }

    private static SessionSettings settings(int port, Path store) {
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setString(Initiator.SETTING_SOCKET_CONNECT_HOST, "127.0.0.1");
        settings.setLong(Initiator.SETTING_SOCKET_CONNECT_PORT, port);
        settings.setLong(Initiator.SETTING_RECONNECT_INTERVAL, 1);
        settings.setLong(Session.SETTING_HEARTBTINT, 30);
        settings.setString(Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(FileStoreFactory.SETTING_FILE_STORE_PATH, store.toString());
        settings.setString(SESSION, SessionSettings.BEGINSTRING, SESSION.getBeginString());
        return settings;
    }

    private void take(Message message) throws FieldNotFound {
        if (!message.getHeader().getString(MsgType.FIELD).equals(MsgType.EXECUTION_REPORT)) {
            return;
        }
        reports.add(message);
        if (message.getChar(OrdStatus.FIELD) != OrdStatus.REJECTED) {
            acknowledge(message.getString(ClOrdID.FIELD), message.getString(OrderID.FIELD));
        }
    }

    void awaitLogon() {
        await("CLIENT1 is logged on").atMost(Duration.ofSeconds(60)).until(this::isLoggedOn);
    }

    boolean isLoggedOn() {
        return Session.lookupSession(SESSION).isLoggedOn();
    }

    @Override
    void place(String clientOrderId) {
        send(clientOrderId, false);
    }

    private void send(String clientOrderId, boolean again) {
        NewOrderSingle order = new NewOrderSingle(
                new ClOrdID(clientOrderId),
                new Side(Side.BUY),
                new TransactTime(LocalDateTime.now(ZoneOffset.UTC)),
                new OrdType(OrdType.LIMIT));
        order.set(new Account("FUND-A"));
        order.set(new Symbol(SYMBOL));
        order.set(new OrderQty(quantity(clientOrderId)));
        order.set(new Price(Double.parseDouble(limit())));
        order.set(new TimeInForce(TimeInForce.DAY));
        if (again) {
            order.getHeader().setBoolean(PossResend.FIELD, true);
        }
        try {
            Session.sendToTarget(order, SESSION);
        } catch (SessionNotFound e) {
            throw new IllegalStateException(e);
        }
    }

    /** The request has the order's id with {@code -C} behind it. */
    void cancel(String clientOrderId) {
        OrderCancelRequest request = new OrderCancelRequest(
                new OrigClOrdID(clientOrderId),
                new ClOrdID(clientOrderId + "-C"),
                new Side(Side.BUY),
                new TransactTime(LocalDateTime.now(ZoneOffset.UTC)));
        request.set(new Symbol(SYMBOL));
        request.set(new OrderQty(quantity(clientOrderId)));
        try {
            Session.sendToTarget(request, SESSION);
        } catch (SessionNotFound e) {
            throw new IllegalStateException(e);
        }
    }

    /** The session itself resends what did not arrive; an order still without an answer is sent anew as a possible resend. */
    @Override
    void repeatUntilAnswered() {
        awaitLogon();
        for (String clientOrderId : sent()) {
            boolean answered = waits(clientOrderId, Duration.ofSeconds(20));
            if (!answered) {
                send(clientOrderId, true);
                assertThat(waits(clientOrderId, Duration.ofSeconds(40)))
                        .as("%s is answered; reports: %s", clientOrderId, of(clientOrderId))
                        .isTrue();
            }
        }
    }

    private boolean waits(String clientOrderId, Duration patience) {
        try {
            await().atMost(patience).until(() -> acknowledged().containsKey(clientOrderId));
            return true;
        } catch (org.awaitility.core.ConditionTimeoutException noAnswer) {
            return false;
        }
    }

    @Override
    void check() {
        super.check();
        for (String clientOrderId : sent()) {
            await("the client has heard of all executions of " + clientOrderId)
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(executed(clientOrderId)).isEqualByComparingTo("" + quantity(clientOrderId)));
            assertThat(of(clientOrderId).stream().map(report -> text(report, OrderID.FIELD)))
                    .as("order ids reported for %s", clientOrderId)
                    .containsOnly(acknowledged().get(clientOrderId));
        }
        noExecIdTwiceWithAnotherContent();
    }

    /** Sum of the client's executions, each ExecID counted once. */
    private BigDecimal executed(String clientOrderId) {
        Map<String, BigDecimal> byExecId = new ConcurrentHashMap<>();
        of(clientOrderId).stream()
                .filter(report -> text(report, ExecType.FIELD).equals("" + ExecType.TRADE))
                .forEach(report ->
                        byExecId.put(text(report, ExecID.FIELD), new BigDecimal(text(report, LastQty.FIELD))));
        return byExecId.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void noExecIdTwiceWithAnotherContent() {
        Map<String, String> contents = new ConcurrentHashMap<>();
        for (Message report : reports) {
            String body = body(report);
            String before = contents.putIfAbsent(text(report, ExecID.FIELD), body);
            if (before != null) {
                assertThat(body).as("the same ExecID again").isEqualTo(before);
                assertThat(flagged(report))
                        .as("a repetition says so: %s", report)
                        .isTrue();
            }
        }
    }

    private static boolean flagged(Message report) {
        var header = report.getHeader();
        return List.of(PossDupFlag.FIELD, PossResend.FIELD).stream()
                .anyMatch(flag -> header.getOptionalString(flag).orElse("N").equals("Y"));
    }

    private static String body(Message report) {
        StringBuilder text = new StringBuilder();
        report.iterator().forEachRemaining(field -> text.append(field).append('|'));
        return text.toString();
    }

    /** All that was ever reported of the order, repetitions among it. */
    List<Message> reportsOf(String orderId) {
        return reports.stream()
                .filter(report -> text(report, OrderID.FIELD).equals(orderId))
                .toList();
    }

    private Collection<Message> of(String clientOrderId) {
        return reports.stream()
                .filter(report -> text(report, ClOrdID.FIELD).equals(clientOrderId))
                .toList();
    }

    static String text(Message report, int tag) {
        return report.getOptionalString(tag).orElse("");
    }

    @Override
    public void close() {
        initiator.stop(true);
    }
}
