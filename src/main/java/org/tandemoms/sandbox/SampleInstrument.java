package org.tandemoms.sandbox;

import java.math.BigDecimal;

/**
 * One line of the sandbox's sample instruments.
 *
 * @param symbol what FIX carries in tag 55
 * @param isin ISO 6166 number; empty where the class has none
 * @param assetClass the class in upper snake case, such as {@code EQUITY} or {@code FX_SPOT}
 * @param currency ISO 4217 code of the price
 * @param referencePrice the price the moving quote stays around, in {@code currency}
 * @param tick smallest price step
 * @param lot smallest quantity step
 * @param market ISO 10383 code of the home market, or {@code OTC}
 */
public record SampleInstrument(
        String symbol,
        String isin,
        String assetClass,
        String name,
        String currency,
        BigDecimal referencePrice,
        BigDecimal tick,
        BigDecimal lot,
        String market) {

    static SampleInstrument parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length < 9) {
            throw new IllegalArgumentException("A sample instrument has at least 9 columns: " + line);
        }
        return new SampleInstrument(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                new BigDecimal(cells[5]),
                new BigDecimal(cells[6]),
                new BigDecimal(cells[7]),
                cells[8]);
    }
}
