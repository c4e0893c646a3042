package org.tandemoms.sandbox.venues;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sandbox's simulated venues: real FIX sessions on loopback, prices that move, and an HTTP view of what was received.
 * Runs inside the OMS or, started by {@code java -jar tandem-oms.jar simulators}, in a process of its own.
 */
public final class VenuesServer implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(VenuesServer.class);

    private final ReferencePrices prices;
    private final List<VenueHost> hosts = new ArrayList<>();
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "venues");
        thread.setDaemon(true);
        return thread;
    });
    private ReceivedView received;

    private VenuesServer(VenueSettings settings) {
        this.prices = new ReferencePrices(settings);
    }

    /** Starts all venues; when one of them cannot start, none is left running. */
    public static VenuesServer start(VenueSettings settings) {
        VenuesServer server = new VenuesServer(settings);
        try {
            server.open(settings);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw new IllegalStateException(
                    "The simulated venues cannot start at port " + settings.basePort() + ": " + e.getMessage(), e);
        }
    }

    private void open(VenueSettings settings) throws IOException {
        for (VenueProfile profile : VenueProfile.values()) {
            hosts.add(VenueHost.start(profile, settings, prices, clockwork));
        }
        List<Venue> venues = hosts.stream().map(VenueHost::venue).toList();
        received = new ReceivedView(
                settings.basePort() + ReceivedView.PORT_OFFSET, venues, new VenueControl(hosts, clockwork));
        long beat = settings.heartbeat().toMillis();
        clockwork.scheduleWithFixedDelay(this::tick, beat, beat, TimeUnit.MILLISECONDS);
        LOG.info("Simulated venues listen on 127.0.0.1:{} and the next three ports", settings.basePort());
    }

    private void tick() {
        try {
            prices.step();
            hosts.forEach(VenueHost::tick);
        } catch (RuntimeException e) {
            // the executor would silently drop a task that throws, and the market would stand still
            LOG.error("The simulated market missed a beat", e);
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        if (received != null) {
            received.close();
        }
        for (VenueHost host : hosts) {
            try {
                host.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
