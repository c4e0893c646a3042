package org.tandemoms.fix;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Hostile clients of our sessions, with a trading room behind them that refuses every order it gets to see. */
class HostilePeersTest extends HostilePeers {
    @TempDir
    static Path dir;

    private static RunningSessions sessions;

    @BeforeAll
    static void start() {
        sessions = RunningSessions.start(dir, new RecordingTrading());
    }

    @AfterAll
    static void stop() {
        sessions.close();
    }

    @Override
    int port() {
        return sessions.port();
    }

    @Override
    void orderWorks(RawPeer peer) throws IOException {
        String id = nextId();
        peer.send("35=D|11=" + id + "|38=100|40=1|" + BUY);
        peer.next("35=8", "11=" + id, "39=8", "58=not today");
    }
}
