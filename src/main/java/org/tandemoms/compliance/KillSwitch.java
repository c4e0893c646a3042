package org.tandemoms.compliance;

import java.time.Instant;
import org.tandemoms.trading.TradingStops;

/**
 * One stop on trading. It is on until two people have asked for its end.
 *
 * @param value account, trader, instrument symbol or venue code; null for the whole firm
 * @param requestHash of the body it was set with, for repetitions of the request
 * @param releaseAskedBy who asked first for its end; null while nobody has
 * @param releasedBy who agreed; null while it is on
 */
public record KillSwitch(
        String id,
        Scope scope,
        String value,
        String reason,
        String setBy,
        Instant setAt,
        String requestHash,
        String releaseAskedBy,
        Instant releaseAskedAt,
        String releasedBy,
        Instant releasedAt) {

    public enum Scope {
        FIRM,
        ACCOUNT,
        TRADER,
        INSTRUMENT,
        VENUE
    }

    static KillSwitch set(
            String id, Scope scope, String value, String reason, String requestHash, String by, Instant at) {
        return new KillSwitch(id, scope, value, reason, by, at, requestHash, null, null, null, null);
    }

    KillSwitch releaseAsked(String by, Instant at) {
        return new KillSwitch(id, scope, value, reason, setBy, setAt, requestHash, by, at, null, null);
    }

    KillSwitch released(String by, Instant at) {
        return new KillSwitch(
                id, scope, value, reason, setBy, setAt, requestHash, releaseAskedBy, releaseAskedAt, by, at);
    }

    boolean covers(TradingStops.Target target) {
        return switch (scope) {
            case FIRM -> true;
            case ACCOUNT -> value.equals(target.account());
            case TRADER -> target.traders().contains(value);
            case INSTRUMENT -> value.equals(target.instrument());
            case VENUE -> value.equals(target.venue());
        };
    }

    String words() {
        String what =
                switch (scope) {
                    case FIRM -> "Trading is stopped";
                    case ACCOUNT -> "Trading for account " + value + " is stopped";
                    case TRADER -> "Trading by " + value + " is stopped";
                    case INSTRUMENT -> "Trading in " + value + " is stopped";
                    case VENUE -> "Trading at " + value + " is stopped";
                };
        return what + ": " + reason;
    }
}
