package org.tandemoms.instruments;

import com.opengamma.strata.basics.date.DayCount;
import com.opengamma.strata.basics.date.DayCounts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Day counts by the names the market uses. What they mean is OpenGamma Strata's; this knows only that {@code Actual/Actual
 * (ISDA)}, {@code ACT/ACT.ISDA} and {@code ACT_ACT_ISDA} are one.
 */
public final class DayCountConventions {

    private static final Map<String, DayCount> BY_NAME = new HashMap<>();

    static {
        put(DayCounts.ACT_ACT_ISDA, "ACT/ACT", "ACT/ACT ISDA", "A/A");
        put(DayCounts.ACT_ACT_ICMA, "ACT/ACT ICMA", "ACT/ACT ISMA", "ACT/ACT BOND", "ICMA", "ISMA-99");
        put(DayCounts.ACT_ACT_AFB, "ACT/ACT AFB", "ACT/ACT EURO", "AFB");
        put(DayCounts.ACT_ACT_YEAR, "ACT/ACT YEAR");
        put(DayCounts.ACT_365F, "ACT/365", "ACT/365F", "ACT/365 FIXED", "A/365", "A/365F", "ENGLISH");
        put(DayCounts.ACT_365L, "ACT/365L", "ACT/365 LEAP", "ISMA-YEAR");
        put(DayCounts.ACT_365_ACTUAL, "ACT/365 ACTUAL", "ACT/365A");
        put(DayCounts.ACT_365_25, "ACT/365.25");
        put(DayCounts.ACT_360, "ACT/360", "A/360", "FRENCH");
        put(DayCounts.ACT_364, "ACT/364");
        put(DayCounts.NL_365, "NL/365", "ACT/365 NO LEAP", "ACT/365 NL");
        put(
                DayCounts.THIRTY_360_ISDA,
                "30/360",
                "30/360 ISDA",
                "360/360",
                "BOND BASIS",
                "30A/360",
                "30/360 BOND BASIS");
        put(DayCounts.THIRTY_U_360, "30U/360", "30/360 US", "30/360 SIA", "30US/360");
        put(DayCounts.THIRTY_U_360_EOM, "30U/360 EOM", "30/360 US EOM");
        put(DayCounts.THIRTY_360_PSA, "30/360 PSA", "30/360 BMA");
        put(
                DayCounts.THIRTY_E_360,
                "30E/360",
                "EUROBOND BASIS",
                "30/360 ICMA",
                "30/360 ISMA",
                "30/360 EUROPEAN",
                "30S/360");
        put(DayCounts.THIRTY_E_360_ISDA, "30E/360 ISDA", "30/360 GERMAN", "GERMAN");
        put(DayCounts.THIRTY_EPLUS_360, "30E+/360", "30EPLUS/360");
        put(DayCounts.THIRTY_E_365, "30E/365");
        put(DayCounts.ONE_ONE, "1/1");
    }

    private DayCountConventions() {}

    private static void put(DayCount dayCount, String... names) {
        for (String name : names) {
            BY_NAME.put(key(name), dayCount);
        }
        BY_NAME.put(key(dayCount.getName()), dayCount);
    }

    /** Letters and digits alone tell conventions apart, but for the plus of 30E+/360. */
    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT)
                .replace("ACTUAL", "ACT")
                .replace("+", "PLUS")
                .replaceAll("[^A-Z0-9]", "");
    }

    public static Optional<DayCount> find(String name) {
        return Optional.ofNullable(BY_NAME.get(key(name)));
    }
}
