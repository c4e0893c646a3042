package org.tandemoms.workflow;

import java.util.Set;

/** The few facts a process may carry; everything else is in the order's document. */
public final class ProcessVariables {

    public static final String ORDER_ID = "orderId";
    public static final String KIND = "kind";
    public static final String OUTCOME = "outcome";
    public static final String AMOUNT_BAND = "amountBand";
    public static final String DUE_AT = "dueAt";

    public static final Set<String> ALLOWED = Set.of(ORDER_ID, KIND, OUTCOME, AMOUNT_BAND, DUE_AT);

    private ProcessVariables() {}
}
