package org.tandemoms.orders;

import java.time.Instant;
import org.tandemoms.identity.Actor;

/** Lets tests of other rooms say when an order is changed. */
public final class Changing {

    private Changing() {}

    public static void at(Order order, Instant now) {
        order.changing(now, Actor.SYSTEM);
    }
}
