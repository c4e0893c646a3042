package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;

/** Best bid and offer of one instrument at one venue; a price is null while that side is empty. */
record Quote(String symbol, BigDecimal bid, BigDecimal bidSize, BigDecimal ask, BigDecimal askSize, BigDecimal last) {}
