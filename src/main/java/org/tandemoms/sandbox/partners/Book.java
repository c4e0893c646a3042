package org.tandemoms.sandbox.partners;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What one partner knows: every effect by the caller's key and by its own id. A key is worked once; whoever repeats it gets the first
 * answer again, and nobody is answered before the effect is on disk.
 */
final class Book {

    /** An effect as test suites see it: how often its key came since the list was cleared last. */
    private static final class Entry {
        final Received received;
        final CompletableFuture<Void> durable;
        final int number;
        int attempts;

        Entry(Received received, CompletableFuture<Void> durable, int number) {
            this.received = received;
            this.durable = durable;
            this.number = number;
        }
    }

    /** An effect and whether this call was the one that caused it. */
    record Worked(Received received, boolean first) {}

    /** An effect with the number of times its key was received. */
    record Listed(Received received, int attempts) {}

    private final String partner;
    private final Map<String, Entry> byKey = new HashMap<>();
    private final Map<String, Received> byId = new HashMap<>();
    private final Map<String, List<Received>> byParent = new HashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private ReceivedLog log;

    Book(String partner) {
        this.partner = partner;
    }

    String partner() {
        return partner;
    }

    void openOn(ReceivedLog opened) {
        log = opened;
    }

    /** Does {@code work} unless the key is known; returns when the effect is durable. The work decides under the book's lock. */
    Worked once(String key, Supplier<Received> work) {
        Entry entry;
        boolean first;
        synchronized (this) {
            entry = byKey.get(key);
            first = entry == null;
            if (first) {
                Received received = work.get();
                entry = enter(received, log.append(LogLine.of(received)));
            } else {
                log.append(LogLine.repeated(partner, key));
            }
            entry.attempts++;
        }
        entry.durable.join();
        return new Worked(entry.received, first);
    }

    private Entry enter(Received received, CompletableFuture<Void> durable) {
        Entry entry = new Entry(received, durable, byKey.size());
        byKey.put(received.key(), entry);
        byId.put(received.id(), received);
        if (received.parent() != null) {
            byParent.computeIfAbsent(received.parent(), id -> new ArrayList<>()).add(received);
        }
        return entry;
    }

    synchronized Optional<Received> byKey(String key) {
        return Optional.ofNullable(byKey.get(key)).map(entry -> entry.received);
    }

    synchronized Optional<Received> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Effects of that kind that build on the given one and were accepted. */
    synchronized List<Received> following(String parent, String kind) {
        return byParent.getOrDefault(parent, List.of()).stream()
                .filter(received -> received.kind().equals(kind) && received.accepted())
                .toList();
    }

    /** An effect of that kind that builds on the given one came before, whether it was accepted or not. */
    synchronized boolean wasAsked(String parent, String kind) {
        return byParent.getOrDefault(parent, List.of()).stream()
                .anyMatch(received -> received.kind().equals(kind));
    }

    /** How many effects were ever taken; ids that count on are made from it. */
    synchronized int size() {
        return byKey.size();
    }

    synchronized List<Received> all(String kind) {
        return byKey.values().stream()
                .map(entry -> entry.received)
                .filter(received -> received.kind().equals(kind))
                .toList();
    }

    synchronized List<Listed> listed() {
        return byKey.values().stream()
                .filter(entry -> entry.attempts > 0)
                .sorted(Comparator.comparingInt(entry -> entry.number))
                .map(entry -> new Listed(entry.received, entry.attempts))
                .toList();
    }

    /** Empties the list that test suites read; keys stay known, so a late repetition still causes no second effect. */
    CompletableFuture<Void> clear() {
        synchronized (this) {
            byKey.values().forEach(entry -> entry.attempts = 0);
            return log.append(LogLine.cleared(partner));
        }
    }

    synchronized boolean isAcknowledged(String event) {
        return acknowledged.contains(event);
    }

    synchronized void acknowledge(String event) {
        if (acknowledged.add(event)) {
            log.append(LogLine.acknowledged(partner, event));
        }
    }

    synchronized void replay(LogLine line) {
        if (line.received() != null) {
            enter(line.received(), CompletableFuture.completedFuture(null)).attempts = 1;
        } else if (line.repeated() != null) {
            byKey.get(line.repeated().key()).attempts++;
        } else if (line.acknowledged() != null) {
            acknowledged.add(line.acknowledged().event());
        } else {
            byKey.values().forEach(entry -> entry.attempts = 0);
        }
    }
}
