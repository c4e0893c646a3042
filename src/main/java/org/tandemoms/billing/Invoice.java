package org.tandemoms.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tandemoms.sales.SalesLine;

/**
 * An invoice as it was issued; never changed afterwards.
 *
 * @param id {@code orderId:invoice}, so that an order is invoiced once
 * @param number what the customer reads
 */
public record Invoice(
        String id,
        String number,
        String orderId,
        String customerId,
        String currency,
        List<SalesLine> lines,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal gross,
        Instant issuedAt) {}
