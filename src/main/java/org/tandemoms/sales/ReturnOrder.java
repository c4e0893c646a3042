package org.tandemoms.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.Decision;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.shared.Money;

/** Goods on their way back: judged by the analysts' table, received and graded by the warehouse, then paid back. */
public final class ReturnOrder extends Order {

    static final String RECEIVE = "receiveReturn";

    private String orderId;
    private String customerId;
    private String currency;
    private ReturnReason reason;
    private List<ReturnNote.Line> lines = new ArrayList<>();
    private BigDecimal value;
    private Instant deliveredAt;
    private BigDecimal share;
    private String answerText;
    private BigDecimal refund;
    private ReturnResolution resolution;
    private Exchange exchange;
    private Address shipTo;
    private Repair repair;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private ReturnOrder() {}

    ReturnOrder(SalesOrder order, ReturnNote note, Instant now, Actor actor) {
        super(note.id(), OrderKind.RETURN, order.owner(), order.clientOrderId() + "/" + note.id(), now, actor);
        orderId = order.id();
        customerId = order.customerId();
        currency = order.currency();
        reason = note.reason();
        lines = new ArrayList<>(note.lines());
        value = note.value();
        resolution = note.resolution();
        exchange = resolution == ReturnResolution.EXCHANGE ? Exchange.wanted(note.replacement()) : null;
        shipTo = order.shipTo();
        repair = resolution == ReturnResolution.REPAIR ? Repair.wanted() : null;
        deliveredAt = order.milestone("shipment-delivered")
                .map(milestone -> milestone.at())
                .orElse(now);
        status(ReturnStatus.REQUESTED.name(), true);
        tag("customer", customerId);
        tag("order", orderId);
        lines.forEach(line -> tag("sku", line.sku()));
        note(
                "requested",
                "Return of goods of order " + orderId + " requested: " + reason.inWords() + ", "
                        + resolution.inWords());
    }

    public ReturnStatus returnStatus() {
        return ReturnStatus.valueOf(status());
    }

    private void become(ReturnStatus next) {
        status(next.name(), !next.isDone());
    }

    /** What the table says. @param part of the price that is given back when the goods come back in order */
    void judged(String decision, BigDecimal part, String text, Map<String, String> evidence) {
        share = part;
        answerText = text;
        note("return-judged", "The returns policy answers: " + text, evidence);
        become("REVIEW".equals(decision) ? ReturnStatus.UNDER_REVIEW : ReturnStatus.APPROVED);
    }

    boolean isJudged() {
        return share != null;
    }

    @Override
    public void pendingApproval() {
        become(ReturnStatus.UNDER_REVIEW);
    }

    @Override
    protected void onAsked() {
        if (isAsked(RECEIVE) && returnStatus() == ReturnStatus.UNDER_REVIEW) {
            become(ReturnStatus.APPROVED);
        } else if (isAsked(RepairJourney.MEND) && returnStatus() == ReturnStatus.APPROVED) {
            become(ReturnStatus.IN_REPAIR);
            note("in-repair", "The goods are here to be mended");
        }
    }

    private boolean isAsked(String task) {
        return decision(task).filter(Decision::isOpen).isPresent();
    }

    /** The way of mended goods back to their customer. */
    public RepairJourney repairJourney() {
        return new RepairJourney(this);
    }

    /** Null unless the goods are to be mended. */
    Repair repair() {
        return repair;
    }

    void repair(Repair next) {
        repair = next;
    }

    Address shipTo() {
        return shipTo;
    }

    /** Delivered: the pieces are the customer's as before. @param mended false when they could not be repaired */
    void repairedAndBack(boolean mended) {
        if (returnStatus() == ReturnStatus.IN_REPAIR) {
            become(mended ? ReturnStatus.REPAIRED : ReturnStatus.REFUSED);
            note(
                    "repaired-and-back",
                    "The goods are with the customer again" + (mended ? ", mended" : " as they were"));
            send("repaired", "sales", "return.repaired", Map.of("order", orderId));
        }
    }

    /** The warehouse has graded the goods: back for sale, or thrown away. */
    void booked(boolean fit) {
        if (returnStatus() != ReturnStatus.APPROVED && returnStatus() != ReturnStatus.IN_REPAIR) {
            return;
        }
        become(ReturnStatus.RECEIVED);
        note("return-received", fit ? "Goods are back for sale" : "Goods are back and thrown away");
        for (ReturnNote.Line line : lines) {
            send(
                    "back:" + line.lineId(),
                    "stock",
                    fit ? "stock.return" : "stock.scrap",
                    Map.of(
                            "key", id() + ":" + line.lineId(),
                            "sku", line.sku(),
                            "location", line.location(),
                            "quantity", line.quantity().toPlainString()));
        }
    }

    /** Has the order give back the money for these goods. */
    void askRefund() {
        if (returnStatus() == ReturnStatus.RECEIVED) {
            send(
                    "refund",
                    "sales",
                    "return.refund",
                    Map.of("order", orderId, "amount", refundDue().toPlainString()));
        }
    }

    /** Has the replacement placed and its stock held, once; it waits for the goods. */
    void askReplacement() {
        if (exchange != null && returnStatus() == ReturnStatus.APPROVED && takes("replacement")) {
            send("replacement", ExchangeCourier.DESTINATION, ExchangeCourier.HOLD, Map.of());
        }
    }

    void replacementHeld(String replacement, BigDecimal credit) {
        exchange = exchange.placedAs(replacement, credit);
        tag("order", replacement);
        note(
                "replacement-held",
                "Order " + replacement + " replaces the goods; it goes out when they are here",
                Map.of("order", replacement, "credit", credit.toPlainString()));
        if (returnStatus() == ReturnStatus.REFUSED) {
            dropReplacement();
        }
    }

    void replacementNotPossible(String why) {
        exchange = exchange.notPossible(why);
        note("replacement-not-possible", "There is no replacement (" + why + "); the money is given back instead");
    }

    /** The goods are here: the replacement goes out, and what it costs less is given back. */
    void askExchange() {
        if (returnStatus() == ReturnStatus.RECEIVED) {
            send(
                    "exchange",
                    ExchangeCourier.DESTINATION,
                    ExchangeCourier.SETTLE,
                    Map.of("amount", refundDue().toPlainString()));
        }
    }

    /** @param credit part of the price that paid for the replacement @param given rest that is given back */
    void exchanged(BigDecimal credit, BigDecimal given) {
        if (refund == null) {
            refund = given;
            if (exchange.order() != null) {
                exchange = exchange.placedAs(exchange.order(), credit);
            }
            become(exchange.order() == null ? ReturnStatus.REFUNDED : ReturnStatus.EXCHANGED);
            note(
                    "exchanged",
                    Money.of(credit, currency) + " pays for the replacement, " + Money.of(given, currency)
                            + " is given back");
        }
    }

    private void dropReplacement() {
        send(
                "drop-replacement",
                ExchangeCourier.DESTINATION,
                ExchangeCourier.DROP,
                Map.of("replacement", exchange.order()));
    }

    /** What of the price is given back when the goods come back in order; all of it before the policy was asked. */
    BigDecimal refundDue() {
        if (repairJourney().givesNoMoney()) {
            return BigDecimal.ZERO.setScale(value.scale());
        }
        return share == null ? value : value.multiply(share).setScale(value.scale(), RoundingMode.HALF_UP);
    }

    /** The order has given the money back. */
    void refunded(BigDecimal amount) {
        if (refund == null) {
            refund = amount;
            become(repairJourney().givesNoMoney() ? ReturnStatus.SCRAPPED : ReturnStatus.REFUNDED);
            note("refunded", Money.of(amount, currency) + " is given back");
        }
    }

    /** The goods are not taken back. */
    void refused() {
        if (isOpen()) {
            become(ReturnStatus.REFUSED);
            note("return-refused", "Not taken back");
            send("refuse", "sales", "return.refused", Map.of("order", orderId));
            if (exchange != null && exchange.order() != null) {
                dropReplacement();
            }
        }
    }

    public String orderId() {
        return orderId;
    }

    public String customerId() {
        return customerId;
    }

    public String currency() {
        return currency;
    }

    public ReturnReason reason() {
        return reason;
    }

    public List<ReturnNote.Line> lines() {
        return List.copyOf(lines);
    }

    public Money value() {
        return Money.of(value, currency);
    }

    public Instant deliveredAt() {
        return deliveredAt;
    }

    /** What the customer is told; null before it is judged. */
    public String answerText() {
        return answerText;
    }

    public ReturnResolution resolution() {
        return resolution == null ? ReturnResolution.REFUND : resolution;
    }

    /** Null unless other goods are wanted. */
    Exchange exchange() {
        return exchange;
    }

    /** Null before the money is given back. */
    public BigDecimal refund() {
        return refund;
    }
}
