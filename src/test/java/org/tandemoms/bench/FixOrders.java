package org.tandemoms.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import quickfix.ApplicationAdapter;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Initiator;
import quickfix.Message;
import quickfix.ScreenLogFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketInitiator;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.MsgType;
import quickfix.field.OrdStatus;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.TimeInForce;
import quickfix.field.TransactTime;

/**
 * FIX clients that send limit orders over several sessions and time the reports: from when an order was due to its New,
 * and to its first fill. The same client is used on the OMS and on the yardstick.
 */
final class FixOrders extends ApplicationAdapter implements AutoCloseable {

    private static final String VERSION = "FIX.4.4";
    private static final int QUANTITY = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is bought and sold in turns. @param buy limit that meets the market @param sell limit that meets the market */
    record Listing(String symbol, double buy, double sell) {}

    private final String server;
    private final List<SessionID> ids = new ArrayList<>();
    private final List<String> accounts;
    private final List<Listing> listings;
    private final Initiator initiator;
    private final ConcurrentHashMap<String, Sent> underway = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicReference<String> firstRefusal = new AtomicReference<>();
    private volatile Run run;

    FixOrders(String server, int port, List<String> names, Path store, List<String> accounts, List<Listing> listings)
            throws Exception {
        this.server = server;
        this.accounts = accounts;
        this.listings = listings;
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setString(Initiator.SETTING_SOCKET_CONNECT_HOST, "127.0.0.1");
        settings.setLong(Initiator.SETTING_SOCKET_CONNECT_PORT, port);
        settings.setLong(Session.SETTING_HEARTBTINT, 30);
        settings.setLong(Initiator.SETTING_RECONNECT_INTERVAL, 1);
        settings.setString(Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(Session.SETTING_USE_DATA_DICTIONARY, "N");
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString(FileStoreFactory.SETTING_FILE_STORE_PATH, store.toString());
        for (String name : names) {
            SessionID id = new SessionID(VERSION, name, server);
            settings.setString(id, SessionSettings.BEGINSTRING, VERSION);
            ids.add(id);
        }
        initiator = new ThreadedSocketInitiator(
                this,
                new FileStoreFactory(settings),
                settings,
                new ScreenLogFactory(false, false, false),
                new DefaultMessageFactory());
        initiator.start();
        await("all sessions are logged on to " + server).atMost(PATIENCE).until(() -> ids.stream()
                .allMatch(id -> Session.lookupSession(id).isLoggedOn()));
    }

    private record Sent(long due, Run run, Semaphore window, boolean[] heard) {}

    /** What one run saw. */
    static final class Run {

        private final Latencies toNew = new Latencies();
        private final Latencies toFill = new Latencies();
        private final AtomicLong filled = new AtomicLong();
        private final int outstanding;
        private double seconds;
        private long filledMeanwhile;

        private Run(int outstanding) {
            this.outstanding = outstanding;
        }

        /** Orders filled in full while the run lasted, by the second. */
        double perSecond() {
            return filledMeanwhile / seconds;
        }

        long filled() {
            return filled.get();
        }

        double seconds() {
            return seconds;
        }

        Latencies toNew() {
            return toNew;
        }

        Latencies toFill() {
            return toFill;
        }

        /** Seconds from one order to the next of those that one place in the window sends; 0 at a steady rate. */
        double paceOfOne() {
            return outstanding == 0 ? 0 : outstanding / perSecond();
        }
    }

    /**
     * Each session keeps so many orders under way, and sends the next when one is filled and there is room for more; the
     * wait for room is not timed.
     */
    Run flatOut(Duration time, int windowOfEach, Runnable awaitRoom) throws InterruptedException {
        Run now = begin(windowOfEach * ids.size());
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        List<Thread> senders = new ArrayList<>();
        for (SessionID id : ids) {
            Semaphore window = new Semaphore(windowOfEach);
            Thread sender = new Thread(() -> keepSending(id, window, awaitRoom, end, now));
            sender.start();
            senders.add(sender);
        }
        for (Thread sender : senders) {
            sender.join();
        }
        return end(now, begin);
    }

    private void keepSending(SessionID id, Semaphore window, Runnable awaitRoom, long end, Run now) {
        try {
            while (window.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                    && System.nanoTime() < end
                    && refused.get() == 0) {
                awaitRoom.run();
                send(id, System.nanoTime(), now, window);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Orders are due at a steady rate, over the sessions in turns. */
    Run steadily(double perSecond, Duration time) {
        Run now = begin(0);
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (long n = 1; ; n++) {
            long due = begin + (long) (n / perSecond * 1e9);
            if (due >= end) {
                break;
            }
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            send(ids.get((int) (n % ids.size())), due, now, null);
        }
        return end(now, begin);
    }

    private Run begin(int outstanding) {
        run = new Run(outstanding);
        return run;
    }

    /** What is still under way is awaited, and timed, but not counted as done meanwhile. */
    private Run end(Run now, long begin) {
        now.filledMeanwhile = now.filled.get();
        now.seconds = (System.nanoTime() - begin) / 1e9;
        await("every order is filled by " + server).atMost(PATIENCE).until(underway::isEmpty);
        assertThat(refused)
                .as("refused by %s, first by %s", server, firstRefusal)
                .hasValue(0);
        return now;
    }

    private void send(SessionID id, long due, Run now, Semaphore window) {
        long n = numbers.incrementAndGet();
        Listing listing = listings.get((int) (n / 2 % listings.size()));
        boolean buys = n % 2 == 0;
        Message order = new Message();
        order.getHeader().setString(MsgType.FIELD, MsgType.ORDER_SINGLE);
        String clOrdId = "B" + n;
        order.setString(ClOrdID.FIELD, clOrdId);
        order.setString(Account.FIELD, accounts.get((int) (n / 4 % accounts.size())));
        order.setString(Symbol.FIELD, listing.symbol());
        order.setChar(Side.FIELD, buys ? Side.BUY : Side.SELL);
        order.setInt(OrderQty.FIELD, QUANTITY);
        order.setChar(OrdType.FIELD, OrdType.LIMIT);
        order.setDouble(Price.FIELD, buys ? listing.buy() : listing.sell());
        order.setChar(TimeInForce.FIELD, TimeInForce.DAY);
        order.setUtcTimeStamp(TransactTime.FIELD, LocalDateTime.now(ZoneOffset.UTC), true);
        underway.put(clOrdId, new Sent(due, now, window, new boolean[2]));
        try {
            Session.sendToTarget(order, id);
        } catch (SessionNotFound e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void fromApp(Message report, SessionID id) throws FieldNotFound {
        long at = System.nanoTime();
        if (!MsgType.EXECUTION_REPORT.equals(report.getHeader().getString(MsgType.FIELD))) {
            refused(report);
            return;
        }
        String clOrdId = report.getString(ClOrdID.FIELD);
        Sent sent = underway.get(clOrdId);
        if (sent == null) {
            return;
        }
        char status = report.getChar(OrdStatus.FIELD);
        if (!sent.heard()[0]) {
            sent.heard()[0] = true;
            sent.run().toNew.record(at - sent.due());
        }
        boolean fills = status == OrdStatus.PARTIALLY_FILLED || status == OrdStatus.FILLED;
        if (fills && !sent.heard()[1]) {
            sent.heard()[1] = true;
            sent.run().toFill.record(at - sent.due());
        }
        boolean ended =
                status != OrdStatus.NEW && status != OrdStatus.PENDING_NEW && status != OrdStatus.PARTIALLY_FILLED;
        if (ended) {
            underway.remove(clOrdId);
            if (status == OrdStatus.FILLED) {
                sent.run().filled.incrementAndGet();
            } else {
                refused(report);
            }
            if (sent.window() != null) {
                sent.window().release();
            }
        }
    }

    private void refused(Message report) {
        refused.incrementAndGet();
        firstRefusal.compareAndSet(null, report.toString().replace('\001', '|'));
    }

    @Override
    public void close() {
        initiator.stop(true);
    }
}
