package org.tandemoms.fix;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import quickfix.ApplicationAdapter;
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

/** A client at the other end of the wire. It checks nothing of what it sends, so that it can send nonsense. */
final class FixClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SessionID id;
    private final SocketInitiator initiator;
    private final List<Message> received;

    private FixClient(SessionID id, SocketInitiator initiator, List<Message> received) {
        this.id = id;
        this.initiator = initiator;
        this.received = received;
    }

    static FixClient connect(String version, String name, int port, Path store) throws Exception {
        SessionID id = new SessionID(version, name, "TANDEM");
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setString(Initiator.SETTING_SOCKET_CONNECT_HOST, "127.0.0.1");
        settings.setLong(Initiator.SETTING_SOCKET_CONNECT_PORT, port);
        settings.setLong(Session.SETTING_HEARTBTINT, 30);
        settings.setLong(Initiator.SETTING_RECONNECT_INTERVAL, 1);
        settings.setString(Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(Session.SETTING_USE_DATA_DICTIONARY, "N");
        settings.setString(FileStoreFactory.SETTING_FILE_STORE_PATH, store.toString());
        settings.setString(id, SessionSettings.BEGINSTRING, version);
        if (version.startsWith("FIXT")) {
            settings.setString(id, Session.SETTING_DEFAULT_APPL_VER_ID, "FIX.5.0SP2");
        }
        List<Message> received = new CopyOnWriteArrayList<>();
        SocketInitiator initiator = new SocketInitiator(
                new ApplicationAdapter() {
                    @Override
                    public void fromApp(Message message, SessionID session) {
                        received.add(message);
                    }

                    @Override
                    public void fromAdmin(Message message, SessionID session) {
                        received.add(message);
                    }
                },
                new FileStoreFactory(settings),
                settings,
                new SLF4JLogFactory(settings),
                new DefaultMessageFactory());
        initiator.start();
        await().atMost(PATIENCE).until(() -> Session.lookupSession(id).isLoggedOn());
        return new FixClient(id, initiator, received);
    }

    /** @param fields with {@code |} for the separator; the engine adds header and trailer */
    void send(String fields) throws Exception {
        String body = (fields + "|").replace('|', '\u0001');
        Message message = new Message();
        message.fromString("8=" + id.getBeginString() + "\u0001" + body + "10=000\u0001", (DataDictionary) null, false);
        Session.sendToTarget(message, id);
    }

    Message awaitReport(String clOrdId, String execType) {
        return first(message ->
                text(message, 11).equals(clOrdId) && text(message, 150).equals(execType));
    }

    Message awaitType(String msgType) {
        return first(
                message -> message.getHeader().getOptionalString(35).orElse("").equals(msgType));
    }

    List<Message> reports(String clOrdId) {
        return received.stream()
                .filter(message -> text(message, 11).equals(clOrdId))
                .toList();
    }

    int nextNumberExpected() {
        return Session.lookupSession(id).getExpectedTargetNum();
    }

    private Message first(Predicate<Message> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> received.stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static String text(Message message, int tag) {
        return message.getOptionalString(tag).orElse("");
    }

    @Override
    public void close() {
        initiator.stop(false);
    }
}
