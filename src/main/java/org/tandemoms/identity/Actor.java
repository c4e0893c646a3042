package org.tandemoms.identity;

import java.util.Set;

/**
 * Who did something. Recorded with every change.
 *
 * @param id stable id of the person or system, e.g. {@code compliance-2}, {@code partner-acme}, {@code system}; a person
 *     keeps one id whichever client or browser acts for them, so that four-eyes counts people
 * @param name how people call the actor
 */
public record Actor(String id, String name, Kind kind, Set<String> roles) {

    public enum Kind {
        PERSON,
        PARTNER,
        SYSTEM
    }

    /** Tandem itself: drains, timers, janitors. */
    public static final Actor SYSTEM = new Actor("system", "Tandem", Kind.SYSTEM, Set.of());

    /** A caller who has not signed in: has no role, so may do nothing that needs one. */
    public static final Actor NOBODY = new Actor("nobody", "Not signed in", Kind.SYSTEM, Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    public Actor(String id, Kind kind, Set<String> roles) {
        this(id, id, kind, roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean has(Role role) {
        return roles.contains(role.name());
    }

    /** A partner system, which sees its own orders only. */
    public boolean isPartner() {
        return kind == Kind.PARTNER;
    }
}
