package org.tandemoms.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Named places at which a test can make the JVM die at once ({@code tandem.crash-point}), one at every hand-over between
 * stores, engine and partners. Each fires once, as a power cut would: no shutdown hooks, no flush.
 */
public enum CrashPoint {
    REQUEST_CLAIMED,
    STOCK_HELD,
    BEFORE_ORDER_STORED,
    ORDER_STORED,
    BEFORE_ENGINE_COMMIT,
    ENGINE_COMMITTED,
    BEFORE_DELIVERY,
    DELIVERED,
    REPLY_RECORDED,
    BEFORE_CORRELATION,
    CORRELATED,
    DECISION_RECORDED,
    STOCK_MOVEMENT_WRITTEN,
    FIX_ORDER_RECEIVED,
    FIX_ORDER_SENT,
    VENUE_REPORT_RECEIVED,
    EXECUTION_STORED,
    CLIENT_REPORT_SENT,
    POSITION_WRITTEN,
    TRADE_CAPTURED;

    private record Armed(CrashPoint point, Runnable end) {}

    private static final AtomicReference<Armed> ARMED = new AtomicReference<>();

    /** The name used in properties and in {@code GET /actuator/info}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Arms the point of that name; an unknown name is a configuration error. */
    public static void arm(String label) {
        CrashPoint point = Arrays.stream(values())
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No crash point is called '" + label + "'; there are "
                        + Arrays.stream(values()).map(CrashPoint::label).toList()));
        point.arm(() -> Runtime.getRuntime().halt(137));
    }

    /** Arms this point with another end than the JVM's: a test that goes on lets only the running work die. */
    public void arm(Runnable end) {
        ARMED.set(new Armed(this, end));
    }

    /** Whether a point still waits to be reached. */
    public static boolean isArmed() {
        return ARMED.get() != null;
    }

    /** Marks that the work has come to this place. Halts the JVM when this point is armed. */
    public void reached() {
        Armed armed = ARMED.get();
        if (armed != null && armed.point == this && ARMED.compareAndSet(armed, null)) {
            armed.end.run();
        }
    }
}
