package org.tandemoms.orders.web;

import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.Order;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** A partner sees its own orders only; another's does not exist for it. Staff see all. */
public final class Visibility {

    private Visibility() {}

    public static <O extends Order> O check(O order) {
        String owner = ownerFilter();
        if (owner != null && !owner.equals(order.owner())) {
            throw Refused.because(ProblemCode.NOT_FOUND, "There is no order " + order.id());
        }
        return order;
    }

    /** The owner a list is restricted to, or null for staff. */
    static String ownerFilter() {
        Actor actor = CurrentActor.get();
        return actor.kind() == Actor.Kind.PARTNER ? actor.id() : null;
    }
}
