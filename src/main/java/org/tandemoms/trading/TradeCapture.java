package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The trade that an order has become: what is owed and when. Amounts in {@link #currency}, at its minor units.
 *
 * @param tradeDate day of the last execution in the market's time zone
 * @param gross price times quantity
 * @param net what the account pays (buy: gross plus fees) or receives (sale: gross less fees)
 * @param counterparty venue or broker it was done with
 */
public record TradeCapture(
        LocalDate tradeDate,
        LocalDate settlementDate,
        String currency,
        BigDecimal quantity,
        BigDecimal averagePrice,
        BigDecimal gross,
        List<Fee> fees,
        BigDecimal net,
        String counterparty) {

    public record Fee(String name, BigDecimal amount) {}
}
