package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tandemoms.outbox.OutboxMessage;

/**
 * How a trade stands in a position from now on: element of the outbox messages {@code position.apply} to destination
 * {@code positions}, one message for all that one write has booked.
 *
 * @param key of this change, unique
 * @param trade the trade it speaks of; the change that speaks of it first has the trade's own key
 * @param quantity signed: positive adds to the position; zero when the trade counts for nothing any more
 * @param amount signed as the quantity: its worth in {@code currency}, not rounded
 * @param price in the instrument's currency and quotation
 * @param at when it was traded, UTC
 */
public record PositionChange(
        String key,
        String trade,
        String account,
        String symbol,
        String currency,
        BigDecimal valuePerPoint,
        BigDecimal quantity,
        BigDecimal amount,
        BigDecimal price,
        Instant at) {

    /** Destination of the messages. */
    public static final String DESTINATION = "positions";

    public static final String TYPE = "position.apply";

    private static final String CHANGES = "changes";

    /** The trade was not spoken of before. */
    public boolean isFirst() {
        return key.equals(trade);
    }

    /** @param sales what the order may still sell; empty where nothing has changed about that */
    static void send(TradeOrder order, List<PositionChange> changes, List<OpenSale> sales) {
        String key = changes.isEmpty() ? order.nextExecId() : changes.get(0).key();
        order.send(
                "position:" + key,
                DESTINATION,
                TYPE,
                Map.of(
                        CHANGES,
                        changes.stream().map(Payloads::write).toList(),
                        OpenSale.SALES,
                        sales.stream().map(Payloads::write).toList()));
    }

    /** Reads the changes a message carries. */
    public static List<PositionChange> of(OutboxMessage message) {
        List<PositionChange> changes = new ArrayList<>();
        if (message.payload().get(CHANGES) instanceof List<?> list) {
            list.forEach(element -> changes.add(Payloads.convert(element, PositionChange.class)));
        }
        return changes;
    }
}
