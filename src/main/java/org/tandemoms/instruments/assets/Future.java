package org.tandemoms.instruments.assets;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.tandemoms.instruments.FixFields;
import org.tandemoms.instruments.Terms;

/**
 * A future.
 *
 * @param root of the product at its exchange, such as {@code CL}
 * @param month of delivery
 * @param lastTrade null where it is not known: then it is traded until the month's end
 */
record Future(String root, YearMonth month, @Nullable LocalDate lastTrade) implements Terms {

    @Override
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("underlying", root);
        attributes.put("maturityMonth", month.toString());
        if (lastTrade != null) {
            attributes.put("lastTradeDate", lastTrade.toString());
        }
        return attributes;
    }

    @Override
    public void describe(FixFields fields) {
        fields.put(FixFields.MATURITY_MONTH_YEAR, month).put(FixFields.MATURITY_DATE, lastTrade);
    }

    @Override
    public Optional<String> underlying() {
        return Optional.of(root);
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(lastTrade == null ? month.atEndOfMonth() : lastTrade);
    }
}
