package org.tandemoms.fix;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Message;
import quickfix.MessageUtils;
import quickfix.Session;
import quickfix.field.DefaultApplVerID;
import quickfix.field.EncryptMethod;
import quickfix.field.MsgType;
import quickfix.field.Password;
import quickfix.field.SessionStatus;
import quickfix.field.Text;
import quickfix.field.Username;
import quickfix.mina.SessionConnector;

/**
 * Whole messages before the engine has them. A Logon is judged here, since the engine would reset the sequence numbers
 * that it asks to reset before it asks us who is there. The password goes no further, into no log and no store.
 */
final class LogonGate extends IoFilterAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(LogonGate.class);
    /** Type, number, sender, target and credentials: the engine must not read others than we did. */
    private static final int[] IDENTITY = {35, 34, 49, 50, 142, 56, 57, 143, Username.FIELD, Password.FIELD};

    /** What the session answers by while it is on a connection. */
    private static final AttributeKey RESPONDER = new AttributeKey(LogonGate.class, "responder");

    private final Sessions sessions;

    LogonGate(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Whether that connection belongs to a session by now. */
    static boolean isThrough(IoSession connection) {
        return connection.containsAttribute(SessionConnector.QF_SESSION);
    }

    @Override
    public void messageReceived(NextFilter next, IoSession connection, Object raw) {
        WireLimits.messageIsWhole(connection);
        WireMessage message = new WireMessage((String) raw);
        if (isThrough(connection)) {
            next.messageReceived(connection, ApplVersions.readable(message).raw());
        } else if (!message.isIntact()) {
            connection.closeNow(); // not even a Logon can be made of it
        } else if (message.text(MsgType.FIELD).orElse("").equals(MsgType.LOGON)) {
            judge(message, next, connection);
        } else {
            next.messageReceived(connection, raw); // the engine hangs up
        }
    }

    /** The session leaves a connection that breaks on its own thread, after what that connection has brought. */
    @Override
    public void exceptionCaught(NextFilter next, IoSession connection, Throwable cause) throws Exception {
        if (cause instanceof IOException && isThrough(connection)) {
            LOG.info("Connection from {} is broken: {}", connection.getRemoteAddress(), cause.getMessage());
            connection.closeNow();
        } else {
            next.exceptionCaught(connection, cause);
        }
    }

    /** The end of a connection that its session has left before is not the end of the one that it is on now. */
    @Override
    public void sessionClosed(NextFilter next, IoSession connection) throws Exception {
        if (connection.getAttribute(SessionConnector.QF_SESSION) instanceof Session session
                && (!connection.containsAttribute(RESPONDER)
                        || session.getResponder() != connection.getAttribute(RESPONDER))) {
            connection.removeAttribute(SessionConnector.QF_SESSION);
        }
        next.sessionClosed(connection);
    }

    private void judge(WireMessage logon, NextFilter next, IoSession connection) {
        FixSession session = sessions.get(MessageUtils.getReverseSessionID(logon.raw()));
        boolean ambiguous = IntStream.of(IDENTITY).anyMatch(logon::appearsTwice);
        if (session == null || ambiguous) {
            LOG.warn("A logon from {} is for no session of ours", connection.getRemoteAddress());
            connection.closeNow();
            return;
        }
        Optional<Message> refusal = refusal(logon, session);
        if (refusal.isPresent()) {
            refuse(refusal.get(), session, connection);
        } else {
            next.messageReceived(
                    connection,
                    logon.without(Username.FIELD).without(Password.FIELD).raw());
            if (connection.getAttribute(SessionConnector.QF_SESSION) instanceof Session engine) {
                connection.setAttribute(RESPONDER, engine.getResponder());
            }
        }
    }

    private static Optional<Message> refusal(WireMessage logon, FixSession session) {
        Credentials wanted = session.credentials();
        if (wanted != null
                && !wanted.match(
                        logon.text(Username.FIELD).orElse(""),
                        logon.text(Password.FIELD).orElse(""))) {
            return Optional.of(wrongPassword(session.dialect()));
        }
        if (!logon.text(EncryptMethod.FIELD).orElse("0").equals("0")) {
            return Optional.of(logout("EncryptMethod (98) has to be 0: messages are not encrypted one by one"));
        }
        if (session.dialect() == Dialect.FIX50SP2
                && !logon.text(DefaultApplVerID.FIELD).orElse("").equals(ApplVersions.SPOKEN)) {
            return Optional.of(logout("DefaultApplVerID (1137) has to be " + ApplVersions.SPOKEN + " (FIX.5.0SP2)"));
        }
        return Optional.empty();
    }

    static Message wrongPassword(Dialect dialect) {
        Message logout = logout("Username or password is wrong");
        if (dialect == Dialect.FIX50SP2) {
            logout.setInt(SessionStatus.FIELD, SessionStatus.INVALID_USERNAME_OR_PASSWORD);
        }
        return logout;
    }

    private static Message logout(String text) {
        Message logout = new Message();
        logout.getHeader().setString(MsgType.FIELD, MsgType.LOGOUT);
        logout.setString(Text.FIELD, text);
        return logout;
    }

    /** The Logout takes a number of the session, or a client that learns its lesson would find ours too low. */
    private static void refuse(Message logout, FixSession session, IoSession connection) {
        LOG.warn(
                "A logon to {} from {} is refused: {}",
                session.id(),
                connection.getRemoteAddress(),
                logout.getOptionalString(Text.FIELD).orElse(""));
        Session engine = Session.lookupSession(session.id());
        if (engine != null && !engine.hasResponder()) {
            engine.send(logout);
            connection.write(logout.toString());
        }
        connection.closeOnFlush();
    }
}
