package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The trade that an order has become: what is owed and when. Amounts in {@link #currency}, at its minor units.
 *
 * @param tradeDate day of the last execution in the market's time zone
 * @param gross price times quantity; zero for futures, whose gains and losses are paid day by day
 * @param net what the account pays (buy: gross and accrued interest plus fees) or receives (sale: the same less fees)
 * @param counterparty venue or broker it was done with
 * @param accrued interest since the last coupon, which a buyer of bonds pays the seller; zero for all else
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
        String counterparty,
        BigDecimal accrued) {

    public TradeCapture {
        accrued = accrued == null ? BigDecimal.ZERO : accrued;
    }

    public record Fee(String name, BigDecimal amount) {}
}
