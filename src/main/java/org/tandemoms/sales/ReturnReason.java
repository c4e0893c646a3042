package org.tandemoms.sales;

/** Why goods come back, in the customer's view. */
public enum ReturnReason {
    CHANGED_MIND,
    DAMAGED,
    WRONG_ITEM,
    NOT_AS_DESCRIBED
}
