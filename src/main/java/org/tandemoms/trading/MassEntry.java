package org.tandemoms.trading;

import java.util.List;

/** Requests of a FIX client about many of its orders at once. Nothing here throws for what a client may get wrong. */
public interface MassEntry {

    /** OrderMassCancelRequest (q): asks every open order in scope to be canceled. */
    MassCanceled cancel(Scope scope);

    /** OrderMassStatusRequest (AF): the status of every open order in scope, by one report each. */
    List<ClientReport> status(Scope scope);

    /**
     * Which of the sender's open orders are meant.
     *
     * @param symbol null for any
     * @param side null for any
     */
    record Scope(OrderEntry.Sender sender, String symbol, Side side) {}

    /**
     * @param affected orders that were asked to cancel; each is reported on by itself
     * @param tooLate ids of orders that could not be canceled any more
     * @param refused MassCancelRejectReason (532) when nothing was done; else null
     */
    record MassCanceled(List<Affected> affected, List<String> tooLate, Integer refused) {

        /** MassCancelRejectReason */
        public static final int NOT_SUPPORTED = 0;

        public static final int UNKNOWN_SECURITY = 1;

        public static MassCanceled refused(int reason) {
            return new MassCanceled(List.of(), List.of(), reason);
        }
    }

    record Affected(String orderId, String clOrdId) {}
}
