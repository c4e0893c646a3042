package org.tandemoms.fix;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.shared.Closing;
import quickfix.Message;
import quickfix.Responder;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.mina.EventHandlingStrategy;
import quickfix.mina.SessionConnector;

/**
 * The messages of each session in their order, on a thread of its own that outlives the session's connections. The threads
 * of QuickFIX/J end with the connection, and what a client that is back at once sends while one ends is lost with it until
 * a later message shows the gap.
 */
final class SessionThreads implements EventHandlingStrategy, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionThreads.class);

    /** Messages of one session that may wait; then its connection is read no further. */
    private static final int WAITING = 10_000;

    private static final int IDLE_SECONDS = 60;

    private final SessionConnector connector;
    private final Map<SessionID, ThreadPoolExecutor> threads = new ConcurrentHashMap<>();

    SessionThreads(SessionConnector connector) {
        this.connector = connector;
    }

    /** What comes from a connection that the session has meanwhile left is passed over: the next one asks for it again. */
    @Override
    public void onMessage(Session session, Message message) {
        Responder connection = session.getResponder();
        if (connection == null) {
            return;
        }
        thread(session.getSessionID()).execute(() -> {
            if (session.getResponder() == connection) {
                take(session, message);
            }
        });
    }

    private static void take(Session session, Message message) {
        try {
            session.next(message);
        } catch (Exception e) {
            LOG.error("A message of {} could not be taken", session.getSessionID(), e);
        }
    }

    private ThreadPoolExecutor thread(SessionID id) {
        return threads.computeIfAbsent(id, session -> {
            ThreadPoolExecutor thread = new ThreadPoolExecutor(
                    1,
                    1,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(WAITING),
                    run -> new Thread(run, "FIX " + session),
                    (task, full) -> waitForRoom(full, task));
            thread.allowCoreThreadTimeOut(true);
            return thread;
        });
    }

    private static void waitForRoom(ThreadPoolExecutor thread, Runnable task) {
        BlockingQueue<Runnable> queue = thread.getQueue();
        try {
            while (!queue.offer(task, 1, TimeUnit.SECONDS)) {
                if (thread.isShutdown()) {
                    throw new RejectedExecutionException("The sessions are closed");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException(e);
        }
    }

    @Override
    public SessionConnector getSessionConnector() {
        return connector;
    }

    @Override
    public int getQueueSize() {
        return threads.keySet().stream().mapToInt(this::getQueueSize).sum();
    }

    @Override
    public int getQueueSize(SessionID id) {
        ThreadPoolExecutor thread = threads.get(id);
        return thread == null ? 0 : thread.getQueue().size();
    }

    @Override
    public void close() {
        Closing.inOrder(threads.values().toArray(ExecutorService[]::new));
    }
}
