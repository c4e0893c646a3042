package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A card processor: authorisations, captures, voids and refunds, amounts in minor units, one header {@code Idempotency-Key} per
 * operation. A decline is answered with 402. {@code GET /v1/operations/<key>} tells what became of an operation.
 *
 * <p>Sources: {@code tok_ok}; {@code tok_declined} and {@code tok_insufficient} are declined; {@code tok_timeout} is authorised, but the
 * first answer never arrives (whoever asks again hears it); {@code tok_capture_fails} is authorised and its capture declined;
 * {@code tok_refund_fails} is paid, but gives nothing back; {@code tok_refund_fails_once} declines the first refund of a capture.
 */
final class PaymentProvider implements Dialect {

    private static final Map<String, String> DECLINES =
            Map.of("tok_declined", "do_not_honor", "tok_insufficient", "insufficient_funds");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final String TOKEN_TIMEOUT = "tok_timeout";
    private static final String TOKEN_CAPTURE_FAILS = "tok_capture_fails";

    private static final String TOKEN_REFUND_FAILS = "tok_refund_fails";
    private static final String TOKEN_REFUND_FAILS_ONCE = "tok_refund_fails_once";

    private final Book book;
    private final Clock clock;

    PaymentProvider(Book book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call, Behaviour behaviour) {
        if (call.is("POST", "v1", "authorizations")) {
            return operation(call, "", this::authorise);
        }
        if (call.is("POST", "v1", "authorizations", "*", "captures")) {
            return operation(call, call.segments()[2], this::capture);
        }
        if (call.is("POST", "v1", "authorizations", "*", "voids")) {
            return operation(call, call.segments()[2], this::cancel);
        }
        if (call.is("POST", "v1", "captures", "*", "refunds")) {
            return operation(call, call.segments()[2], this::refund);
        }
        if (call.is("GET", "v1", "operations", "*")) {
            return book.byKey(call.segments()[2])
                    .map(Answer::found)
                    .orElseGet(() -> refuse(404, "resource_missing", "No operation has this key."));
        }
        return refuse(404, "resource_missing", "Unrecognised request.");
    }

    private record Request(String key, Call call, String parent, String currency, long minor, String reference) {
        String amount() {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return BigDecimal.valueOf(minor, Math.max(digits, 0)).toPlainString();
        }
    }

    private Answer operation(Call call, String parent, BiFunction<Request, ObjectNode, Received> work) {
        Optional<String> key = call.header("idempotency-key");
        if (key.isEmpty()) {
            return refuse(400, "idempotency_key_missing", "Send an Idempotency-Key header.");
        }
        Optional<Received> parentOperation = parent.isEmpty() ? Optional.empty() : book.byId(parent);
        if (!parent.isEmpty() && parentOperation.filter(Received::accepted).isEmpty()) {
            return refuse(404, "resource_missing", "There is no " + parent + ".");
        }
        String currency = call.text("/currency");
        if (!CURRENCIES.contains(currency)) {
            return refuse(422, "currency_invalid", "currency is an ISO 4217 code in upper case.");
        }
        if (!call.body().path("amount").canConvertToLong()
                || call.body().path("amount").longValue() <= 0) {
            return refuse(422, "amount_invalid", "amount is a positive number of minor units.");
        }
        long minor = call.body().path("amount").longValue();
        Request request = new Request(key.get(), call, parent, currency, minor, call.text("/merchant_reference"));
        Book.Worked worked = book.once(key.get(), () -> work.apply(request, Json.object()));
        Answer answer = Answer.of(worked.received());
        boolean lost = worked.first() && call.text("/source/token").equals(TOKEN_TIMEOUT);
        return lost ? answer.withhold() : answer;
    }

    private Received authorise(Request request, ObjectNode answer) {
        String token = request.call().text("/source/token");
        String decline = token.startsWith("tok_") ? DECLINES.get(token) : "invalid_token";
        answer.put("source", token);
        return decide("AUTHORISE", "auth_", "authorized", decline, request, answer);
    }

    private Received capture(Request request, ObjectNode answer) {
        long authorised = minor(request.parent());
        long captured = total(request.parent(), "CAPTURE");
        String decline = null;
        if (!book.following(request.parent(), "VOID").isEmpty()) {
            decline = "authorization_voided";
        } else if (captured + request.minor() > authorised) {
            decline = "amount_too_large";
        } else if (source(request.parent()).equals(TOKEN_CAPTURE_FAILS)) {
            decline = "issuer_not_available";
        }
        answer.put("authorization", request.parent());
        return decide("CAPTURE", "cap_", "captured", decline, request, answer);
    }

    private Received cancel(Request request, ObjectNode answer) {
        boolean captured = !book.following(request.parent(), "CAPTURE").isEmpty();
        answer.put("authorization", request.parent());
        return decide("VOID", "void_", "voided", captured ? "already_captured" : null, request, answer);
    }

    private Received refund(Request request, ObjectNode answer) {
        String decline = null;
        if (total(request.parent(), "REFUND") + request.minor() > minor(request.parent())) {
            decline = "amount_too_large";
        } else if (refusesRefund(request.parent())) {
            decline = "refund_not_possible";
        }
        answer.put("capture", request.parent());
        return decide("REFUND", "ref_", "refunded", decline, request, answer);
    }

    private boolean refusesRefund(String capture) {
        String token = source(book.byId(capture).orElseThrow().parent());
        return token.equals(TOKEN_REFUND_FAILS)
                || token.equals(TOKEN_REFUND_FAILS_ONCE) && !book.wasAsked(capture, "REFUND");
    }

    private Received decide(
            String kind, String prefix, String done, String decline, Request request, ObjectNode answer) {
        String id = Json.id(prefix, request.key());
        answer.put("id", id)
                .put("status", decline == null ? done : "declined")
                .put("amount", request.minor())
                .put("currency", request.currency())
                .put("merchant_reference", request.reference())
                .put("created", clock.instant().getEpochSecond());
        if (decline != null) {
            answer.put("decline_code", decline);
        }
        return new Received(
                book.partner(),
                kind,
                request.key(),
                request.reference(),
                request.amount(),
                id,
                request.parent().isEmpty() ? null : request.parent(),
                clock.instant(),
                0,
                decline == null ? 201 : 402,
                answer);
    }

    private long total(String parent, String kind) {
        return book.following(parent, kind).stream()
                .mapToLong(received -> received.answer().path("amount").longValue())
                .sum();
    }

    private long minor(String id) {
        return book.byId(id).orElseThrow().answer().path("amount").longValue();
    }

    private String source(String id) {
        return book.byId(id).orElseThrow().answer().path("source").asText();
    }

    @Override
    public Answer refuse(int status, String code, String text) {
        ObjectNode error = Json.object();
        error.putObject("error").put("code", code).put("message", text);
        return Answer.of(status, error);
    }
}
