package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A supplier that takes purchase orders, calls back its acknowledgement and then its invoice. The caller's key is header
 * {@code Idempotency-Key}; {@code GET /purchase-orders?key=<key>} tells what became of an order. It answers at once unless
 * its pace was set by {@code /_behave}.
 *
 * <p>The buyer's account says how it deals: {@code REFUSE...} is refused by acknowledgement, {@code STOP...} at once (422
 * {@code CREDIT_STOP}), {@code SHORT...} is offered half, {@code LATE...} is offered ten days later, {@code DEAR...} gets
 * an invoice ten percent too high, {@code SILENT...} never hears anything.
 */
final class Wholesaler implements Dialect {

    private static final String ACKNOWLEDGEMENT = "/partner-callbacks/supplier/acknowledgement";
    private static final String INVOICE = "/partner-callbacks/supplier/invoice";
    private static final String ORDER = "PURCHASE_ORDER";
    private static final int DAYS_LATE = 10;
    private static final BigDecimal DEARER = new BigDecimal("1.10");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Book book;
    private final CallBacks callBacks;
    private final Clock clock;

    Wholesaler(Book book, CallBacks callBacks, Clock clock) {
        this.book = book;
        this.callBacks = callBacks;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call, Behaviour behaviour) {
        if (call.is("POST", "purchase-orders")) {
            return withKey(call, key -> order(call, key, behaviour));
        }
        if (call.is("POST", "purchase-orders", "*", "cancellation")) {
            return withKey(call, key -> follow(call, key, "PURCHASE_CANCEL", "CANCELLED"));
        }
        if (call.is("POST", "purchase-orders", "*", "reminders")) {
            return withKey(call, key -> follow(call, key, "REMINDER", "NOTED"));
        }
        if (call.is("POST", "purchase-orders", "*", "disputes")) {
            return withKey(call, key -> follow(call, key, "DISPUTE", "NOTED"));
        }
        if (call.is("GET", "purchase-orders")) {
            return call.parameter("key")
                    .flatMap(book::byKey)
                    .map(Answer::found)
                    .orElseGet(() -> refuse(404, "UNKNOWN", "No order has this key."));
        }
        return refuse(404, "UNKNOWN", "There is nothing here.");
    }

    private Answer withKey(Call call, Function<String, Answer> work) {
        return call.header("idempotency-key")
                .map(work)
                .orElseGet(() -> refuse(400, "KEY", "Send an Idempotency-Key header."));
    }

    private Answer order(Call call, String key, Behaviour behaviour) {
        if (number(call.body().at("/position/quantity")).signum() <= 0
                || call.text("/position/article").isEmpty()
                || call.text("/buyerOrder").isEmpty()) {
            return refuse(400, "INCOMPLETE", "buyerOrder, position.article and position.quantity are needed.");
        }
        Book.Worked worked = book.once(key, () -> taken(call, key, behaviour.paceMs()));
        if (worked.first()) {
            tell(worked.received(), behaviour.repeatsCallBacks());
        }
        return Answer.of(worked.received());
    }

    private Received taken(Call call, String key, long paceMs) {
        Instant now = clock.instant();
        String number = Json.id("SO", key).toUpperCase(Locale.ROOT);
        boolean stopped = call.text("/buyerAccount").startsWith("STOP");
        ObjectNode answer = Json.object()
                .put("orderNumber", number)
                .put("status", stopped ? "REFUSED" : "RECEIVED")
                .put("account", call.text("/buyerAccount"))
                .put("wantedOn", call.text("/wantedOn"))
                .put("quantity", call.text("/position/quantity"))
                .put("price", call.text("/position/price"))
                .put("receivedAt", now.toString());
        if (stopped) {
            answer.put("reasonCode", "CREDIT_STOP").put("reason", "The account is stopped.");
        }
        String amount = number(call.body().at("/position/quantity"))
                .multiply(number(call.body().at("/position/price")))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
        return new Received(
                book.partner(),
                ORDER,
                key,
                call.text("/buyerOrder"),
                amount,
                number,
                null,
                now,
                paceMs,
                stopped ? 422 : 202,
                answer);
    }

    private static BigDecimal number(JsonNode node) {
        try {
            return new BigDecimal(node.asText());
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    private Answer follow(Call call, String key, String kind, String status) {
        Optional<Received> order = book.byKey(call.segments()[1]).filter(Received::accepted);
        if (order.isEmpty()) {
            return refuse(409, "UNKNOWN", "There is no such order.");
        }
        Received done =
                book.once(key, () -> following(order.get(), key, kind, status)).received();
        return Answer.of(done);
    }

    private Received following(Received order, String key, String kind, String status) {
        ObjectNode answer = Json.object().put("orderNumber", order.id()).put("status", status);
        return new Received(
                book.partner(),
                kind,
                key,
                order.orderId(),
                null,
                Json.id("F", key),
                order.id(),
                clock.instant(),
                0,
                200,
                answer);
    }

    private void tell(Received order, boolean twice) {
        if (order.accepted() && !account(order).startsWith("SILENT")) {
            callBacks.send(book, news(order), twice, () -> book.following(order.id(), "PURCHASE_CANCEL")
                    .isEmpty());
        }
    }

    private static String account(Received order) {
        return order.answer().path("account").asText();
    }

    private static List<CallBack> news(Received order) {
        String account = account(order);
        BigDecimal asked = number(order.answer().path("quantity"));
        BigDecimal promised = account.startsWith("SHORT") ? asked.divide(TWO, 0, RoundingMode.CEILING) : asked;
        Instant at = order.at().plusMillis(order.paceMs());
        boolean refused = account.startsWith("REFUSE");
        ObjectNode acknowledgement = Json.object()
                .put("eventId", order.id() + "-1")
                .put("orderNumber", order.id())
                .put("buyerOrder", order.orderId())
                .put("status", refused ? "REFUSED" : promised.equals(asked) ? "ACCEPTED" : "CHANGED")
                .put("quantity", promised.toPlainString())
                .put("deliveryDate", deliveryDate(order, account));
        if (refused) {
            acknowledgement.put("reason", "The article is no longer made.");
        }
        var told = new CallBack(order.id() + "-1", ACKNOWLEDGEMENT, acknowledgement, at);
        return refused ? List.of(told) : List.of(told, invoice(order, promised, at.plusMillis(order.paceMs())));
    }

    private static String deliveryDate(Received order, String account) {
        String wanted = order.answer().path("wantedOn").asText();
        return account.startsWith("LATE") && !wanted.isEmpty()
                ? LocalDate.parse(wanted).plusDays(DAYS_LATE).toString()
                : wanted;
    }

    private static CallBack invoice(Received order, BigDecimal quantity, Instant at) {
        BigDecimal price = number(order.answer().path("price"));
        BigDecimal charged = account(order).startsWith("DEAR") ? price.multiply(DEARER) : price;
        String event = order.id() + "-2";
        ObjectNode body = Json.object()
                .put("eventId", event)
                .put("buyerOrder", order.orderId())
                .put("invoiceNumber", "INV-" + order.id().substring(2))
                .put("invoiceDate", LocalDate.ofInstant(at, ZoneOffset.UTC).toString())
                .put("quantity", quantity.toPlainString())
                .put("price", charged.toPlainString());
        return new CallBack(event, INVOICE, body, at);
    }

    @Override
    public void resume() {
        book.all(ORDER).forEach(order -> tell(order, false));
    }

    @Override
    public Answer refuse(int status, String code, String text) {
        return Answer.of(
                status,
                Json.object().put("status", "REFUSED").put("reasonCode", code).put("reason", text));
    }
}
