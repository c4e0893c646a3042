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
import quickfix.DefaultSessionFactory;
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
import quickfix.UnsupportedMessageType;
import quickfix.field.PossResend;
import quickfix.mina.message.FIXProtocolCodecFactory;

/** All our sessions: those that bring quotes, and those on which orders cross. */
final class FixEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FixEngine.class);

    /** Making one looks through the whole class path for each FIX version there ever was. */
    private static final MessageFactory MESSAGES = new DefaultMessageFactory();

    /** In bytes: a list of some thousand orders. */
    private static final int LONGEST_MESSAGE = 1 << 20;

    private static final int SECONDS_TO_LOG_ON = 10;

    private final List<SessionSettings> files;
    private final Sessions sessions;
    private final Crossing crossing;
    private final InboxStores inboxes;
    private final List<Connector> quoteConnectors = new ArrayList<>();
    private final List<Connector> tradingConnectors = new ArrayList<>();
    private FixApplication application;
    private VenueHealth health;
    private volatile boolean running;

    FixEngine(List<SessionSettings> files, Crossing crossing, InboxStores inboxes) {
        this.files = files;
        this.inboxes = inboxes;
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

    /** Whether clients' and venues' sessions are on this node. */
    boolean running() {
        return running;
    }

    /** Who takes what comes in; told once, before anything is started. */
    void serves(
            ClientDesk clients, VenueDesk venues, QuoteFeed quotes, Unstorable unstorable, VenueHealth venueHealth) {
        health = venueHealth;
        application = new FixApplication(sessions, inboxes, unstorable, clients, venues, quotes, venueHealth);
    }

    /** Begins to ask venues for quotes. */
    void startQuotes() {
        start(files.stream().filter(FixEngine::quotesOnly).toList(), quoteConnectors);
    }

    /** Opens the acceptor and begins to connect to venues. */
    void startTrading() {
        List<FixSession> venues = sessions.all(FixSession.Role.VENUE);
        venues.forEach(venue -> health.disconnected(venue.name()));
        start(files.stream().filter(file -> !quotesOnly(file)).toList(), tradingConnectors);
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

    void stopTrading() {
        running = false;
        stop(tradingConnectors);
        sessions.all(FixSession.Role.VENUE).forEach(venue -> health.unknown(venue.name()));
    }

    private static boolean quotesOnly(SessionSettings file) {
        return SessionFiles.sessions(file).stream().allMatch(session -> session.role() == FixSession.Role.MARKET_DATA);
    }

    private void start(List<SessionSettings> chosen, List<Connector> started) {
        try {
            for (SessionSettings file : chosen) {
                Connector connector = connector(file);
                started.add(connector);
                connector.start();
            }
        } catch (ConfigError | RuntimeException e) {
            stop(started);
            throw new IllegalStateException("The FIX sessions cannot start: " + e.getMessage(), e);
        }
    }

    private static void stop(List<Connector> connectors) {
        connectors.forEach(connector -> connector.stop(true));
        connectors.clear();
    }

    private Connector connector(SessionSettings file) throws ConfigError {
        // before each logon the session goes back to the number on disk: InboxStore relies on it
        file.setBool(Session.SETTING_REFRESH_ON_LOGON, true);
        MessageStoreFactory stores = inboxes.factory(file, sessions);
        SLF4JLogFactory logs = new SLF4JLogFactory(file);
        String type = file.getString(SessionFactory.SETTING_CONNECTION_TYPE);
        SessionFactory factory = ApplVersions.readers(new DefaultSessionFactory(application, stores, logs, MESSAGES));
        if (quotesOnly(file)) {
            factory = QuoteDictionary.readers(factory);
        }
        return type.equals(SessionFactory.ACCEPTOR_CONNECTION_TYPE)
                ? acceptor(factory, file)
                : initiator(factory, file);
    }

    private Connector acceptor(SessionFactory factory, SessionSettings file) throws ConfigError {
        ClientAcceptor acceptor = new ClientAcceptor(factory, file);
        acceptor.setIoFilterChainBuilder(chain -> {
            chain.addBefore(
                    FIXProtocolCodecFactory.FILTER_NAME, "limits", new WireLimits(LONGEST_MESSAGE, SECONDS_TO_LOG_ON));
            chain.addLast("gate", new LogonGate(sessions));
        });
        return acceptor;
    }

    private static Connector initiator(SessionFactory factory, SessionSettings file) throws ConfigError {
        return new VenueInitiator(factory, file);
    }

    @Override
    public void close() {
        running = false;
        stop(tradingConnectors);
        stop(quoteConnectors);
    }
}
