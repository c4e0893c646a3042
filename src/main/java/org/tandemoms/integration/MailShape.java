package org.tandemoms.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.attachment.AttachmentMessage;

/**
 * Turns what a mapping says of a mail, {@code {to, subject, text, attachments: [{name, type, text}]}}, into headers, body
 * and attachments. The Message-ID is made of the message's key, so that the same mail sent again can be told for it.
 */
final class MailShape {

    private static final int SMTP_DONE = 250;

    private MailShape() {}

    static void write(Exchange exchange, Mapping mapping, ObjectMapper json) {
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        Object ours = message.getBody();
        exchange.setProperty(MappingComponent.MESSAGE, ours);
        JsonNode mail = mapping.apply(json.valueToTree(ours));
        String key = Objects.toString(((Map<?, ?>) ours).get("key"));
        message.setHeader("To", needed(mail, "to"));
        message.setHeader("Subject", needed(mail, "subject"));
        message.setHeader("Idempotency-Key", key);
        UUID same = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        message.setHeader("Message-ID", "<" + same + "@tandem-oms>");
        message.setBody(needed(mail, "text"));
        for (JsonNode attachment : mail.path("attachments")) {
            byte[] content = needed(attachment, "text").getBytes(StandardCharsets.UTF_8);
            message.addAttachment(
                    oneLine(needed(attachment, "name")),
                    new DataHandler(new ByteArrayDataSource(content, needed(attachment, "type"))));
        }
    }

    /** The server has taken it, which its mapping for the reply reads like an answer. */
    static void taken(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, SMTP_DONE);
        message.setBody(null);
    }

    private static String needed(JsonNode mail, String name) {
        String text = mail.path(name).asText();
        if (text.isBlank()) {
            throw new MappingFailed("the mail has no " + name, null);
        }
        return name.equals("text") ? text : oneLine(text);
    }

    /** A line end within a header would begin another one. */
    private static String oneLine(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new MappingFailed("a header of the mail has more than one line", null);
        }
        return text;
    }
}
