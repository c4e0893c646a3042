package org.tandemoms.positions;

import org.tandemoms.instruments.Instruments;
import org.tandemoms.marketdata.Quotes;

/** Lets tests of other rooms value positions in their own currency. */
public final class ValuationForTests {

    private ValuationForTests() {}

    public static Valuation valuation(Instruments instruments, Quotes quotes) {
        return new Valuation(instruments, quotes, null);
    }
}
