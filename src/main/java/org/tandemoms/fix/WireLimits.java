package org.tandemoms.fix;

import java.util.concurrent.TimeUnit;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IdleStatus;
import org.apache.mina.core.session.IoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes before they are messages. Whoever calls has to log on in time, however slowly its bytes drip; and nobody may send
 * without end what never becomes a message, since the engine keeps it in memory until it does. Silence after the logon is
 * the session's own affair: heartbeats tell.
 */
final class WireLimits extends IoFilterAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(WireLimits.class);
    private static final AttributeKey OPENED = new AttributeKey(WireLimits.class, "opened");
    private static final AttributeKey UNREAD = new AttributeKey(WireLimits.class, "unread");

    private final int longestMessage;
    private final int secondsToLogOn;

    /**
     * @param longestMessage in bytes
     * @param secondsToLogOn how long a caller may take for its first message
     */
    WireLimits(int longestMessage, int secondsToLogOn) {
        this.longestMessage = longestMessage;
        this.secondsToLogOn = secondsToLogOn;
    }

    /** A whole message was read. */
    static void messageIsWhole(IoSession connection) {
        connection.setAttribute(UNREAD, 0);
    }

    @Override
    public void sessionOpened(NextFilter next, IoSession connection) {
        connection.setAttribute(OPENED, System.nanoTime());
        connection.getConfig().setReaderIdleTime(secondsToLogOn);
        next.sessionOpened(connection);
    }

    @Override
    public void messageReceived(NextFilter next, IoSession connection, Object bytes) {
        int unread = (int) connection.getAttribute(UNREAD, 0) + ((IoBuffer) bytes).remaining();
        connection.setAttribute(UNREAD, unread);
        next.messageReceived(connection, bytes);
        if ((int) connection.getAttribute(UNREAD) > longestMessage) {
            close(connection, "sends more than " + longestMessage + " bytes without a message among them");
        }
        closeLateComer(connection);
    }

    @Override
    public void sessionIdle(NextFilter next, IoSession connection, IdleStatus status) {
        closeLateComer(connection);
        next.sessionIdle(connection, status);
    }

    private void closeLateComer(IoSession connection) {
        if (LogonGate.isThrough(connection)) {
            return;
        }
        long age = System.nanoTime() - (long) connection.getAttribute(OPENED);
        if (age >= TimeUnit.SECONDS.toNanos(secondsToLogOn)) {
            close(connection, "has not logged on within " + secondsToLogOn + " seconds");
        }
    }

    private static void close(IoSession connection, String why) {
        LOG.warn("Connection from {} is cut: it {}", connection.getRemoteAddress(), why);
        connection.closeNow();
    }
}
