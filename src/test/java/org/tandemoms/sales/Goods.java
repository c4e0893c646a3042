package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.tandemoms.identity.Actor;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.orders.OrdersInMemory;

/** Goods orders as tests tell of them: tea at 10.00 net, 19% tax, so that a piece is 11.90. */
public final class Goods {

    public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    public static final String ID = "0ORDER0000001";
    static final BigDecimal RATE = dec("0.19");

    private Goods() {}

    public static BigDecimal dec(String number) {
        return new BigDecimal(number);
    }

    public static OrdersInMemory house() {
        return new OrdersInMemory(SalesOrder.class, Clock.fixed(NOW, ZoneOffset.UTC), order -> {});
    }

    public static SalesLine line(String lineId, String quantity) {
        BigDecimal net = dec("10.00").multiply(dec(quantity)).setScale(2);
        return new SalesLine(
                lineId,
                "TEA",
                "Tea",
                dec(quantity),
                dec("10.00"),
                BigDecimal.ZERO,
                net,
                RATE,
                net.multiply(RATE).setScale(2),
                false,
                List.of(),
                dec(quantity));
    }

    static Totals totals(SalesLine... lines) {
        return Totals.of(Arrays.asList(lines), dec("0.00"), dec("0.00"));
    }

    /** An order by card that allows parts; nothing is held for it yet. */
    public static SalesOrder order(SalesLine... lines) {
        return order(ID, "C-100", PaymentMethod.CARD, lines);
    }

    public static SalesOrder order(String id, String customer, PaymentMethod method, SalesLine... lines) {
        return new SalesOrder(
                id,
                "partner-acme",
                new SalesTerms(
                        "A-1",
                        customer,
                        "EUR",
                        List.of(lines),
                        totals(lines),
                        new Address("Anna", "Street 1", "Berlin", "10115", "DE"),
                        null,
                        true,
                        true,
                        Payment.open(method, method == PaymentMethod.CARD ? "tok_ok" : null)),
                NOW,
                Actor.SYSTEM);
    }

    public static Allotment held(String lineId, String location, String quantity) {
        return new Allotment(ID + ":" + lineId, "TEA", location, dec(quantity));
    }

    /** Authorised in full, everything at hand. */
    public static SalesOrder paidFor(SalesOrder order) {
        order.askAuthorisation();
        order.paymentAuthorised(1, "auth_1");
        order.allocation().goAhead();
        return order;
    }

    /** Sent in one parcel, delivered, paid and closed. */
    public static SalesOrder completed(SalesOrder order) {
        paidFor(order);
        order.shipping().book();
        order.shipments().forEach(shipment -> order.shipping().delivered(shipment.id(), "CN", "T"));
        order.askCapture();
        order.paymentCaptured(1, "cap_1");
        order.completed();
        return order;
    }

    public static ReturnRequest back(String lineId, String quantity) {
        return new ReturnRequest(
                ReturnReason.CHANGED_MIND,
                List.of(new ReturnRequest.Line(lineId, dec(quantity))),
                ReturnResolution.REFUND,
                List.of(),
                null);
    }

    /** What comes back for its money, or for that in exchange. */
    static ReturnNote requested(SalesOrder order, String returnId, ReturnRequest wanted, SalesLine... exchange) {
        return order.requestReturn(returnId, returnId + "#h", wanted, note -> List.of(exchange));
    }

    /** Sent back, received and paid back. */
    public static ReturnNote sentBack(SalesOrder order, String returnId, String lineId, String quantity) {
        ReturnNote note = requested(order, returnId, back(lineId, quantity));
        order.goodsReturned(returnId, note.value());
        return note;
    }

    /** The warehouse finds no way to ship the rest. */
    public static void givenUp(SalesOrder order) {
        order.shipping().giveUpRest();
    }
}
