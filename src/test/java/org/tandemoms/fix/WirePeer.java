package org.tandemoms.fix;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import quickfix.Acceptor;
import quickfix.ApplicationAdapter;
import quickfix.Connector;
import quickfix.DataDictionary;
import quickfix.DefaultMessageFactory;
import quickfix.Initiator;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.ScreenLogFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;
import quickfix.ThreadedSocketInitiator;

/**
 * A counterparty of ours on QuickFIX/J, client or venue. What it receives is held to the standard's dictionary and sorted
 * into letter boxes; what it sends is sent as it is written. It outlives a killed application: the same session goes on.
 */
final class WirePeer implements AutoCloseable {

    private static final ScreenLogFactory QUIET = new ScreenLogFactory(false, false, false);
    private static final Duration CONNECTING = Duration.ofSeconds(60);

    private final SessionID id;
    private final Function<Message, String> addressee;
    private final Map<String, Deque<Message>> boxes = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private Connector connector;

    private WirePeer(SessionID id, Function<Message, String> addressee) {
        this.id = id;
        this.addressee = addressee;
    }

    /** @param addressee the letter box of a message; null throws it away */
    static WirePeer client(String version, String name, int port, Function<Message, String> addressee)
            throws Exception {
        WirePeer peer = new WirePeer(new SessionID(version, name, "TANDEM"), addressee);
        SessionSettings settings = peer.settings(SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setString(peer.id, Initiator.SETTING_SOCKET_CONNECT_HOST, "127.0.0.1");
        settings.setLong(peer.id, Initiator.SETTING_SOCKET_CONNECT_PORT, port);
        settings.setLong(peer.id, Initiator.SETTING_RECONNECT_INTERVAL, 1);
        peer.connector = new ThreadedSocketInitiator(
                peer.new Desk(), new MemoryStoreFactory(), settings, QUIET, new DefaultMessageFactory());
        peer.connector.start();
        return peer;
    }

    /** Waits to be called. */
    static WirePeer venue(String version, String name, int port, Function<Message, String> addressee) throws Exception {
        WirePeer peer = new WirePeer(new SessionID(version, name, "TANDEM"), addressee);
        SessionSettings settings = peer.settings(SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        settings.setString(peer.id, Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, "127.0.0.1");
        settings.setLong(peer.id, Acceptor.SETTING_SOCKET_ACCEPT_PORT, port);
        peer.connector = new ThreadedSocketAcceptor(
                peer.new Desk(), new MemoryStoreFactory(), settings, QUIET, new DefaultMessageFactory());
        peer.connector.start();
        return peer;
    }

    private SessionSettings settings(String connectionType) {
        SessionSettings settings = new SessionSettings();
        settings.setString(id, SessionFactory.SETTING_CONNECTION_TYPE, connectionType);
        settings.setString(id, SessionSettings.BEGINSTRING, id.getBeginString());
        settings.setLong(id, Session.SETTING_HEARTBTINT, 30);
        settings.setString(id, Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(id, Session.SETTING_VALIDATE_USER_DEFINED_FIELDS, "N");
        if (id.getBeginString().startsWith("FIXT")) {
            settings.setString(id, Session.SETTING_DEFAULT_APPL_VER_ID, "FIX.5.0SP2");
        }
        return settings;
    }

    /** Waits until the session is up. */
    WirePeer connected() {
        Awaitility.await(id + " is connected").atMost(CONNECTING).until(this::isConnected);
        return this;
    }

    boolean isConnected() {
        Session session = Session.lookupSession(id);
        return session != null && session.isLoggedOn();
    }

    String version() {
        return id.getBeginString();
    }

    String name() {
        return id.getSenderCompID();
    }

    /** @param fields with {@code |} for the separator; the engine adds header and trailer */
    void send(String fields) {
        try {
            String body = (fields + "|").replace('|', '\u0001');
            Message message = new Message();
            message.fromString(
                    "8=" + id.getBeginString() + "\u0001" + body + "10=000\u0001", (DataDictionary) null, false);
            Session.sendToTarget(message, id);
        } catch (quickfix.InvalidMessage | quickfix.SessionNotFound e) {
            throw new IllegalArgumentException(fields, e);
        }
    }

    /** The next message in the box, taken out of it. */
    Message next(String box, Duration patience) throws InterruptedException {
        return next(box, message -> true, patience);
    }

    /** The first such message in the box, taken out of it; those before it stay. */
    Message next(String box, Predicate<Message> wanted, Duration patience) throws InterruptedException {
        Deque<Message> letters = box(box);
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (letters) {
            while (true) {
                for (Message letter : letters) {
                    if (wanted.test(letter)) {
                        letters.remove(letter);
                        return letter;
                    }
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError(
                            name() + " waits in vain for a message in " + box + "; there are " + letters);
                }
                TimeUnit.NANOSECONDS.timedWait(letters, left);
            }
        }
    }

    Deque<Message> box(String name) {
        return boxes.computeIfAbsent(name, any -> new ArrayDeque<>());
    }

    static String text(Message message, int tag) {
        return message.isSetField(tag)
                ? message.getOptionalString(tag).orElse("")
                : message.getHeader().getOptionalString(tag).orElse("");
    }

    @Override
    public void close() {
        connector.stop(true);
    }

    private final class Desk extends ApplicationAdapter {

        @Override
        public void fromApp(Message message, SessionID session) {
            sort(message);
        }

        @Override
        public void fromAdmin(Message message, SessionID session) throws RejectLogon {
            if (text(message, 35).equals("3")) {
                sort(message);
            }
        }

        /** What is sent again after a crash is the same message: its ids tell. */
        private void sort(Message message) {
            String box = addressee.apply(message);
            if (box == null || !seen.add(box + identity(message))) {
                return;
            }
            Deque<Message> letters = box(box);
            synchronized (letters) {
                letters.addLast(message);
                letters.notifyAll();
            }
        }

        private String identity(Message message) {
            return switch (text(message, 35)) {
                case "8" -> "8" + text(message, 17);
                case "D", "F", "G" -> text(message, 11);
                case "9" -> "9" + text(message, 11) + text(message, 434) + text(message, 102);
                default -> message.toString();
            };
        }
    }
}
