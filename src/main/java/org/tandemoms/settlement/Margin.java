package org.tandemoms.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.marketdata.SettlementPrice;

/**
 * What a position of futures has paid and got day by day, in its currency.
 *
 * @param paid sum of all payments: positive when the account has got more than it paid
 * @param open gained since the last payment, at the market; absent where no price is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Margin(
        String account,
        String symbol,
        String currency,
        BigDecimal quantity,
        BigDecimal paid,
        @Nullable BigDecimal open,
        @Nullable BigDecimal marketPrice,
        List<Margin.Payment> payments,
        Instant updatedAt) {

    /**
     * @param day of trading
     * @param amount that the account has got; negative: has paid
     * @param settlementPrice of the day as it is known now; absent where the position was closed and none was needed
     * @param source who says so; one that came after the payment is made good by the next
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payment(
            LocalDate day,
            BigDecimal amount,
            @Nullable BigDecimal settlementPrice,
            @Nullable SettlementPrice.Source source) {}
}
