package org.tandemoms.sales;

import java.time.LocalDate;
import java.util.List;

/** What a goods order says, priced and checked. */
record SalesTerms(
        String clientOrderId,
        String customerId,
        String currency,
        List<SalesLine> lines,
        Totals totals,
        Address shipTo,
        LocalDate requestedDelivery,
        boolean allowBackorder,
        boolean allowPartial,
        Payment payment) {}
