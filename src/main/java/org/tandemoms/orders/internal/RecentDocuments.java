package org.tandemoms.orders.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;

/**
 * The documents that this node wrote last, so that the next step of an order need not fetch what the step before has just
 * stored. Only for a node that is the only writer. Whoever finds a document changed by other means takes it out.
 */
final class RecentDocuments {

    private static final String REVISION = "revision";

    private final Map<String, Document> documents;

    RecentDocuments(int limit) {
        documents = new LinkedHashMap<>(limit * 2, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
                return size() > limit;
            }
        };
    }

    /** @return null when it is not among them; not to be altered */
    synchronized Document find(String id) {
        return documents.get(id);
    }

    /** Threads may come here in another order than they wrote: the highest revision stays. */
    synchronized void written(String id, Document document) {
        documents.merge(
                id,
                document,
                (known, written) -> known.getLong(REVISION) > written.getLong(REVISION) ? known : written);
    }

    synchronized void forget(String id) {
        documents.remove(id);
    }
}
