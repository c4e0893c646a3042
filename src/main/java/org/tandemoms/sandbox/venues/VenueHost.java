package org.tandemoms.sandbox.venues;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.tandemoms.sandbox.SampleInstruments;
import quickfix.Acceptor;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FileStoreFactory;
import quickfix.MemoryStoreFactory;
import quickfix.MessageFactory;
import quickfix.MessageStoreFactory;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;

/** One venue with its doors: a FIX.4.4 session for orders, whose numbers survive, and one for quotes, which starts afresh. */
final class VenueHost implements Closeable {
    private static final String MEMBER = "TANDEM";
    /** Two nodes of a member may ask for quotes at once. */
    private static final List<String> QUOTES = List.of("MD", "MD2");

    /** Making one looks through the whole class path for each FIX version there ever was. */
    private static final MessageFactory MESSAGES = new DefaultMessageFactory();

    private final Venue venue;
    private final MarketDataDesk marketData;
    private final VenueApplication application;
    private final SocketAcceptor acceptor;

    private VenueHost(Venue venue, MarketDataDesk marketData, VenueApplication application, SocketAcceptor acceptor) {
        this.application = application;
        this.venue = venue;
        this.marketData = marketData;
        this.acceptor = acceptor;
    }

    static VenueHost start(
            VenueProfile profile, VenueSettings settings, ReferencePrices prices, ScheduledExecutorService later) {
        SessionID orders = new SessionID("FIX.4.4", profile.name(), MEMBER);
        List<SessionID> quotes = QUOTES.stream()
                .map(sub -> new SessionID("FIX.4.4", profile.name(), "", "", MEMBER, sub, "", ""))
                .toList();
        VenueJournal journal = new VenueJournal(settings.home(profile), settings.clock());
        VenueLedger ledger = new VenueLedger(profile, journal, settings.clock());
        YieldQuotes yields = new YieldQuotes(SampleInstruments.described(), settings.clock());
        FixWire wire = new FixWire(profile, yields, orders, later);
        Venue venue = new Venue(profile, prices, ledger, wire, settings.clock());
        MarketDataDesk marketData = new MarketDataDesk(venue, yields, settings.clock());
        VenueApplication application =
                new VenueApplication(venue, new RequestReader(venue, yields, settings.clock()), marketData);
        try {
            SessionSettings sessions = sessions(profile, settings, orders, quotes);
            MessageStoreFactory files = new FileStoreFactory(sessions);
            MessageStoreFactory memory = new MemoryStoreFactory();
            SocketAcceptor acceptor = new SocketAcceptor(
                    application,
                    session -> (quotes.contains(session) ? memory : files).create(session),
                    sessions,
                    new SLF4JLogFactory(sessions),
                    MESSAGES);
            acceptor.start();
            venue.resume();
            return new VenueHost(venue, marketData, application, acceptor);
        } catch (ConfigError e) {
            throw new IllegalStateException("Venue " + profile + " cannot start: " + e.getMessage(), e);
        }
    }

    /** Cuts the sessions and turns logons away until {@link #connect}. */
    boolean disconnect() {
        application.close();
        for (SessionID id : acceptor.getSessions()) {
            try {
                Session.lookupSession(id).disconnect("the venue has gone away", false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return true;
    }

    boolean connect() {
        application.open();
        return true;
    }

    Venue venue() {
        return venue;
    }

    /** Where the day's closing auction is held, its settlement price is made and published. */
    void settle(String symbol, LocalDate day) {
        if (venue.profile().holdsAuctions()) {
            marketData.settle(symbol, day);
        }
    }

    void tick() {
        venue.tick();
        marketData.publish();
    }

    @Override
    public void close() throws IOException {
        acceptor.stop(true);
        venue.close();
    }

    private static SessionSettings sessions(
            VenueProfile profile, VenueSettings settings, SessionID orders, List<SessionID> quotes) {
        SessionSettings sessions = new SessionSettings();
        sessions.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        sessions.setString(Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, "127.0.0.1");
        sessions.setLong(Acceptor.SETTING_SOCKET_ACCEPT_PORT, settings.basePort() + (long) profile.portOffset());
        sessions.setString("SocketReuseAddress", "Y");
        sessions.setString("SocketTcpNoDelay", "Y");
        sessions.setString(Session.SETTING_NON_STOP_SESSION, "Y");
        sessions.setString(Session.SETTING_VALIDATE_USER_DEFINED_FIELDS, "N");
        sessions.setString(SLF4JLogFactory.SETTING_INMSG_CATEGORY, "fix.messages.venues");
        sessions.setString(SLF4JLogFactory.SETTING_OUTMSG_CATEGORY, "fix.messages.venues");
        sessions.setString(SLF4JLogFactory.SETTING_EVENT_CATEGORY, "fix.events.venues");
        sessions.setString(SLF4JLogFactory.SETTING_ERROR_EVENT_CATEGORY, "fix.errors.venues");
        sessions.setString(
                FileStoreFactory.SETTING_FILE_STORE_PATH, settings.fixStore().toString());
        sessions.setString(orders, SessionSettings.BEGINSTRING, orders.getBeginString());
        quotes.forEach(session -> sessions.setString(session, Session.SETTING_RESET_ON_LOGON, "Y"));
        return sessions;
    }
}
