package org.tandemoms.integration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.PartnerEvent;
import org.tandemoms.shared.PartnerEventHandler;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Turns partners' call-backs into our events by mapping files and hands each to the room that takes its type. Returns only when the
 * event is durable; repeated events are recognised by the room that takes them, from their id.
 */
public final class PartnerEvents {

    private static final TypeReference<Map<String, Object>> PLAIN_MAP = new TypeReference<>() {};

    private final Mappings mappings;
    private final ObjectMapper json;
    private final Map<String, PartnerEventHandler> handlers = new HashMap<>();

    PartnerEvents(Mappings mappings, ObjectMapper json, List<PartnerEventHandler> handlers) {
        this.mappings = mappings;
        this.json = json;
        for (PartnerEventHandler handler : handlers) {
            PartnerEventHandler other = this.handlers.put(handler.type(), handler);
            if (other != null) {
                throw new IllegalStateException("Two rooms take partner events of type " + handler.type() + ": "
                        + other.getClass().getName() + " and "
                        + handler.getClass().getName());
            }
        }
    }

    /** Reads the mappings of a folder of integrators' files. */
    public static PartnerEvents of(Path folder, ObjectMapper json, List<PartnerEventHandler> handlers) {
        return new PartnerEvents(new Mappings(IntegrationHome.at(folder)), json, handlers);
    }

    /** Takes one call-back of a partner; {@code subject} says what about. */
    public void take(String partner, String subject, JsonNode callBack) {
        PartnerEvent event = read(partner, subject, callBack);
        PartnerEventHandler handler = handlers.get(event.type());
        if (handler == null) {
            throw Refused.because(ProblemCode.UNAVAILABLE, "Nothing here takes events of type " + event.type() + ".");
        }
        Actor acting = new Actor(partner, Actor.Kind.PARTNER, Set.of());
        CurrentActor.runAs(acting, () -> handler.take(event));
    }

    PartnerEvent read(String partner, String subject, JsonNode callBack) {
        Mapping mapping;
        try {
            mapping = mappings.get(partner + "-" + subject);
        } catch (MappingFailed e) {
            throw Refused.because(ProblemCode.NOT_FOUND, "No call-backs are taken here.");
        }
        try {
            ObjectNode facts = mapping.apply(callBack).deepCopy();
            String id = required(facts, "id");
            String type = required(facts, "type");
            String orderId = required(facts, "orderId");
            return new PartnerEvent(id, type, orderId, json.convertValue(facts, PLAIN_MAP));
        } catch (MappingFailed | ClassCastException e) {
            throw Refused.because(ProblemCode.VALIDATION, "The call-back is not understood.");
        }
    }

    private static String required(ObjectNode facts, String name) {
        JsonNode value = facts.remove(name);
        if (value == null || value.asText().isBlank()) {
            throw new MappingFailed("the event has no " + name, null);
        }
        return value.asText();
    }
}
