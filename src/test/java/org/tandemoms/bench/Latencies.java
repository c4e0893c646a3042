package org.tandemoms.bench;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long something took, each time; times in milliseconds come out. Threads may record at once. */
final class Latencies {

    private static final int DIGITS = 3;

    private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);

    void record(long nanos) {
        micros.recordValue(Math.max(0, nanos / 1000));
    }

    long count() {
        return micros.getTotalCount();
    }

    /**
     * Writes median and 99th percentile under a name. Callers that wait for their answer before they ask again ask less
     * while the system stalls, so their figures are corrected: for each answer that took longer than the pace of one
     * caller, those are added that should have been asked meanwhile (coordinated omission).
     *
     * @param paceOfOneCaller seconds from one request of a caller to its next; 0 when each is already timed from when
     *     it was due
     */
    void into(Figures figures, String name, double paceOfOneCaller) {
        Histogram corrected = paceOfOneCaller == 0
                ? micros
                : micros.copyCorrectedForCoordinatedOmission((long) (paceOfOneCaller * 1e6));
        figures.put(name + "P50Millis", corrected.getValueAtPercentile(50) / 1000.0);
        figures.put(name + "P99Millis", corrected.getValueAtPercentile(99) / 1000.0);
    }
}
