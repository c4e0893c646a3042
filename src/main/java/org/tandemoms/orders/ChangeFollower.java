package org.tandemoms.orders;

import org.springframework.lang.Nullable;

/**
 * Follows what orders go through, from a room above. What it sends stands in the order's outbox from the very write that
 * stores the change, so that it is told whatever happens afterwards. Both calls are on the thread that changes the order.
 */
public interface ChangeFollower {

    /**
     * What it has to remember of the order before it is changed.
     *
     * @param created the order is new, and has not been stored yet
     * @return null when the change is of no interest
     */
    @Nullable
    Object before(Order order, boolean created);

    /** The changed order is about to be stored. Sends, and alters nothing else. */
    void changed(Order order, Object before);
}
