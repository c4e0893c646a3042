package org.tandemoms.instruments;

import java.math.BigDecimal;

/** What a price of an instrument means, and what FIX PriceType (423) says of it. */
public enum PriceType {
    /** Money for one unit. */
    PER_UNIT(2, BigDecimal.ONE),
    /** Percent of the nominal amount, without accrued interest. */
    CLEAN_PRICE(1, new BigDecimal("0.01")),
    /** Percent a year at which a bond is bought; what is paid is the clean price that it means. */
    YIELD(9, new BigDecimal("0.01")),
    /** Percent a year; no money is paid for it. */
    RATE(9, BigDecimal.ONE),
    /** Of an option: money for one unit of what it is on, so that a contract costs the contract size times as much. */
    PREMIUM(2, BigDecimal.ONE);

    private final int fix;
    private final BigDecimal valueOfPoint;

    PriceType(int fix, BigDecimal valueOfPoint) {
        this.fix = fix;
        this.valueOfPoint = valueOfPoint;
    }

    public int fix() {
        return fix;
    }

    /** What one unit of contract size is worth at a price of one. */
    public BigDecimal valueOfPoint() {
        return valueOfPoint;
    }
}
