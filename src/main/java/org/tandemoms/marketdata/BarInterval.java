package org.tandemoms.marketdata;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How long a bar is. Days are those of UTC. */
public enum BarInterval {
    MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    DAY("1d", Duration.ofDays(1));

    private final String code;
    private final Duration length;

    BarInterval(String code, Duration length) {
        this.code = code;
        this.length = length;
    }

    public static Optional<BarInterval> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    public Duration length() {
        return length;
    }

    public Instant startOf(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length.toSeconds()) * length.toSeconds());
    }
}
