package org.tandemoms.procurement;

/** How far a purchase has come. */
public enum PurchaseStatus {
    PROPOSED,
    PENDING_APPROVAL,
    /** At the supplier, who has not answered. */
    ORDERED,
    /** The supplier offers another quantity or date; a buyer decides. */
    OFFERED,
    CONFIRMED,
    PARTIALLY_RECEIVED,
    /** All that will come is here; the invoice is awaited or looked at. */
    RECEIVED,
    COMPLETED,
    /** People did not want it. */
    REJECTED,
    /** The supplier did not want it. */
    REFUSED,
    /** Given up before anything came. */
    CANCELLED;

    boolean isDone() {
        return this == COMPLETED || this == REJECTED || this == REFUSED || this == CANCELLED;
    }

    /** Nobody has been asked to deliver yet. */
    boolean isProposal() {
        return this == PROPOSED || this == PENDING_APPROVAL;
    }

    boolean isWithSupplier() {
        return this == ORDERED || this == OFFERED || this == CONFIRMED || this == PARTIALLY_RECEIVED;
    }
}
