package org.tandemoms.positions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The changes that wait for one position. Whoever comes to write takes along all that have come meanwhile, so a much
 * traded position costs one write for many fills.
 */
final class PositionLine {

    private final String id;
    private final Positions positions;
    private final LotMethods methods;
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Set<String> settled = ConcurrentHashMap.newKeySet();
    private Position known;

    PositionLine(String id, Positions positions, LotMethods methods) {
        this.id = id;
        this.positions = positions;
        this.methods = methods;
    }

    /** One change to the position; made again on what another writer has stored meanwhile. */
    interface Change {
        /** @return false when it changes nothing */
        boolean on(Position position);

        /** The position as it is before anything has happened to it. */
        Position opened(LotMethods methods);
    }

    private static final class Waiting {

        private final Change change;
        private boolean durable;

        Waiting(Change change) {
            this.change = change;
        }
    }

    /** Returns when the change is durable. */
    void apply(Change change, Instant now) {
        var mine = new Waiting(change);
        waiting.add(mine);
        synchronized (this) {
            if (!mine.durable) {
                writeAll(mine, now);
            }
        }
    }

    /** The order has let go of the messages of these changes. */
    void settled(Set<String> keys) {
        settled.addAll(keys);
    }

    /** When it fails the caller hears of it and comes again: left here, a change that always fails would spoil the others. */
    private void writeAll(Waiting mine, Instant now) {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        try {
            while (!write(batch, now)) {
                known = null;
            }
            batch.forEach(done -> done.durable = true);
        } catch (RuntimeException e) {
            known = null;
            batch.remove(mine);
            waiting.addAll(batch);
            throw e;
        }
    }

    private boolean write(List<Waiting> batch, Instant now) {
        if (known == null) {
            known = positions
                    .find(id)
                    .orElseGet(() -> batch.get(0).change.opened(methods))
                    .readingPagesFrom(positions::page);
        }
        long before = known.version();
        boolean changed = false;
        for (Waiting one : batch) {
            changed |= one.change.on(known);
        }
        if (!changed) {
            return true;
        }
        Set<String> gone = new HashSet<>(settled);
        known.sealed(gone, now).forEach(positions::keep);
        if (!positions.store(known, before)) {
            return false;
        }
        settled.removeAll(gone);
        return true;
    }
}
