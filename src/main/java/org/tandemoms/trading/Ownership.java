package org.tandemoms.trading;

import java.math.BigDecimal;

/**
 * What accounts own, and what of it is being sold. A sale that is set aside counts against the account's holding until it is
 * executed or over, so that no two sales count the same securities.
 */
public interface Ownership {

    /**
     * Sets aside what an order is to sell and says what was there for it at that moment. Asked again for the same order and
     * account it sets aside the new quantity instead. Never refuses: who asks decides by the answer.
     */
    Cover setAside(Sale sale);

    /** What there is for a sale that is only thought of. */
    Cover coverOf(String account, String symbol);

    /** @param decisive the order is refused when there is not enough: then it is worth to wait a moment and look again */
    record Sale(String orderId, String account, TradedInstrument instrument, BigDecimal quantity, boolean decisive) {}

    /**
     * @param owned the net position; negative when short
     * @param beingSold what other open orders are to sell of it
     */
    record Cover(BigDecimal owned, BigDecimal beingSold) {

        public boolean covers(BigDecimal quantity) {
            return owned.subtract(beingSold).compareTo(quantity) >= 0;
        }
    }
}
