package org.tandemoms.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.tandemoms.shared.CanonicalJson;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A sample of a route, {@code samples/<route>/<case>.yaml}: what goes in and what must come out. A route starts only when its mappings
 * pass their samples; the route contract test runs the same samples through the whole route.
 */
record Sample(String name, JsonNode content) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Sample read(IntegrationHome.TextFile file) {
        Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file.text());
        return new Sample(file.name(), JSON.valueToTree(content));
    }

    /** Runs a request mapping and the reply mapping on every answer of the sample. */
    List<String> check(Mappings mappings, String mapping) {
        List<String> findings = new ArrayList<>();
        try {
            JsonNode message = content.path("message");
            compare("request", content.path("request"), mappings.apply(mapping + "-request", message), findings);
            for (JsonNode expected : content.path("answers")) {
                if (expected.has("reply")) {
                    JsonNode reply = mappings.apply(mapping + "-reply", answer(message, expected.path("answer")));
                    compare("reply", expected.path("reply"), reply, findings);
                }
            }
        } catch (MappingFailed e) {
            findings.add(name + ": " + e.getMessage());
        }
        return findings;
    }

    private static ObjectNode answer(JsonNode message, JsonNode answer) {
        ObjectNode input = JSON.createObjectNode();
        input.set("message", message);
        input.set("status", answer.path("status"));
        input.set("body", answer.has("body") ? answer.path("body") : JSON.nullNode());
        return input;
    }

    private void compare(String part, JsonNode expected, JsonNode actual, List<String> findings) {
        if (!CanonicalJson.hash(expected).equals(CanonicalJson.hash(actual))) {
            findings.add(name + ": the " + part + " is " + text(actual) + ", the sample says " + text(expected));
        }
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a node is always JSON", e);
        }
    }
}
