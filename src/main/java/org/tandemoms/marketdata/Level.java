package org.tandemoms.marketdata;

import java.math.BigDecimal;

/** One price of a book and the quantity shown at it. */
public record Level(BigDecimal price, BigDecimal size) {}
