package org.tandemoms.trading;

import java.time.Instant;

/** A price of our own choosing that a venue was told and has not answered yet. */
record Repricing(String clOrdId, OrderTerms terms, Instant at) {}
