package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;

/** One price level of a book. */
record Level(BigDecimal price, BigDecimal size) {}
