package org.tandemoms.sandbox.venues;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.instruments.MarketHours;

/**
 * The sandbox's simulated venues: real FIX sessions on loopback, prices that move, and an HTTP view of what was received.
 * Runs inside the OMS or, started by {@code java -jar tandem-oms.jar simulators}, in a process of its own.
 */
public final class VenuesServer implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(VenuesServer.class);

    private static final String MARKET_HOURS = "/instruments/market-hours.csv";

    private final ReferencePrices prices;
    private final List<VenueHost> hosts = new ArrayList<>();
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "venues");
        thread.setDaemon(true);
        return thread;
    });
    private final AuctionTimes auctionTimes;
    private ReceivedView received;

    private VenuesServer(VenueSettings settings) {
        this.prices = new ReferencePrices(settings);
        this.auctionTimes = new AuctionTimes(new MarketHours(marketHours()), settings.instruments(), settings.clock());
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

    private static List<String> marketHours() {
        try (InputStream table = MarketHours.class.getResourceAsStream(MARKET_HOURS)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Orders for it have come in before; nobody is waited for. An auction that somebody has called by hand goes on. */
    private void hold(AuctionTimes.Due due) {
        hosts.stream()
                .map(VenueHost::venue)
                .filter(venue -> venue.call(due.symbol(), due.kind()))
                .forEach(venue -> venue.uncross(due.symbol()));
        if (due.kind() == Auctions.Kind.CLOSING) {
            hosts.forEach(host -> host.settle(due.symbol(), due.day()));
        }
    }

    private void tick() {
        try {
            prices.step();
            hosts.forEach(VenueHost::tick);
            auctionTimes.due().forEach(this::hold);
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
