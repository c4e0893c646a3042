package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * An ERP that takes documents: sales orders, deliveries, invoices and journals. The caller's key is the field {@code ExternalKey};
 * {@code GET /documents?ExternalKey=<key>} tells which number a document got. A journal whose lines do not sum to zero is refused.
 */
final class Erp implements Dialect {

    private static final Map<String, String> KINDS =
            Map.of("SO", "ORDER", "DN", "DELIVERY", "IN", "INVOICE", "JE", "JOURNAL");
    private static final long FIRST_NUMBER = 5_100_000_000L;

    private final Book book;
    private final Clock clock;

    Erp(Book book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call, Behaviour behaviour) {
        if (call.is("POST", "documents")) {
            return post(call);
        }
        if (call.is("GET", "documents")) {
            return call.parameter("ExternalKey")
                    .flatMap(book::byKey)
                    .map(Answer::found)
                    .orElseGet(() -> refuse(404, "E404", "No such document."));
        }
        return refuse(404, "E404", "No such service.");
    }

    private Answer post(Call call) {
        String key = call.text("/ExternalKey");
        String kind = KINDS.get(call.text("/DocType"));
        Optional<Answer> wrong = wrong(call, key, kind);
        return wrong.orElseGet(
                () -> Answer.of(book.once(key, () -> document(call, key, kind)).received()));
    }

    private Optional<Answer> wrong(Call call, String key, String kind) {
        if (key.isBlank()) {
            return Optional.of(refuse(400, "E101", "ExternalKey is missing."));
        }
        if (kind == null) {
            return Optional.of(refuse(400, "E102", "DocType is one of SO, DN, IN, JE."));
        }
        if (call.text("/Reference").isBlank()) {
            return Optional.of(refuse(400, "E103", "Reference is missing."));
        }
        if (kind.equals("JOURNAL") && balance(call.body().path("Lines")).signum() != 0) {
            return Optional.of(refuse(422, "E210", "The journal does not balance."));
        }
        return Optional.empty();
    }

    private static BigDecimal balance(JsonNode lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : lines) {
            BigDecimal amount = new BigDecimal(line.path("Amount").asText("0"));
            sum = line.path("Side").asText().equals("C") ? sum.subtract(amount) : sum.add(amount);
        }
        return sum;
    }

    private Received document(Call call, String key, String kind) {
        String number = String.valueOf(FIRST_NUMBER + book.size() + 1);
        ObjectNode answer = Json.object()
                .put("DocNumber", number)
                .put("DocType", call.text("/DocType"))
                .put("ExternalKey", key)
                .put("Status", "POSTED")
                .put("PostedAt", clock.instant().toString());
        String amount = call.text("/Total");
        return new Received(
                book.partner(),
                kind,
                key,
                call.text("/Reference"),
                amount.isEmpty() ? null : amount,
                number,
                null,
                clock.instant(),
                0,
                201,
                answer);
    }

    @Override
    public Answer refuse(int status, String code, String text) {
        return Answer.of(status, Json.object().put("ErrorCode", code).put("ErrorText", text));
    }
}
