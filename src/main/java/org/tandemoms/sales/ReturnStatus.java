package org.tandemoms.sales;

/** How far a return has come. */
public enum ReturnStatus {
    REQUESTED,
    UNDER_REVIEW,
    /** The goods are on their way back. */
    APPROVED,
    /** The goods are here and graded; their money is being given back. */
    RECEIVED,
    /** The goods are here to be mended, or mended and on their way back. */
    IN_REPAIR,
    REFUNDED,
    /** Other goods are on their way for these; what they cost less is given back. */
    EXCHANGED,
    /** Mended and with the customer again. */
    REPAIRED,
    /** They could not be mended and are thrown away; nothing is given back. */
    SCRAPPED,
    REFUSED;

    boolean isDone() {
        return this == REFUNDED || this == EXCHANGED || this == REPAIRED || this == SCRAPPED || this == REFUSED;
    }
}
