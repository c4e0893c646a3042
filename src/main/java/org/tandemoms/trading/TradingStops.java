package org.tandemoms.trading;

import java.util.Optional;
import java.util.Set;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Stops that people have put on trading; the compliance room keeps them. Asked before an order is taken in, again when it
 * is stored, when it is routed, and before anything leaves for a venue: whoever comes late meets the stop at the next door.
 */
public interface TradingStops {

    /** True while any stop is on at all. */
    boolean any();

    /** The stop that forbids trading this. */
    Optional<Stop> on(Target target);

    default void refuse(Target target) {
        on(target).ifPresent(stop -> {
            throw Refused.because(ProblemCode.KILL_SWITCH, stop.words());
        });
    }

    /**
     * What is to be traded for whom.
     *
     * @param traders owner of the order, and who placed it
     * @param venue where to; null while that is open
     */
    record Target(String account, Set<String> traders, String instrument, String venue) {}

    /** @param words why, in plain words */
    record Stop(String id, String words) {}
}
