package org.tandemoms.execution;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Which venues this node can reach, and when they last said something; the fix room tells. */
@Component
public class VenueHealth {

    private static final Health UNTOLD = new Health(null, null, null);

    private final ConcurrentHashMap<String, Health> byVenue = new ConcurrentHashMap<>();
    private final Clock clock;

    public VenueHealth(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param connected null when this node has no session with the venue, or has not tried yet
     * @param since of the connection or its loss, UTC
     * @param lastAnswerAt when the venue last said something about an order, UTC
     */
    public record Health(Boolean connected, Instant since, Instant lastAnswerAt) {}

    public void connected(String venue) {
        told(venue, before -> new Health(true, clock.instant(), before.lastAnswerAt()));
    }

    public void disconnected(String venue) {
        told(
                venue,
                before -> Boolean.FALSE.equals(before.connected())
                        ? before
                        : new Health(false, clock.instant(), before.lastAnswerAt()));
    }

    /** This node no longer has the session; another one may. */
    public void unknown(String venue) {
        byVenue.remove(venue);
    }

    public void heard(String venue) {
        told(venue, before -> new Health(before.connected(), before.since(), clock.instant()));
    }

    private void told(String venue, UnaryOperator<Health> change) {
        byVenue.compute(venue, (any, before) -> change.apply(before == null ? UNTOLD : before));
    }

    public Health of(String venue) {
        return byVenue.getOrDefault(venue, UNTOLD);
    }

    /** False only when it is known to be away: another node may have the session. */
    boolean mayBeUp(String venue) {
        return !Boolean.FALSE.equals(of(venue).connected());
    }
}
