package org.tandemoms.fix;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.tandemoms.outbox.Leases;
import org.tandemoms.shared.Closing;

/**
 * Opens the sessions when everything they lead to is up. Quotes come to every node; clients' and venues' sessions are on
 * one node at a time: without a lease on this one, with one on the node that holds it. A node that cannot prolong its
 * lease closes them before another may open them.
 */
final class FixDuty implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FixDuty.class);
    private static final String NAME = "fix-sessions";
    private static final int LOOKS_PER_LEASE = 5;

    private final FixEngine engine;
    private final Leases leases;
    private final String node;
    private final Duration lease;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("fix-duty-"));
    private Instant heldUntil = Instant.MIN;

    /** @param lease zero: this is the only node */
    FixDuty(FixEngine engine, Leases leases, String node, Duration lease, Clock clock) {
        this.engine = engine;
        this.leases = leases;
        this.node = node;
        this.lease = lease;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        engine.startQuotes();
        if (lease.isZero()) {
            engine.startTrading();
            return;
        }
        look();
        long pause = lease.toMillis() / LOOKS_PER_LEASE;
        timer.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            boolean ours = holds();
            if (ours && !engine.running()) {
                engine.startTrading();
            } else if (!ours && engine.running()) {
                LOG.warn("Another node has the FIX sessions now; they are closed here");
                engine.stopTrading();
            }
        } catch (RuntimeException e) {
            LOG.error("The FIX sessions could not be opened or closed; tried again", e);
        }
    }

    /** While the documents' store is away, the lease counts until it runs out, less one look. */
    private boolean holds() {
        Instant asked = clock.instant();
        try {
            boolean ours = leases.take(NAME, node, lease);
            heldUntil = ours ? asked.plus(lease) : Instant.MIN;
            return ours;
        } catch (RuntimeException away) {
            LOG.warn("The lease on the FIX sessions could not be prolonged: {}", away.toString());
            return asked.plus(lease.dividedBy(LOOKS_PER_LEASE)).isBefore(heldUntil);
        }
    }

    @Override
    public void close() {
        Closing.inOrder(timer);
        boolean had = engine.running();
        engine.close();
        if (had && !lease.isZero()) {
            leases.release(NAME, node);
        }
    }
}
