package org.tandemoms.partner;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.lang.Nullable;

/** Keeps deliveries. Every call is one guarded update. */
public interface DeliveryStore {

    /** Keeps it unless it is there already. */
    void add(Delivery delivery);

    Optional<Delivery> find(String id);

    /** Those of the webhook that are to be tried now, longest due first. */
    List<Delivery> due(String webhookId, Instant now, int limit);

    /**
     * Takes it for one try.
     *
     * @param until when it is due again should this node die over it
     * @return false when another was first
     */
    boolean claim(Delivery seen, Instant until);

    void delivered(String id, Instant at, int status);

    /** @param again when to try again, or null to give up */
    void failed(String id, Instant at, @Nullable Instant again, @Nullable Integer status, String error);

    /**
     * Has it sent again from the beginning of its patience.
     *
     * @return false when it is on its way already
     */
    boolean replay(String id, Instant now);

    /** Newest first. */
    List<Delivery> list(String webhookId, @Nullable Delivery.State state, @Nullable String before, int limit);

    void removeAll(String webhookId);

    /** Forgets what was settled before that time. */
    void forget(Instant settledBefore);
}
