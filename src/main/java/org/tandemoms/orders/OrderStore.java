package org.tandemoms.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Order documents at rest. Every write is one guarded single-document operation. */
public interface OrderStore {

    /** @return false when a document with that id exists */
    boolean insert(Order order);

    /**
     * Replaces the document if it still has the revision before. Raises the order's version when more than bookkeeping
     * differs from what was read, so that a caller's version only ages by what the caller can see.
     */
    boolean replace(Order order, long revisionBefore);

    Optional<Order> find(String id);

    /** The part of the document that the drain looks at. */
    Optional<PendingEffects> effects(String id);

    /** Ids of documents whose {@code wakeAt} has passed, longest waiting first. */
    List<String> due(Instant now, int limit);

    /** Ids of documents that need anything at all (open, or with effects to deliver), after the given id. */
    List<String> unfinished(String afterId, int limit);

    /** How many documents need anything at all. */
    long countUnfinished();

    /** Moves {@code wakeAt} if it still has the value that was seen; the revision stays. */
    boolean lease(String id, Instant seen, Instant until, String node);

    /** Empties the outbox of a document that is done and still has that revision; nothing wakes it any more. */
    boolean rest(String id, long revision);

    /**
     * Sets a field that callers cannot see if the document still has that revision, and neither reads nor writes the rest
     * of it: for what moves with the market.
     *
     * @param field one of {@link VisibleChange}'s bookkeeping
     */
    boolean mark(String id, long revision, String field, Object value);

    /** The newest that match, as many as the filter says. */
    List<Order> search(OrderFilter filter);

    /** Every order that matches, newest first, read page by page. */
    default void each(OrderFilter filter, Consumer<Order> work) {
        OrderFilter next = filter;
        while (true) {
            List<Order> page = search(next);
            page.forEach(work);
            if (page.size() < next.limit()) {
                return;
            }
            next = next.before(page.get(page.size() - 1).id());
        }
    }
}
