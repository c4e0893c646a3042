package org.tandemoms.fix;

import quickfix.DataDictionary;
import quickfix.DefaultDataDictionaryProvider;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.field.ApplVerID;

/**
 * The application version a FIXT message may name (ApplVerID, 1128). The engine breaks the connection over a version it
 * has no dictionary for, and the message comes again after each reconnection. Such a message is made readable, and refused.
 */
final class ApplVersions {
    /** The one that is spoken over FIXT.1.1: FIX.5.0SP2. */
    static final String SPOKEN = ApplVerID.FIX50SP2;
    /** FIX.5.0 stands for every version that is not spoken here. */
    private static final String UNSPOKEN = ApplVerID.FIX50;

    private static final String FIXT = "8=FIXT";

    private ApplVersions() {}

    static WireMessage readable(WireMessage message) {
        boolean unspoken = message.raw().startsWith(FIXT)
                && message.text(ApplVerID.FIELD)
                        .filter(version -> !version.equals(SPOKEN))
                        .isPresent()
                && message.isIntact();
        return unspoken ? message.with(ApplVerID.FIELD, UNSPOKEN) : message;
    }

    /** @throws IncorrectTagValue when the message is of a version that is not spoken: the engine rejects it */
    static void check(Message message) throws FieldNotFound, IncorrectTagValue {
        if (UNSPOKEN.equals(
                message.getHeader().getOptionalString(ApplVerID.FIELD).orElse(null))) {
            throw new IncorrectTagValue(ApplVerID.FIELD);
        }
    }

    /** Sessions that can read a message of an unspoken version. */
    static SessionFactory readers(SessionFactory factory) {
        return (SessionID id, SessionSettings settings) -> {
            Session session = factory.create(id, settings);
            if (id.isFIXT() && session.getDataDictionaryProvider() instanceof DefaultDataDictionaryProvider known) {
                DataDictionary spoken = known.getApplicationDataDictionary(new ApplVerID(SPOKEN));
                known.addApplicationDictionary(new ApplVerID(UNSPOKEN), spoken);
            }
            return session;
        };
    }
}
