package org.tandemoms.identity;

import java.util.Set;

/**
 * Who did something. Recorded with every change.
 *
 * @param id stable id of the person or system, e.g. {@code compliance-2}, {@code partner-acme}, {@code system}
 */
public record Actor(String id, Kind kind, Set<String> roles) {

    public enum Kind {
        PERSON,
        PARTNER,
        SYSTEM
    }

    /** Tandem itself: drains, timers, janitors. */
    public static final Actor SYSTEM = new Actor("system", Kind.SYSTEM, Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}
