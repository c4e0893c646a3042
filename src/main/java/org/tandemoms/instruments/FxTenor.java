package org.tandemoms.instruments;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long after spot a currency trade is settled: ON, TN, SP, SN, SW, 1D, 2W, 3M, 1Y. */
public record FxTenor(Unit unit, int amount) {

    private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,3})([DWMY])");
    private static final int LONGEST_IN_MONTHS = 600;
    private static final int LONGEST_IN_DAYS = 3650;
    private static final int WEEK = 7;
    private static final int YEAR = 12;

    /** What is counted. */
    public enum Unit {
        OVERNIGHT,
        TOMORROW,
        SPOT,
        SPOT_NEXT,
        DAYS,
        MONTHS
    }

    public static Optional<FxTenor> parse(String text) {
        String tenor = text.trim().toUpperCase(Locale.ROOT).replace("/", "");
        return switch (tenor) {
            case "ON" -> Optional.of(new FxTenor(Unit.OVERNIGHT, 0));
            case "TN" -> Optional.of(new FxTenor(Unit.TOMORROW, 0));
            case "SP", "SPOT" -> Optional.of(new FxTenor(Unit.SPOT, 0));
            case "SN" -> Optional.of(new FxTenor(Unit.SPOT_NEXT, 0));
            case "SW" -> Optional.of(new FxTenor(Unit.DAYS, WEEK));
            default -> period(tenor);
        };
    }

    private static Optional<FxTenor> period(String tenor) {
        Matcher period = PERIOD.matcher(tenor);
        if (!period.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(period.group(1));
        FxTenor parsed =
                switch (period.group(2)) {
                    case "D" -> new FxTenor(Unit.DAYS, count);
                    case "W" -> new FxTenor(Unit.DAYS, WEEK * count);
                    case "M" -> new FxTenor(Unit.MONTHS, count);
                    default -> new FxTenor(Unit.MONTHS, YEAR * count);
                };
        int longest = parsed.unit() == Unit.DAYS ? LONGEST_IN_DAYS : LONGEST_IN_MONTHS;
        return parsed.amount() <= longest ? Optional.of(parsed) : Optional.empty();
    }
}
