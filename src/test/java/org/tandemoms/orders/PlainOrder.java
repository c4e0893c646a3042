package org.tandemoms.orders;

import java.time.Instant;
import org.tandemoms.identity.Actor;

/** An order that does nothing of its own, to look at what every order has. */
final class PlainOrder extends Order {

    private int stamps;

    PlainOrder() {}

    PlainOrder(String id, String owner, String clientOrderId, Instant now, Actor actor) {
        super(id, OrderKind.SALES, owner, clientOrderId, now, actor);
        status("RECEIVED", true);
    }

    @Override
    public void pendingApproval() {
        status("PENDING_APPROVAL", true);
    }

    void complete() {
        status("COMPLETED", false);
    }

    /** A visible change that shows when one was lost. */
    void stamp() {
        stamps++;
    }

    int stamps() {
        return stamps;
    }
}
