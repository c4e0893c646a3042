package org.tandemoms.instruments.assets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.instruments.FixFields;
import org.tandemoms.instruments.Terms;

/** The right to buy or sell what is named at the strike, until its expiry. */
record Option(String on, LocalDate expiry, Option.PutCall putCall, BigDecimal strike, Option.Exercise exercise)
        implements Terms {

    enum PutCall {
        PUT,
        CALL;

        /** FIX PutOrCall (201). */
        String fix() {
            return String.valueOf(ordinal());
        }
    }

    enum Exercise {
        AMERICAN,
        EUROPEAN
    }

    @Override
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("underlying", on);
        attributes.put("expiry", expiry.toString());
        attributes.put("putCall", putCall.name());
        attributes.put("strike", strike.toPlainString());
        attributes.put("exercise", exercise.name());
        return attributes;
    }

    @Override
    public void describe(FixFields fields) {
        fields.put(FixFields.MATURITY_MONTH_YEAR, YearMonth.from(expiry))
                .put(FixFields.MATURITY_DATE, expiry)
                .put(FixFields.PUT_OR_CALL, putCall.fix())
                .put(FixFields.STRIKE_PRICE, strike);
    }

    @Override
    public Optional<String> underlying() {
        return Optional.of(on);
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(expiry);
    }
}
