package org.tandemoms.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.execution.VenueHealth;
import quickfix.ConfigError;
import quickfix.Connector;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.MessageFactory;
import quickfix.MessageStoreFactory;
import quickfix.MessageUtils;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;
import quickfix.ThreadedSocketInitiator;
import quickfix.UnsupportedMessageType;
import quickfix.field.PossResend;

/** All our sessions, started and stopped together. */
final class FixEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FixEngine.class);

    /** Making one looks through the whole class path for each FIX version there ever was. */
    private static final MessageFactory MESSAGES = new DefaultMessageFactory();

    private final List<SessionSettings> files;
    private final Sessions sessions;
    private final Crossing crossing;
    private final InboxStores inboxes = new InboxStores();
    private final List<Connector> connectors = new ArrayList<>();
    private volatile FixApplication application;
    private volatile boolean running;

    FixEngine(List<SessionSettings> files, Crossing crossing) {
        this.files = files;
        this.crossing = crossing;
        this.sessions = new Sessions(files.stream()
                .flatMap(file -> SessionFiles.sessions(file).stream())
                .toList());
    }

    Sessions sessions() {
        return sessions;
    }

    Crossing crossing() {
        return crossing;
    }

    boolean running() {
        return running;
    }

    /** Opens the acceptor and begins to connect to venues. */
    void start(ClientDesk clients, VenueDesk venues, QuoteFeed quotes, Unstorable unstorable, VenueHealth health) {
        sessions.all(FixSession.Role.VENUE).forEach(venue -> health.disconnected(venue.name()));
        application = new FixApplication(sessions, inboxes, unstorable, clients, venues, quotes, health);
        try {
            for (SessionSettings file : files) {
                Connector connector = connector(file, application);
                connectors.add(connector);
                connector.start();
            }
        } catch (ConfigError e) {
            throw new IllegalStateException("The FIX sessions cannot start: " + e.getMessage(), e);
        }
        running = true;
        LOG.info("{} FIX sessions are open", sessions.count());
    }

    /** Does what an earlier message of that counterparty asked, outside its session's sequence. */
    CompletionStage<Void> takeAgain(FixSession from, String raw)
            throws InvalidMessage, FieldNotFound, IncorrectTagValue, UnsupportedMessageType {
        Session session = Session.lookupSession(from.id());
        if (!running || session == null) {
            throw new IllegalStateException("The FIX session with " + from.name() + " is not running");
        }
        Message message = MessageUtils.parse(session, raw);
        message.getHeader().setBoolean(PossResend.FIELD, true);
        return application.effect(message, from);
    }

    private Connector connector(SessionSettings file, FixApplication application) throws ConfigError {
        // before each logon the session goes back to the number on disk: InboxStore relies on it
        file.setBool(Session.SETTING_REFRESH_ON_LOGON, true);
        MessageStoreFactory stores = inboxes.factory(file, sessions);
        SLF4JLogFactory logs = new SLF4JLogFactory(file);
        String type = file.getString(SessionFactory.SETTING_CONNECTION_TYPE);
        return type.equals(SessionFactory.ACCEPTOR_CONNECTION_TYPE)
                ? new ThreadedSocketAcceptor(application, stores, file, logs, MESSAGES)
                : new ThreadedSocketInitiator(application, stores, file, logs, MESSAGES);
    }

    @Override
    public void close() {
        running = false;
        connectors.forEach(connector -> connector.stop(true));
        connectors.clear();
    }
}
