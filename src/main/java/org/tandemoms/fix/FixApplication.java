package org.tandemoms.fix;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.execution.VenueHealth;
import quickfix.ApplicationAdapter;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.UnsupportedMessageType;
import quickfix.field.MsgType;

/**
 * The engine's side of our sessions. Each session has a thread of its own, so a slow one holds up no other, and its
 * messages are taken one after another. A message counts as received when its effect is stored ({@link InboxStore}).
 */
final class FixApplication extends ApplicationAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(FixApplication.class);

    private final Sessions sessions;
    private final InboxStores inboxes;
    private final ClientDesk clients;
    private final VenueDesk venues;
    private final QuoteFeed quotes;
    private final Unstorable unstorable;
    private final VenueHealth health;

    FixApplication(
            Sessions sessions,
            InboxStores inboxes,
            Unstorable unstorable,
            ClientDesk clients,
            VenueDesk venues,
            QuoteFeed quotes,
            VenueHealth health) {
        this.health = health;
        this.sessions = sessions;
        this.inboxes = inboxes;
        this.unstorable = unstorable;
        this.clients = clients;
        this.venues = venues;
        this.quotes = quotes;
    }

    @Override
    public void fromApp(Message message, SessionID id) throws FieldNotFound, IncorrectTagValue, UnsupportedMessageType {
        FixSession session = sessions.get(id);
        if (session.role() == FixSession.Role.MARKET_DATA) {
            quotes.take(message, session);
            return;
        }
        ApplVersions.check(message);
        inboxes.awaits(id, unstorable.watch(message, session, effect(message, session)));
    }

    /** A session-level Reject is the counterparty's refusal of a message of ours. */
    @Override
    public void fromAdmin(Message message, SessionID id) throws FieldNotFound {
        FixSession session = sessions.get(id);
        if (!MsgType.REJECT.equals(message.getHeader().getString(MsgType.FIELD))) {
            return;
        }
        if (session.role() == FixSession.Role.CLIENT || session.role() == FixSession.Role.DROP_COPY) {
            LOG.warn("{} refused a message of ours: {}", session.name(), message);
        } else if (session.role() == FixSession.Role.VENUE) {
            CompletionStage<Void> effect;
            try {
                effect = effect(message, session);
            } catch (IncorrectTagValue | UnsupportedMessageType e) {
                effect = CompletableFuture.failedFuture(e);
            }
            inboxes.awaits(id, unstorable.watch(message, session, effect));
        }
    }

    @Override
    public void onLogon(SessionID id) {
        LOG.info("FIX session {} is connected", id);
        FixSession session = sessions.get(id);
        if (session.role() == FixSession.Role.MARKET_DATA) {
            quotes.subscribe(session);
        } else if (session.role() == FixSession.Role.VENUE) {
            health.connected(session.name());
        }
    }

    @Override
    public void onLogout(SessionID id) {
        LOG.info("FIX session {} is not connected", id);
        FixSession session = sessions.get(id);
        if (session.role() == FixSession.Role.VENUE) {
            health.disconnected(session.name());
        } else if (session.role() == FixSession.Role.MARKET_DATA) {
            quotes.gone(session);
        }
    }

    /** What the message causes; completes when that is stored, or with what stood in the way. */
    CompletionStage<Void> effect(Message message, FixSession session)
            throws FieldNotFound, IncorrectTagValue, UnsupportedMessageType {
        try {
            if (session.role() != FixSession.Role.VENUE && isBusinessReject(message)) {
                // refusing a refusal would go on for ever
                LOG.warn("{} refused a message of ours: {}", session.name(), message);
                return CompletableFuture.completedFuture(null);
            }
            switch (session.role()) {
                case CLIENT -> clients.take(message, session);
                case VENUE -> {
                    health.heard(session.name());
                    return venues.take(message, session, inboxes.of(session.id()));
                }
                default -> throw new UnsupportedMessageType();
            }
            return CompletableFuture.completedFuture(null);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static boolean isBusinessReject(Message message) throws FieldNotFound {
        return MsgType.BUSINESS_MESSAGE_REJECT.equals(message.getHeader().getString(MsgType.FIELD));
    }
}
