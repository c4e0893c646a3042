package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Standard rates of value added tax in the EU for sales to consumers, by destination (Directive 2006/112/EC, Art. 33, as
 * published by the European Commission, "Taxes in Europe" database, at 1 January 2026: with 24% in Estonia since 1 July 2025
 * and 21% in Romania since 1 August 2025). Exports are not taxed
 * (Art. 146).
 */
@Component
class StandardTaxRates implements TaxRates {

    private static final Map<String, BigDecimal> RATES = Map.ofEntries(
            rate("AT", "0.20"),
            rate("BE", "0.21"),
            rate("BG", "0.20"),
            rate("CY", "0.19"),
            rate("CZ", "0.21"),
            rate("DE", "0.19"),
            rate("DK", "0.25"),
            rate("EE", "0.24"),
            rate("ES", "0.21"),
            rate("FI", "0.255"),
            rate("FR", "0.20"),
            rate("GR", "0.24"),
            rate("HR", "0.25"),
            rate("HU", "0.27"),
            rate("IE", "0.23"),
            rate("IT", "0.22"),
            rate("LT", "0.21"),
            rate("LU", "0.17"),
            rate("LV", "0.21"),
            rate("MC", "0.20"), // treated as France, Art. 7
            rate("MT", "0.18"),
            rate("NL", "0.21"),
            rate("PL", "0.23"),
            rate("PT", "0.23"),
            rate("RO", "0.21"),
            rate("SE", "0.25"),
            rate("SI", "0.22"),
            rate("SK", "0.23"));

    private static Map.Entry<String, BigDecimal> rate(String country, String fraction) {
        return Map.entry(country, new BigDecimal(fraction));
    }

    @Override
    public BigDecimal rateFor(String country) {
        return RATES.getOrDefault(country, BigDecimal.ZERO);
    }
}
