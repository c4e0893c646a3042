package org.tandemoms.sales;

/** How far a return has come. */
public enum ReturnStatus {
    REQUESTED,
    UNDER_REVIEW,
    /** The goods are on their way back. */
    APPROVED,
    /** The goods are here and graded; their money is being given back. */
    RECEIVED,
    REFUNDED,
    /** Other goods are on their way for these; what they cost less is given back. */
    EXCHANGED,
    REFUSED;

    boolean isDone() {
        return this == REFUNDED || this == EXCHANGED || this == REFUSED;
    }
}
