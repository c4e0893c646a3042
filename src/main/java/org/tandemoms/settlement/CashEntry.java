package org.tandemoms.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One side of a cash movement.
 *
 * @param id deterministic, so that a movement booked twice stands once
 * @param orderId of the order, or {@code MARGIN:FUND-A|CLH7} for what a position of futures gains and loses
 * @param account of the ledger: {@code CASH:FUND-A}, {@code STREET:XSIM}, {@code FEE:BROKERAGE}, {@code CLEARING:XNYM}
 * @param amount signed, in {@code currency}
 */
public record CashEntry(
        String id, String orderId, String account, String currency, BigDecimal amount, LocalDate valueDate) {}
