package org.tandemoms.compliance;

import org.tandemoms.orders.Reason;

/** A rule that fired. */
record Finding(Effect effect, Reason reason) {

    enum Effect {
        REVIEW,
        REFUSE
    }
}
