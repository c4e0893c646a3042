package org.tandemoms.bench;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import quickfix.Acceptor;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Group;
import quickfix.Message;
import quickfix.ScreenLogFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.field.MDEntryPositionNo;
import quickfix.field.MDEntryPx;
import quickfix.field.MDEntrySize;
import quickfix.field.MDEntryType;
import quickfix.field.MDReqID;
import quickfix.field.MDUpdateAction;
import quickfix.field.MsgType;
import quickfix.field.RptSeq;
import quickfix.field.Symbol;
import quickfix.fix44.ExecutionReport;
import quickfix.fix44.MarketDataIncrementalRefresh;
import quickfix.fix44.MarketDataSnapshotFullRefresh;

/**
 * The outside venue EXT1, played here: it takes every order and fills none, and quotes every instrument it is asked for,
 * each update another move by a cent of one instrument's bid and offer.
 */
final class PlayedMarket extends ApplicationAdapter implements AutoCloseable {

    private static final String VERSION = "FIX.4.4";
    private static final String VENUE = "EXT1";
    private static final SessionID ORDERS = new SessionID(VERSION, VENUE, "TANDEM");
    private static final SessionID QUOTES = new SessionID(VERSION, VENUE, "", "", "TANDEM", "MD", "", "");
    private static final int MIDDLE_IN_CENTS = 2_000;
    private static final int BAND_IN_CENTS = 40;
    private static final int SIZE = 5_000;

    private final List<String> symbols;
    private final int[] cents;
    private final long[] changes;
    private final SocketAcceptor acceptor;
    private final AtomicLong reports = new AtomicLong(System.currentTimeMillis());
    private final AtomicLong updates = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private volatile String request;
    private volatile double perSecond;
    private volatile boolean closed;

    PlayedMarket(int port, Path store, List<String> symbols) throws ConfigError {
        this.symbols = symbols;
        this.cents = new int[symbols.size()];
        this.changes = new long[symbols.size()];
        Arrays.fill(cents, MIDDLE_IN_CENTS);
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        settings.setString(Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, "127.0.0.1");
        settings.setLong(Acceptor.SETTING_SOCKET_ACCEPT_PORT, port);
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString(Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(Session.SETTING_VALIDATE_USER_DEFINED_FIELDS, "N");
        settings.setString(FileStoreFactory.SETTING_FILE_STORE_PATH, store.toString());
        settings.setString(ORDERS, SessionSettings.BEGINSTRING, VERSION);
        settings.setString(QUOTES, Session.SETTING_RESET_ON_LOGON, "Y");
        acceptor = new SocketAcceptor(
                this,
                new FileStoreFactory(settings),
                settings,
                new ScreenLogFactory(false, false, false),
                new DefaultMessageFactory());
        acceptor.start();
        Thread mover = new Thread(this::move, "played-market");
        mover.setDaemon(true);
        mover.start();
    }

    /** From now on so many updates leave each second, over all instruments; 0 is silence. */
    void moving(double updatesPerSecond) {
        perSecond = updatesPerSecond;
    }

    /** How many updates have left. */
    long updates() {
        return updates.get();
    }

    /** How many orders have come. */
    long taken() {
        return taken.get();
    }

    boolean isAsked() {
        return request != null;
    }

    @Override
    public void fromApp(Message message, SessionID session) throws FieldNotFound {
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.MARKET_DATA_REQUEST -> subscribed(message.getString(MDReqID.FIELD));
            case MsgType.ORDER_SINGLE -> {
                send(taken(message), ORDERS);
                taken.incrementAndGet();
            }
            default -> throw new IllegalStateException("nobody should send " + message);
        }
    }

    @Override
    public void onLogout(SessionID session) {
        if (session.equals(QUOTES)) {
            request = null;
        }
    }

    private static String text(Message message, int tag) throws FieldNotFound {
        return message.getString(tag);
    }

    private Message taken(Message order) throws FieldNotFound {
        Message report = new ExecutionReport();
        String id = String.valueOf(reports.incrementAndGet());
        report.setString(37, "O" + id);
        report.setString(17, id);
        for (int tag : new int[] {11, 55, 54, 38}) {
            report.setString(tag, text(order, tag));
        }
        report.setString(150, "0");
        report.setString(39, "0");
        report.setString(14, "0");
        report.setString(6, "0");
        report.setString(151, text(order, 38));
        return report;
    }

    // --- quotes ---------------------------------------------------------------------------------------------------

    private void subscribed(String id) {
        for (int i = 0; i < symbols.size(); i++) {
            Message snapshot = new MarketDataSnapshotFullRefresh();
            snapshot.setString(MDReqID.FIELD, id);
            snapshot.setString(Symbol.FIELD, symbols.get(i));
            changes[i] = 0;
            snapshot.addGroup(side(new MarketDataSnapshotFullRefresh.NoMDEntries(), MDEntryType.BID, i));
            snapshot.addGroup(side(new MarketDataSnapshotFullRefresh.NoMDEntries(), MDEntryType.OFFER, i));
            send(snapshot, QUOTES);
        }
        request = id;
    }

    /** Each entry counts as a change of the instrument's book. */
    private Group side(Group entry, char type, int i) {
        int priceInCents = type == MDEntryType.BID ? cents[i] - 1 : cents[i] + 1;
        entry.setChar(MDEntryType.FIELD, type);
        entry.setString(RptSeq.FIELD, String.valueOf(++changes[i]));
        entry.setDecimal(MDEntryPx.FIELD, BigDecimal.valueOf(priceInCents, 2));
        entry.setInt(MDEntrySize.FIELD, SIZE);
        entry.setInt(MDEntryPositionNo.FIELD, 1);
        return entry;
    }

    private void move() {
        long due = System.nanoTime();
        for (int i = 0; !closed; i = (i + 1) % symbols.size()) {
            double rate = perSecond;
            String asked = request;
            if (rate == 0 || asked == null) {
                LockSupport.parkNanos(10_000_000);
                due = System.nanoTime();
                continue;
            }
            due += (long) (1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            update(i, asked);
            updates.incrementAndGet();
        }
    }

    private void update(int i, String asked) {
        int step = ThreadLocalRandom.current().nextBoolean() ? 1 : -1;
        cents[i] += Math.abs(cents[i] + step - MIDDLE_IN_CENTS) > BAND_IN_CENTS ? -step : step;
        Message change = new MarketDataIncrementalRefresh();
        change.setString(MDReqID.FIELD, asked);
        change.addGroup(changed(MDEntryType.BID, i));
        change.addGroup(changed(MDEntryType.OFFER, i));
        send(change, QUOTES);
    }

    private Group changed(char type, int i) {
        Group entry = side(new MarketDataIncrementalRefresh.NoMDEntries(), type, i);
        entry.setChar(MDUpdateAction.FIELD, MDUpdateAction.CHANGE);
        entry.setString(Symbol.FIELD, symbols.get(i));
        return entry;
    }

    private static void send(Message message, SessionID to) {
        try {
            Session.sendToTarget(message, to);
        } catch (SessionNotFound e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        acceptor.stop(true);
    }
}
