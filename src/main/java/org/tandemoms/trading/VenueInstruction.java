package org.tandemoms.trading;

import java.time.Instant;
import org.tandemoms.outbox.OutboxMessage;

/**
 * What a venue is to be told: payload of the outbox messages {@code venue.order}, {@code venue.cancel} and
 * {@code venue.replace} to destination {@code venue}.
 *
 * @param venue code in the venue directory
 * @param orderId ours, one for the life of the order; travels as SecondaryClOrdID (526)
 * @param clOrdId new ClOrdID (11) of this message; the same when the message is sent again
 * @param origClOrdId OrigClOrdID (41) of a cancel or replace; null for an order
 * @param venueOrderId OrderID (37) the venue gave; null while unknown
 * @param currency of the price
 * @param terms for an order or replace all terms wanted; for a cancel those that hold
 * @param locateId for short sales; null otherwise
 */
public record VenueInstruction(
        String venue,
        String orderId,
        String clOrdId,
        String origClOrdId,
        String venueOrderId,
        String account,
        String symbol,
        String isin,
        String currency,
        Side side,
        OrderTerms terms,
        String locateId,
        Instant at) {

    /** Destination of the messages. */
    public static final String DESTINATION = "venue";

    public static final String ORDER = "venue.order";
    public static final String CANCEL = "venue.cancel";
    public static final String REPLACE = "venue.replace";

    public static VenueInstruction of(OutboxMessage message) {
        return Payloads.read(message.payload(), VenueInstruction.class);
    }

    /** Puts a message to a route's venue into the order's outbox. */
    static void send(
            TradeOrder order, String type, Route route, String clOrdId, String origClOrdId, OrderTerms wanted) {
        TradedInstrument instrument = order.instrument();
        var instruction = new VenueInstruction(
                route.venue(),
                order.id(),
                clOrdId,
                origClOrdId,
                route.venueOrderId(),
                order.account(),
                instrument.symbol(),
                instrument.isin(),
                instrument.currency(),
                order.side(),
                wanted,
                order.locateId(),
                order.now());
        String part = clOrdId.substring(order.id().length() + 1);
        order.send(part, DESTINATION, type, Payloads.write(instruction));
    }
}
