package org.tandemoms.orders;

import java.time.Instant;
import org.tandemoms.shared.Problem;

/** A validated order about to be placed. All methods may be called again, with the same id, after a crash. */
public interface Draft {

    /** Builds the order in memory. */
    Order create(String orderId, Instant now);

    /** Reserves what the order needs before it is stored (stock); throws {@link org.tandemoms.shared.Refused}, keeping nothing. */
    default void prepare(Order order) {}

    /** The first answer, made when the order is stored; null when none is kept. */
    default Answer accepted(Order order) {
        return null;
    }

    /** The answer to a refusal of {@link #prepare}; null when none is kept. */
    default Answer refused(Problem problem) {
        return null;
    }
}
