package org.tandemoms.marketdata;

import java.time.Clock;
import java.time.Duration;
import org.tandemoms.instruments.Instruments;

/** Lets tests of other rooms say what venues quote. */
public final class MarketDataForTests {

    private MarketDataForTests() {}

    public static Quotes quotes(Clock clock, Instruments instruments) {
        return new Quotes(clock, instruments, Duration.ofSeconds(60), Duration.ofHours(24));
    }
}
