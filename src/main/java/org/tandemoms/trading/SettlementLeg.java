package org.tandemoms.trading;

import java.math.BigDecimal;

/**
 * What moves for one account when a trade settles.
 *
 * @param account of a block; empty when the order settles as one
 * @param amount what the account pays (purchase) or receives (sale), in the trade's currency
 */
public record SettlementLeg(String account, BigDecimal quantity, BigDecimal amount) {

    /** Scales may differ. */
    boolean isSameAs(SettlementLeg other) {
        return account.equals(other.account)
                && quantity.compareTo(other.quantity) == 0
                && amount.compareTo(other.amount) == 0;
    }
}
