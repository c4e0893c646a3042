package org.tandemoms.sales;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of a goods order and which may follow which. */
public enum SalesStatus {
    RECEIVED,
    PENDING_APPROVAL,
    ON_HOLD,
    BACKORDERED,
    ALLOCATED,
    PARTIALLY_SHIPPED,
    SHIPPED,
    DELIVERED,
    COMPLETED,
    CANCELLED,
    REJECTED,
    RETURNED;

    private static final Map<SalesStatus, Set<SalesStatus>> NEXT = new EnumMap<>(Map.of(
            RECEIVED, EnumSet.of(PENDING_APPROVAL, ON_HOLD, BACKORDERED, ALLOCATED, CANCELLED, REJECTED),
            PENDING_APPROVAL, EnumSet.of(RECEIVED, ON_HOLD, BACKORDERED, ALLOCATED, CANCELLED, REJECTED),
            ON_HOLD,
                    EnumSet.of(
                            RECEIVED,
                            PENDING_APPROVAL,
                            BACKORDERED,
                            ALLOCATED,
                            PARTIALLY_SHIPPED,
                            SHIPPED,
                            DELIVERED,
                            CANCELLED,
                            REJECTED),
            BACKORDERED, EnumSet.of(RECEIVED, ON_HOLD, ALLOCATED, CANCELLED, REJECTED),
            ALLOCATED,
                    EnumSet.of(
                            RECEIVED, ON_HOLD, PARTIALLY_SHIPPED, SHIPPED, DELIVERED, BACKORDERED, CANCELLED, REJECTED),
            PARTIALLY_SHIPPED, EnumSet.of(ON_HOLD, SHIPPED, DELIVERED, CANCELLED),
            SHIPPED, EnumSet.of(ON_HOLD, PARTIALLY_SHIPPED, DELIVERED, CANCELLED),
            DELIVERED, EnumSet.of(ON_HOLD, COMPLETED, RETURNED),
            COMPLETED, EnumSet.of(RETURNED)));

    private static final Set<SalesStatus> DONE = EnumSet.of(COMPLETED, CANCELLED, REJECTED, RETURNED);

    public boolean mayBecome(SalesStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Nothing more is to be done. */
    public boolean isDone() {
        return DONE.contains(this);
    }
}
