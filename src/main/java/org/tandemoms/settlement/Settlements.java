package org.tandemoms.settlement;

import java.util.List;
import java.util.Optional;

/** Settlements and the cash ledger at rest. Everything may be written again and then changes nothing. */
public interface Settlements {

    /** Stores the settlement unless it, or a later version of it, is stored already. */
    void capture(Settlement settlement);

    /** Books the entries that are not booked yet, then marks the settlement. */
    void settle(Settlement settled, List<CashEntry> entries);

    /** Books the entries that are not booked yet. */
    void book(List<CashEntry> entries);

    Optional<Settlement> find(String orderId);

    /** Newest first. @param account null for all. @param status null for all */
    List<Settlement> list(String account, Settlement.Status status, int limit);

    /** @param orderId of an order, or the name of a series of entries that no order made */
    List<CashEntry> entriesOf(String orderId);
}
