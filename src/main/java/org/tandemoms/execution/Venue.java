package org.tandemoms.execution;

/**
 * A venue or broker that orders can be sent to.
 *
 * @param code as in {@code ExDestination} and {@code routing.venue}
 */
public record Venue(String code, String name, Kind kind) {

    public enum Kind {
        EXCHANGE,
        DARK_POOL,
        BROKER
    }
}
