package org.tandemoms.identity;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;

/** The actor of the running thread: the one a session runs as, else the signed-in caller, else the system. */
public final class CurrentActor {

    private static final ThreadLocal<Actor> BOUND = new ThreadLocal<>();

    private CurrentActor() {}

    public static Actor get() {
        Actor bound = BOUND.get();
        if (bound != null) {
            return bound;
        }
        // inside a request whose caller has not signed in there is an anonymous token, and that is never the system
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return Actor.SYSTEM;
        }
        return authentication.getPrincipal() instanceof SignedIn caller ? caller.actor() : Actor.NOBODY;
    }

    /** The caller of the running request, as they signed in; empty outside requests. */
    public static Optional<SignedIn> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn caller
                ? Optional.of(caller)
                : Optional.empty();
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

    /** {@link #runAs(Actor, Supplier)} for work without a result. */
    public static void runAs(Actor actor, Runnable work) {
        runAs(actor, () -> {
            work.run();
            return null;
        });
    }
}
