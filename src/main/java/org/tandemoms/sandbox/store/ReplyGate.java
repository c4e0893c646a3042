package org.tandemoms.sandbox.store;

/**
 * What the reply to the command on this thread must wait for.
 *
 * <p>A command is carried out on one thread from its message to its reply. Whatever it wrote, and whatever it saw that
 * another command wrote a moment ago, is noted here as a place in the journal. The reply leaves when the journal is
 * durable up to there: so nobody can act on something that a crash would take back.
 */
final class ReplyGate {

    private final ThreadLocal<long[]> needed = ThreadLocal.withInitial(() -> new long[1]);

    void needs(long sequence) {
        long[] current = needed.get();
        current[0] = Math.max(current[0], sequence);
    }

    /** The place that the reply must wait for, and a clean start for the next command. */
    long take() {
        long[] current = needed.get();
        long sequence = current[0];
        current[0] = 0;
        return sequence;
    }
}
