package org.tandemoms.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a customer owes for one invoice on account, and what has settled it: money from the bank, credit notes. Each
 * settlement has a key of its own and counts once; all of them together are never more than the amount.
 *
 * @param id number of the invoice
 * @param amount owed when it was issued, in the invoice's currency
 * @param dueAt from then on it is late (UTC)
 * @param open something is still owed
 * @param version grows with every change
 */
public record OpenItem(
        String id,
        String orderId,
        String customerId,
        String currency,
        BigDecimal amount,
        List<Settlement> settlements,
        Instant issuedAt,
        Instant dueAt,
        boolean open,
        long version) {

    /** @param reference of the receipt that the money is from */
    public record Settlement(String key, String reference, BigDecimal amount, Instant at) {}

    public OpenItem {
        settlements = List.copyOf(settlements);
    }

    static OpenItem of(Invoice invoice) {
        return new OpenItem(
                invoice.number(),
                invoice.orderId(),
                invoice.customerId(),
                invoice.currency(),
                invoice.payable(),
                List.of(),
                invoice.issuedAt(),
                invoice.dueAt(),
                invoice.payable().signum() > 0,
                1);
    }

    public BigDecimal settled() {
        return settlements.stream().map(Settlement::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal owed() {
        return amount.subtract(settled());
    }

    /** The amount that was settled under the key; zero when nothing was. */
    public BigDecimal settledBy(String key) {
        return settlements.stream()
                .filter(settlement -> settlement.key().equals(key))
                .map(Settlement::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean knows(String key) {
        return settlements.stream().anyMatch(settlement -> settlement.key().equals(key));
    }

    /** With as much of the amount as is still owed. */
    OpenItem settledWith(String key, String reference, BigDecimal upTo, Instant at) {
        List<Settlement> more = new ArrayList<>(settlements);
        more.add(new Settlement(key, reference, upTo.min(owed()), at));
        BigDecimal left = owed().subtract(upTo.min(owed()));
        return new OpenItem(
                id, orderId, customerId, currency, amount, more, issuedAt, dueAt, left.signum() > 0, version + 1);
    }
}
