package org.tandemoms.instruments.assets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.tandemoms.instruments.FixFields;
import org.tandemoms.instruments.Terms;

/**
 * A tranche of a loan.
 *
 * @param index that the interest follows, such as {@code SOFR}; null where it is fixed
 * @param margin over the index, in percent a year
 */
record Loan(@Nullable String index, BigDecimal margin, LocalDate maturity) implements Terms {

    @Override
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (index != null) {
            attributes.put("index", index);
        }
        attributes.put("margin", margin.toPlainString());
        attributes.put("maturity", maturity.toString());
        return attributes;
    }

    @Override
    public void describe(FixFields fields) {
        fields.put(FixFields.MATURITY_DATE, maturity);
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(maturity.minusDays(1));
    }
}
