package org.tandemoms.orders;

import org.springframework.dao.OptimisticLockingFailureException;

/** Somebody else has written the order since it was read. The work is done again on the newer document. */
public final class Conflict extends OptimisticLockingFailureException {

    Conflict(String id) {
        super("Order " + id + " was changed meanwhile");
    }
}
