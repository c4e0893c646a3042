package org.tandemoms.fix;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.tandemoms.execution.VenueHealth;
import org.tandemoms.system.Ports;
import quickfix.FileStoreFactory;

/** The clients' sessions of {@code integrations/fix} on a free port, with nothing behind them but what the test gives. */
final class RunningSessions implements AutoCloseable {
    private final FixEngine engine;
    private final int port;

    private RunningSessions(FixEngine engine, int port) {
        this.engine = engine;
        this.port = port;
    }

    static RunningSessions start(Path dir, RecordingTrading trading) {
        int port = Ports.stretch();
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> settings = Map.of(
                "tandem.fix.acceptor-port",
                port,
                "tandem.data-dir",
                dir.resolve("oms").toString());
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        FixEngine engine = new FixEngine(
                new SessionFiles(Path.of("integrations/fix"), environment).load(),
                new Crossing(Optional.empty()),
                new InboxStores(FileStoreFactory::new));
        Clock clock = Clock.systemUTC();
        engine.serves(
                new ClientDesk(trading, trading, trading, engine.sessions(), engine.crossing(), clock),
                new VenueDesk(trading, engine.crossing(), clock),
                null,
                new Unstorable(new Letters(), clock),
                new VenueHealth(clock));
        engine.startTrading();
        return new RunningSessions(engine, port);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        engine.close();
    }
}
