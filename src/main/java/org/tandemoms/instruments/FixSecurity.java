package org.tandemoms.instruments;

/**
 * How FIX names the kind of an instrument.
 *
 * @param type SecurityType (167)
 * @param product Product (460)
 */
public record FixSecurity(String type, int product) {

    public static final int COMMODITY = 2;
    public static final int CORPORATE = 3;
    public static final int CURRENCY = 4;
    public static final int EQUITY = 5;
    public static final int GOVERNMENT = 6;
    public static final int LOAN = 8;
    public static final int MONEY_MARKET = 9;
    public static final int MUNICIPAL = 11;
}
