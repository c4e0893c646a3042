package org.tandemoms.positions;

/** Which lots a closing trade takes first. Fixed for a position from its first trade on. */
public enum LotMethod {
    /** The oldest first. */
    FIFO,
    /** The newest first. */
    LIFO,
    /** All the same: one lot at average cost. */
    AVERAGE
}
