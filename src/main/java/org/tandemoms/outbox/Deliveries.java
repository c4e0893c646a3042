package org.tandemoms.outbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys that this node has delivered and whose removal rides on the document's next write. Lost with the node: then the
 * messages go out once more under the same keys.
 */
public final class Deliveries {

    private final ConcurrentHashMap<String, Set<String>> delivered = new ConcurrentHashMap<>();

    void add(String id, String key) {
        delivered.computeIfAbsent(id, any -> ConcurrentHashMap.newKeySet()).add(key);
    }

    /** Keys of messages that are delivered and may be left out when the document is written. */
    public Set<String> of(String id) {
        return delivered.getOrDefault(id, Set.of());
    }

    /** The document was written without these keys. */
    public void written(String id, Set<String> keys) {
        delivered.computeIfPresent(id, (any, set) -> {
            set.removeAll(keys);
            return set.isEmpty() ? null : set;
        });
    }
}
