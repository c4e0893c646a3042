package org.tandemoms.fix;

import quickfix.ConfigError;
import quickfix.SessionFactory;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketInitiator;
import quickfix.mina.EventHandlingStrategy;

/** Calls counterparties; each session's messages are taken by {@link SessionThreads}. */
final class VenueInitiator extends ThreadedSocketInitiator {
    private final SessionThreads threads = new SessionThreads(this);

    VenueInitiator(SessionFactory sessions, SessionSettings settings) throws ConfigError {
        super(sessions, settings);
    }

    @Override
    protected EventHandlingStrategy getEventHandlingStrategy() {
        return threads;
    }

    @Override
    public void stop(boolean forceDisconnect) {
        super.stop(forceDisconnect);
        threads.close();
    }
}
