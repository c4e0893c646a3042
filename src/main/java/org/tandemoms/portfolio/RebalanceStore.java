package org.tandemoms.portfolio;

import java.util.Optional;

/**
 * Rebalances that are released, each under its caller's key. The plan is stored before the first order of it is placed, so
 * that a repetition after a crash places the rest of the same plan and nothing else.
 */
public interface RebalanceStore {

    /** @param done all its orders are placed, and this is the answer */
    record Kept(String key, String hash, Rebalance plan, boolean done) {}

    /** @return what was kept under that key before, or empty when this is new */
    Optional<Kept> keep(Kept plan);

    Optional<Kept> find(String key);

    void done(String key, Rebalance answer);
}
