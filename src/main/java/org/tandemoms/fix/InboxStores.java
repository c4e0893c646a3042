package org.tandemoms.fix;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.MemoryStoreFactory;
import quickfix.MessageStore;
import quickfix.MessageStoreFactory;
import quickfix.RuntimeError;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;

/** The stores of our sessions, which follow the order documents; nothing is kept of quotes. */
final class InboxStores {
    private static final Logger LOG = LoggerFactory.getLogger(InboxStores.class);

    private final Function<SessionSettings, MessageStoreFactory> kept;
    private final Map<SessionID, InboxStore> stores = new ConcurrentHashMap<>();

    /** @param kept where numbers and sent messages survive */
    InboxStores(Function<SessionSettings, MessageStoreFactory> kept) {
        this.kept = kept;
    }

    MessageStoreFactory factory(SessionSettings settings, Sessions sessions) {
        MessageStoreFactory surviving = kept.apply(settings);
        MemoryStoreFactory memory = new MemoryStoreFactory();
        return id -> sessions.get(id).role() == FixSession.Role.MARKET_DATA
                ? memory.create(id)
                : inbox(id, surviving.create(id));
    }

    /** Lets the message that this session's thread is handing over wait for its effect. */
    void awaits(SessionID session, CompletionStage<Void> effect) {
        stores.get(session).awaits(effect);
    }

    MessageStore of(SessionID session) {
        return stores.get(session);
    }

    private InboxStore inbox(SessionID id, MessageStore file) {
        try {
            InboxStore store = new InboxStore(file, failure -> startAgain(id, failure));
            stores.put(id, store);
            return store;
        } catch (IOException e) {
            throw new RuntimeError("The FIX store of " + id + " cannot be opened", e);
        }
    }

    /**
     * Ends the connection without a logout. When it comes back, the number on disk counts and the message is asked for
     * again; the reconnect interval of the session file paces the repetitions.
     */
    private static void startAgain(SessionID id, Throwable failure) {
        LOG.error(
                "What {} sent could not be stored; the session starts again from the last stored message", id, failure);
        Session session = Session.lookupSession(id);
        if (session != null && session.hasResponder()) {
            try {
                session.disconnect("the application could not store a message", false);
            } catch (IOException e) {
                LOG.warn("{} did not disconnect cleanly", id, e);
            }
        }
    }
}
