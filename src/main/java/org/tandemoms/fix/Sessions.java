package org.tandemoms.fix;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;

/** Our sessions by their FIX identity and by name. */
final class Sessions {
    private final Map<SessionID, FixSession> byId = new LinkedHashMap<>();

    Sessions(Collection<FixSession> sessions) {
        for (FixSession session : sessions) {
            boolean nameTaken = find(session.role(), session.name()).isPresent();
            if (nameTaken || byId.put(session.id(), session) != null) {
                throw new IllegalStateException("There are two FIX sessions for " + session.name());
            }
        }
    }

    FixSession get(SessionID id) {
        return byId.get(id);
    }

    Optional<FixSession> find(FixSession.Role role, String name) {
        return byId.values().stream()
                .filter(session -> session.role() == role && session.name().equals(name))
                .findFirst();
    }

    List<FixSession> all(FixSession.Role role) {
        return byId.values().stream().filter(session -> session.role() == role).toList();
    }

    int count() {
        return byId.size();
    }

    static boolean connected(FixSession session) {
        Session engine = Session.lookupSession(session.id());
        return engine != null && engine.isLoggedOn();
    }

    /** Stores the message in the session's store and sends it; a counterparty that is away gets it when it comes back. */
    static void send(Message message, FixSession to) {
        try {
            Session.sendToTarget(message, to.id());
        } catch (SessionNotFound e) {
            throw new IllegalStateException("FIX session " + to.id() + " is not running", e);
        }
    }
}
