package org.tandemoms.sales;

import java.time.LocalDate;

/** The day on which what is missing of a line should be there (UTC). */
record PromisedDay(String lineId, LocalDate day) {}
