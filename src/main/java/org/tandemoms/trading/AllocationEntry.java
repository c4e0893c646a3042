package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.List;

/** AllocationInstruction (J; in FIX 4.2 Allocation): the client divides an executed order among accounts. */
public interface AllocationEntry {

    /** Checks and stores the allocation, or takes one back. Never throws for what a client may get wrong. */
    Answer take(Instruction instruction);

    enum Kind {
        NEW,
        REPLACE,
        CANCEL
    }

    /** An order it speaks of; one of the ids may be null. */
    record Named(String clOrdId, String orderId) {}

    /**
     * @param refAllocId RefAllocID (72): what a replace or cancel refers to; null for a new one
     * @param averagePrice AvgPx (6) or null
     * @param maybeKnown it was perhaps sent before: what is done already is accepted again
     */
    record Instruction(
            OrderEntry.Sender sender,
            Kind kind,
            String allocId,
            String refAllocId,
            List<Named> orders,
            Side side,
            String symbol,
            BigDecimal quantity,
            BigDecimal averagePrice,
            List<Allocation.Share> shares,
            boolean maybeKnown) {}

    /**
     * @param status AllocStatus (87)
     * @param reason AllocRejCode (88), or null
     * @param averagePrice of the order; null when refused
     */
    record Answer(int status, Integer reason, String text, BigDecimal averagePrice) {

        /** AllocStatus */
        public static final int ACCEPTED = 0;

        public static final int BLOCK_REJECTED = 1;
        public static final int ACCOUNT_REJECTED = 2;

        /** AllocRejCode */
        public static final int UNKNOWN_ACCOUNT = 0;

        public static final int INCORRECT_QUANTITY = 1;
        public static final int INCORRECT_AVERAGE = 2;
        public static final int OTHER = 7;
        public static final int INCORRECT_ALLOCATED_QUANTITY = 8;
        public static final int MISMATCHED_DATA = 11;
        public static final int UNKNOWN_ORDER = 12;

        public boolean accepted() {
            return status == ACCEPTED;
        }
    }
}
