package org.tandemoms.sales;

import java.util.Locale;

/** Why goods come back, in the customer's view. */
public enum ReturnReason {
    CHANGED_MIND,
    DAMAGED,
    WRONG_ITEM,
    NOT_AS_DESCRIBED;

    /** E.g. "wrong item". */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
