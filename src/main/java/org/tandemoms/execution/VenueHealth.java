package org.tandemoms.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Which venues this node can reach, and when they last said something; the fix room tells. */
@Component
public class VenueHealth {

    private static final Health UNTOLD = new Health(null, null, null, null);

    /** So long a silent venue gets nothing new; then the next order tries it. */
    private static final Duration SILENT_FOR = Duration.ofSeconds(30);

    private final ConcurrentHashMap<String, Health> byVenue = new ConcurrentHashMap<>();
    private final Clock clock;

    public VenueHealth(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param connected null when this node has no session with the venue, or has not tried yet
     * @param since of the connection or its loss, UTC
     * @param lastAnswerAt when the venue last said something about an order, UTC
     * @param silentSince when it was found that it does not answer although it is connected, UTC; null when it does
     */
    public record Health(Boolean connected, Instant since, Instant lastAnswerAt, Instant silentSince) {}

    public void connected(String venue) {
        told(venue, before -> new Health(true, clock.instant(), before.lastAnswerAt(), null));
    }

    public void disconnected(String venue) {
        told(
                venue,
                before -> Boolean.FALSE.equals(before.connected())
                        ? before
                        : new Health(false, clock.instant(), before.lastAnswerAt(), null));
    }

    /** This node no longer has the session; another one may. */
    public void unknown(String venue) {
        byVenue.remove(venue);
    }

    public void heard(String venue) {
        told(venue, before -> new Health(before.connected(), before.since(), clock.instant(), null));
    }

    /** It has not answered in time to what was sent then, nor to anything since. */
    void unanswered(String venue, Instant sentAt) {
        told(
                venue,
                before -> isAfter(before.lastAnswerAt(), sentAt) || isAfter(before.silentSince(), sentAt)
                        ? before
                        : new Health(before.connected(), before.since(), before.lastAnswerAt(), clock.instant()));
    }

    private static boolean isAfter(Instant time, Instant other) {
        return time != null && time.isAfter(other);
    }

    private void told(String venue, UnaryOperator<Health> change) {
        byVenue.compute(venue, (any, before) -> change.apply(before == null ? UNTOLD : before));
    }

    public Health of(String venue) {
        return byVenue.getOrDefault(venue, UNTOLD);
    }

    /** False only when it is known to be away or to be silent: another node may have the session. */
    boolean mayBeUp(String venue) {
        Health health = of(venue);
        boolean silent = health.silentSince() != null
                && health.silentSince().plus(SILENT_FOR).isAfter(clock.instant());
        return !silent && !Boolean.FALSE.equals(health.connected());
    }
}
