package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.List;

/**
 * Whom a block order was placed for, and how it is divided: one order to the market for several accounts, whose shares all
 * get its average price.
 */
public record Block(List<AllocationRule.Wanted> wanted, AllocationRule rule) {

    /** What is executed and not yet divided is booked here; no account of anybody. */
    public static final String ACCOUNT = "BLOCK";

    public Block {
        wanted = List.copyOf(wanted);
    }

    public BigDecimal quantity() {
        return wanted.stream().map(AllocationRule.Wanted::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Allocation.Share> shares(BigDecimal executed) {
        return rule.divide(executed, wanted);
    }
}
