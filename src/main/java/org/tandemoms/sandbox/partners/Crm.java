package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;

/**
 * A CRM that takes activities by the caller's own id: {@code PUT /activities/external/<key>} is idempotent by nature, and a
 * {@code GET} of the same address tells whether the activity arrived.
 */
final class Crm implements Dialect {

    private final Book book;
    private final Clock clock;

    Crm(Book book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call, Behaviour behaviour) {
        if (call.is("PUT", "activities", "external", "*")) {
            return put(call, call.segments()[2]);
        }
        if (call.is("GET", "activities", "external", "*")) {
            return book.byKey(call.segments()[2])
                    .map(Answer::found)
                    .orElseGet(() -> refuse(404, "NOT_FOUND", "No activity with this external id."));
        }
        return refuse(404, "NOT_FOUND", "No such resource.");
    }

    private Answer put(Call call, String key) {
        if (call.text("/subject").isBlank()) {
            return refuse(400, "REQUIRED_FIELD_MISSING", "subject is required.");
        }
        return Answer.of(book.once(key, () -> activity(call, key)).received());
    }

    private Received activity(Call call, String key) {
        String id = Json.id("00T", key);
        ObjectNode answer = Json.object()
                .put("id", id)
                .put("externalId", key)
                .put("success", true)
                .put("created", true);
        return new Received(
                book.partner(),
                "ACTIVITY",
                key,
                call.text("/relatedTo/id"),
                null,
                id,
                null,
                clock.instant(),
                0,
                201,
                answer);
    }

    @Override
    public Answer refuse(int status, String code, String text) {
        ObjectNode error = Json.object();
        error.putArray("errors").addObject().put("errorCode", code).put("message", text);
        return Answer.of(status, error);
    }
}
