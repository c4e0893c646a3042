package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * How what an order has executed is divided among accounts.
 *
 * @param allocId AllocID (70), the client's own
 * @param at when it was accepted, UTC
 */
public record Allocation(String allocId, List<Share> shares, Instant at) {

    public record Share(String account, BigDecimal quantity) {

        boolean sameAs(Share other) {
            return account.equals(other.account) && quantity.compareTo(other.quantity) == 0;
        }
    }

    boolean sameAs(String otherId, List<Share> others) {
        boolean same = allocId.equals(otherId) && shares.size() == others.size();
        for (int i = 0; same && i < shares.size(); i++) {
            same = shares.get(i).sameAs(others.get(i));
        }
        return same;
    }

    BigDecimal sum() {
        return shares.stream().map(Share::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
