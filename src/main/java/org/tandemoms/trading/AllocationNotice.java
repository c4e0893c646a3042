package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tandemoms.outbox.OutboxMessage;

/**
 * What was executed, divided among accounts, with what each pays or receives: payload of the outbox messages {@code
 * client.allocation} to destination {@code client}, which become AllocationReport (AS) and Confirmation (AK).
 *
 * @param session FIX session of the client; null when the order did not come by FIX (then only drop copies are told)
 * @param noticeId unique; a notice that takes this one back has the same
 * @param canceled takes back what was told under {@code noticeId}
 * @param asked the client has divided it so by an AllocationInstruction, which was answered by an AllocationReport
 * @param at UTC
 */
public record AllocationNotice(
        String session,
        String noticeId,
        boolean canceled,
        boolean asked,
        String orderId,
        String clOrdId,
        String allocId,
        Side side,
        String symbol,
        String isin,
        String currency,
        BigDecimal quantity,
        BigDecimal avgPx,
        LocalDate tradeDate,
        LocalDate settlementDate,
        List<Share> shares,
        Instant at) {

    public static final String TYPE = "client.allocation";

    /**
     * In {@code currency}, rounded to its minor unit; over all shares they add up to what the order's trade was captured at.
     *
     * @param accrued interest since the last coupon, of bonds; else zero
     * @param net what the account pays (purchase) or receives (sale)
     */
    public record Share(
            String account,
            BigDecimal quantity,
            BigDecimal gross,
            BigDecimal accrued,
            BigDecimal fees,
            BigDecimal net) {}

    public BigDecimal gross() {
        return shares.stream().map(Share::gross).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal net() {
        return shares.stream().map(Share::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public static AllocationNotice of(OutboxMessage message) {
        return Payloads.read(message.payload(), AllocationNotice.class);
    }

    Map<String, Object> payload() {
        return Payloads.write(this);
    }
}
