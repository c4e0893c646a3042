package org.tandemoms.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * Orders of one kind sent into a process that may die at any moment. Keeps what was sent and what was acknowledged; a
 * sender without an answer asks again under the same key when the process is back.
 */
abstract class Traffic {

    static final int VENUES = 20;

    final TandemProcess tandem;
    private final String prefix;
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    Traffic(TandemProcess tandem, String prefix) {
        this.tandem = tandem;
        this.prefix = prefix;
    }

    /** Sends one order; an exception is a process that died under it. */
    final void send(String name) {
        String clientOrderId = prefix + "-" + name;
        sent.add(clientOrderId);
        try {
            place(clientOrderId);
        } catch (RuntimeException died) {
            // the sender does not know what became of it and asks again later
        }
    }

    abstract void place(String clientOrderId);

    /** Asks again for whatever has no answer yet, until everything has one. */
    abstract void repeatUntilAnswered();

    /** What every acknowledged order has to have come to. */
    abstract void check();

    final Collection<String> sent() {
        return Collections.unmodifiableCollection(sent);
    }

    /** Remembers an acknowledgement; the same client order id may never get two orders. */
    final void acknowledge(String clientOrderId, String orderId) {
        String before = acknowledged.putIfAbsent(clientOrderId, orderId);
        if (before != null && !before.equals(orderId)) {
            throw new AssertionError(clientOrderId + " was acknowledged as " + before + " and as " + orderId);
        }
    }

    /** Order ids by client order id. */
    final Map<String, String> acknowledged() {
        return acknowledged;
    }

    /** The orders that all venues together have received for one of ours. */
    static List<JsonNode> atVenues(TandemProcess tandem, String orderId) {
        List<JsonNode> found = new ArrayList<>();
        Client.received(tandem, VENUES).forEach(one -> {
            if (one.path("orderId").asText().equals(orderId)) {
                found.add(one);
            }
        });
        return found;
    }

    /** How often a partner has an entry of that kind, by order id. */
    static Map<String, Integer> count(TandemProcess tandem, int partner, String kind) {
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode one : Client.received(tandem, partner)) {
            if (kind.equals(one.path("kind").asText())) {
                counts.merge(one.path("orderId").asText(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
