package org.tandemoms.identity;

import java.util.function.Supplier;

/** The actor of the running thread: the signed-in caller, the actor a session runs as, or the system. */
public final class CurrentActor {

    private static final ThreadLocal<Actor> BOUND = new ThreadLocal<>();

    private CurrentActor() {}

    public static Actor get() {
        Actor bound = BOUND.get();
        return bound != null ? bound : Actor.SYSTEM;
    }

    /** Runs the work as the given actor and restores the former one whatever happens. */
    public static <T> T runAs(Actor actor, Supplier<T> work) {
        Actor before = BOUND.get();
        BOUND.set(actor);
        try {
            return work.get();
        } finally {
            if (before == null) {
                BOUND.remove();
            } else {
                BOUND.set(before);
            }
        }
    }
}
