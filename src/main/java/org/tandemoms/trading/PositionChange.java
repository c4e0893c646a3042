package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tandemoms.outbox.OutboxMessage;

/**
 * What an execution changes in a position: element of the outbox messages {@code position.apply} to destination
 * {@code positions}, one message for all that one write has booked.
 *
 * @param key unique; the execution, or the report that corrected it
 * @param quantity signed: positive adds to the position
 * @param price in the instrument's currency and quotation
 */
public record PositionChange(
        String key,
        String account,
        String symbol,
        String currency,
        BigDecimal valuePerPoint,
        BigDecimal quantity,
        BigDecimal price) {

    /** Destination of the messages. */
    public static final String DESTINATION = "positions";

    public static final String TYPE = "position.apply";

    private static final String CHANGES = "changes";

    /** @param sign 1 books the execution, -1 takes it back */
    static PositionChange of(TradeOrder order, String key, Execution execution, int sign) {
        boolean adds = order.side().isBuy() == sign > 0;
        return new PositionChange(
                key,
                order.account(),
                order.instrument().symbol(),
                order.instrument().currency(),
                order.instrument().valuePerPoint(),
                adds ? execution.quantity() : execution.quantity().negate(),
                execution.price());
    }

    static void send(TradeOrder order, List<PositionChange> changes) {
        order.send(
                part(changes.get(0)),
                DESTINATION,
                TYPE,
                Map.of(CHANGES, changes.stream().map(Payloads::write).toList()));
    }

    private static String part(PositionChange first) {
        return "position:" + first.key();
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
