package org.tandemoms.fix;

import java.util.List;
import org.tandemoms.trading.OrderEntry;
import quickfix.SessionID;

/**
 * One of our sessions.
 *
 * @param name the counterparty's CompID, unique among sessions of the same role: what the other rooms call it by
 * @param defaultAccount booked for orders that name none; null where orders must name one
 * @param symbols what to subscribe to on a session with quotes
 * @param credentials what the counterparty has to log on with; null where its CompID is enough
 */
record FixSession(
        String name,
        SessionID id,
        Role role,
        Dialect dialect,
        String defaultAccount,
        List<String> symbols,
        Credentials credentials) {
    enum Role {
        /** Sends us orders, gets reports. */
        CLIENT,
        /** Gets a copy of every report. */
        DROP_COPY,
        /** Takes our orders. */
        VENUE,
        /** Sends us quotes. */
        MARKET_DATA
    }

    OrderEntry.Sender sender() {
        return new OrderEntry.Sender(name, name, defaultAccount);
    }
}
