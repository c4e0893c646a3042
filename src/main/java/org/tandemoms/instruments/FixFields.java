package org.tandemoms.instruments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The instrument block of a FIX message: values by tag, in the order in which they were said. */
public final class FixFields {

    public static final int CURRENCY = 15;
    public static final int SECURITY_ID_SOURCE = 22;
    public static final int SECURITY_ID = 48;
    public static final int SYMBOL = 55;
    public static final int SECURITY_DESC = 107;
    public static final int SECURITY_TYPE = 167;
    public static final int MATURITY_MONTH_YEAR = 200;
    public static final int PUT_OR_CALL = 201;
    public static final int STRIKE_PRICE = 202;
    public static final int MATURITY_DAY = 205;
    public static final int SECURITY_EXCHANGE = 207;
    public static final int COUPON_RATE = 223;
    public static final int ISSUE_DATE = 225;
    public static final int CONTRACT_MULTIPLIER = 231;
    public static final int PRICE_TYPE = 423;
    public static final int PRODUCT = 460;
    public static final int MATURITY_DATE = 541;
    public static final int STRIKE_CURRENCY = 947;

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    private final Map<Integer, String> values = new LinkedHashMap<>();

    public FixFields put(int tag, String value) {
        if (value != null) {
            values.put(tag, value);
        }
        return this;
    }

    public FixFields put(int tag, BigDecimal value) {
        return put(tag, value == null ? null : plain(value));
    }

    public FixFields put(int tag, LocalDate date) {
        return put(tag, date == null ? null : DATE.format(date));
    }

    public FixFields put(int tag, YearMonth month) {
        return put(tag, month == null ? null : MONTH.format(month));
    }

    public Map<Integer, String> values() {
        return Collections.unmodifiableMap(values);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
