package org.tandemoms.billing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.billing.CustomerMoney;

/**
 * Money that came for what customers owe.
 *
 * @param customerId left out while nobody knows whose it is
 * @param unallocated part that settles nothing yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CustomerMoneyView(
        String reference,
        CustomerMoney.Source source,
        @Nullable CustomerMoney.Result result,
        @Nullable String customerId,
        String currency,
        BigDecimal amount,
        BigDecimal unallocated,
        LocalDate valueDate,
        @Nullable String remittance,
        List<CustomerMoney.Allocation> allocations,
        List<PayoutView> payouts,
        Instant receivedAt) {

    /** @param reference of the transfer, or what else tells how it was paid */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PayoutView(BigDecimal amount, @Nullable String reference, Instant at, String by) {

        private static PayoutView of(CustomerMoney.Payout payout) {
            return new PayoutView(payout.amount(), payout.reference(), payout.at(), payout.by());
        }
    }

    static CustomerMoneyView of(CustomerMoney money) {
        return new CustomerMoneyView(
                money.id(),
                money.source(),
                money.result(),
                money.customerId(),
                money.currency(),
                money.amount(),
                money.unallocated(),
                money.valueDate(),
                money.remittance(),
                money.allocations(),
                money.payouts().stream().map(PayoutView::of).toList(),
                money.receivedAt());
    }
}
