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
    REFUSED;

    boolean isDone() {
        return this == REFUNDED || this == REFUSED;
    }
}
