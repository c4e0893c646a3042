package org.tandemoms.fix;

import quickfix.ConfigError;
import quickfix.SessionFactory;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;
import quickfix.mina.EventHandlingStrategy;

/** Where counterparties call; each session's messages are taken by {@link SessionThreads}. */
final class ClientAcceptor extends ThreadedSocketAcceptor {
    private final SessionThreads threads = new SessionThreads(this);

    ClientAcceptor(SessionFactory sessions, SessionSettings settings) throws ConfigError {
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
