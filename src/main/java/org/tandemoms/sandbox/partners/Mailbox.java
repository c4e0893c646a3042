package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the sandbox's mails go: {@code GET /mails} lists them, newest first, {@code GET /mails/<id>} gives one as it came.
 * A mail that comes again with the same Message-ID counts as a further attempt and stays one mail.
 */
final class Mailbox implements Dialect {

    static final String MAIL = "MAIL";
    private static final Pattern HEADER = Pattern.compile("^([A-Za-z-]+):[ \\t]*(.*)$");

    private final Book book;
    private final Clock clock;

    Mailbox(Book book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** Returns when the mail is durable. @param raw as it came over the wire, lines ended by CR and LF */
    void take(String from, String to, String raw) {
        ObjectNode mail = Json.object().put("from", from).put("to", to);
        for (String line : head(raw).split("\r\n")) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                mail.put(header.group(1).toLowerCase(java.util.Locale.ROOT), header.group(2));
            }
        }
        String messageId = mail.path("message-id")
                .asText(UUID.nameUUIDFromBytes(raw.getBytes(StandardCharsets.UTF_8))
                        .toString());
        String key = mail.path("idempotency-key").asText(messageId);
        mail.put("raw", raw);
        int end = key.indexOf(':');
        book.once(
                key,
                () -> new Received(
                        book.partner(),
                        MAIL,
                        key,
                        end < 0 ? key : key.substring(0, end),
                        null,
                        Json.id("M", messageId),
                        null,
                        clock.instant(),
                        0,
                        200,
                        mail));
    }

    /** The header, with lines that go on in the next one put together (RFC 5322, 2.2.3). */
    private static String head(String raw) {
        int end = raw.indexOf("\r\n\r\n");
        return (end < 0 ? raw : raw.substring(0, end)).replaceAll("\r\n[ \\t]+", " ");
    }

    @Override
    public Answer answer(Call call, Behaviour behaviour) {
        if (call.is("GET", "mails")) {
            return Answer.of(200, list());
        }
        if (call.is("GET", "mails", "*")) {
            Optional<Received> mail = book.byId(call.segments()[1]);
            return mail.map(found -> Answer.of(200, found.answer()))
                    .orElseGet(() -> refuse(404, "UNKNOWN", "There is no such mail."));
        }
        return refuse(404, "UNKNOWN", "There is nothing here.");
    }

    private ArrayNode list() {
        ArrayNode list = Json.object().putArray("mails");
        for (Received mail : book.all(MAIL)) {
            ObjectNode entry = Json.object()
                    .put("id", mail.id())
                    .put("at", mail.at().toString())
                    .put("from", mail.answer().path("from").asText())
                    .put("to", mail.answer().path("to").asText())
                    .put("subject", mail.answer().path("subject").asText());
            list.insert(0, entry);
        }
        return list;
    }

    @Override
    public Answer refuse(int status, String code, String text) {
        return Answer.of(
                status,
                Json.object().put("status", "REFUSED").put("reasonCode", code).put("reason", text));
    }
}
