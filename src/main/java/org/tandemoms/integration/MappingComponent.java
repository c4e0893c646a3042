package org.tandemoms.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * Brings mapping files into routes. {@code mapping:<name>/request} turns our message into the partner's HTTP request,
 * {@code mapping:<name>/reply} the partner's answer into our reply; {@code mail} and {@code sent} do the same for mails. A route whose mapping is missing or wrong does not start.
 */
final class MappingComponent extends DefaultComponent {

    /** Exchange property that keeps our message while the body is the partner's. */
    static final String MESSAGE = "TandemMessage";

    private static final TypeReference<Map<String, Object>> PLAIN_MAP = new TypeReference<>() {};

    private final Mappings mappings;
    private final ObjectMapper json;

    MappingComponent(Mappings mappings, ObjectMapper json) {
        this.mappings = mappings;
        this.json = json;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        int slash = remaining.lastIndexOf('/');
        String name = slash < 0 ? remaining : remaining.substring(0, slash);
        Processor processor =
                switch (slash < 0 ? "" : remaining.substring(slash + 1)) {
                    case "request" -> request(mappings.get(name + "-request"));
                    case "reply" -> reply(mappings.get(name + "-reply"));
                    case "mail" -> mail(mappings.get(name + "-request"));
                    case "sent" -> sent(mappings.get(name + "-reply"));
                    default ->
                        throw new IllegalArgumentException(
                                "Write mapping:<name>/request, reply, mail or sent, not " + uri);
                };
        return new ProcessorEndpoint(uri, this, processor);
    }

    private Processor request(Mapping mapping) {
        return exchange -> {
            Message message = exchange.getMessage();
            Object ours = message.getBody();
            exchange.setProperty(MESSAGE, ours);
            JsonNode request = mapping.apply(json.valueToTree(ours));
            message.setHeader(Exchange.HTTP_METHOD, request.path("method").asText("POST"));
            message.setHeader(Exchange.HTTP_PATH, request.path("path").asText());
            request.path("headers")
                    .properties()
                    .forEach(header ->
                            message.setHeader(header.getKey(), header.getValue().asText()));
            boolean empty = request.path("body").isMissingNode();
            if (!empty) {
                message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            }
            message.setBody(empty ? null : json.writeValueAsBytes(request.path("body")));
        };
    }

    private Processor reply(Mapping mapping) {
        return exchange -> {
            Message message = exchange.getMessage();
            ObjectNode answer = json.createObjectNode();
            answer.set("message", json.valueToTree(exchange.getProperty(MESSAGE)));
            answer.put("status", message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class));
            answer.set("body", read(message.getBody(byte[].class)));
            message.setBody(json.convertValue(mapping.apply(answer), PLAIN_MAP));
        };
    }

    private Processor mail(Mapping mapping) {
        return exchange -> MailShape.write(exchange, mapping, json);
    }

    private Processor sent(Mapping mapping) {
        Processor reply = reply(mapping);
        return exchange -> {
            MailShape.taken(exchange);
            reply.process(exchange);
        };
    }

    private JsonNode read(byte[] body) throws IOException {
        if (body == null || body.length == 0) {
            return NullNode.instance;
        }
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            // half an answer is no answer: the same key is asked again
            throw new IOException("The partner's answer is not JSON", e);
        }
    }
}
