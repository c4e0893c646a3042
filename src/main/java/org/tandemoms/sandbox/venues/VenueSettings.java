package org.tandemoms.sandbox.venues;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.tandemoms.sandbox.SampleInstrument;
import org.tandemoms.sandbox.SampleInstruments;

/**
 * What the simulated venues need to start; free of Spring so that they also run as a process of their own.
 *
 * @param basePort XSIM listens here, ECN1, DARK1 and BRKR on the next three, the HTTP view at +20; loopback only
 * @param dataDir each venue keeps its orders and its FIX store in {@code venues/} below it
 * @param seed same seed, same walk of the prices
 * @param heartbeat how often prices move, stops are looked at and care orders get their next slice
 */
public record VenueSettings(
        int basePort, Path dataDir, long seed, Duration heartbeat, Clock clock, List<SampleInstrument> instruments) {

    /** The sandbox's sample instruments, moving four times a second. */
    public static VenueSettings of(int basePort, Path dataDir, Clock clock) {
        return new VenueSettings(basePort, dataDir, 42, Duration.ofMillis(250), clock, SampleInstruments.all());
    }

    Path home(VenueProfile venue) {
        return dataDir.resolve("venues").resolve(venue.name());
    }

    Path fixStore() {
        return dataDir.resolve("venues").resolve("fix");
    }
}
