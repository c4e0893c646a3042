package org.tandemoms.sales;

/** How far the settling of a refund that failed has come. */
public enum RefundStatus {
    /** A person is asked. */
    FAILED,
    /** The provider is asked once more. */
    ASKED_AGAIN,
    REFUNDED,
    /** The customer has the money, by other means than the provider. */
    PAID_OTHERWISE,
    /** The customer gets no money. */
    CLOSED;

    boolean isDone() {
        return this == REFUNDED || this == PAID_OTHERWISE || this == CLOSED;
    }
}
