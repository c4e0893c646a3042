package org.tandemoms.sales;

import java.math.BigDecimal;

/** Tax on goods by destination. */
public interface TaxRates {

    /** @return the standard rate as a fraction, 0 where no tax is charged */
    BigDecimal rateFor(String country);
}
