package org.tandemoms.orders;

import java.time.Instant;
import java.util.Optional;

/**
 * Claims on idempotency keys and client order ids, each unique for its owner. The insertion is the guard: of any number
 * of equal requests exactly one is first.
 */
public interface Requests {

    /**
     * @param id {@code owner|key} for an idempotency key, {@code C|owner|clientOrderId} for a client order id
     * @param orderId the order that is to come of it; the same for every repetition
     * @param node who works on it
     * @param answer kept only when no order came of it
     */
    record Claim(String id, String hash, String orderId, String node, Instant at, Answer answer) {}

    /** Stores both claims in one go. @return the claim that was there before, or empty when both are new */
    Optional<Claim> claim(Claim byKey, Claim byClientOrderId);

    Optional<Claim> claim(Claim single);

    Optional<Claim> find(String id);

    /** Takes a claim over from a node that died; false when somebody else was first. */
    boolean takeOver(Claim seen, Claim mine);

    void answer(String id, Answer answer);

    void drop(String id, String orderId);
}
