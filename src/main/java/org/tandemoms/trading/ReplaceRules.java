package org.tandemoms.trading;

import java.util.List;
import org.tandemoms.orders.Reason;

/** What the compliance room says to new terms of an order that was cleared with its old ones. */
public interface ReplaceRules {

    /**
     * Every rule that stops the order with these terms, also those that would ask a person unless the order was let through
     * for at least as much; empty when none does.
     */
    List<Reason> against(TradeOrder order, OrderTerms wanted);
}
