package org.tandemoms.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code docs/openapi.json} promises of an answer: its status, its media type and the shape of its JSON. Every call
 * of {@link Client} is held to it, so that whoever tests anything over REST tests the document too.
 */
final class ApiPromises {

    private record Call(String method, String template, Pattern path, JsonNode responses) {}

    private static final ApiPromises DOCUMENT = new ApiPromises(Path.of("docs", "openapi.json"));

    private final JsonNode components;
    private final List<Call> calls = new ArrayList<>();
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            rules -> rules.metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    // words of OpenAPI that judge nothing
                    .unknownKeywordFactory((word, context) -> new NonValidationKeyword(word))
                    .build()));

    private ApiPromises(Path file) {
        JsonNode document;
        try {
            document = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        components = document.path("components");
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            Pattern pattern = Pattern.compile(path.getKey().replaceAll("\\{[^/}]+}", "[^/]+"));
            path.getValue()
                    .properties()
                    .forEach(operation -> calls.add(new Call(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            pattern,
                            operation.getValue().path("responses"))));
        }
        // what is written out goes before what a variable would also match
        calls.sort(Comparator.comparing(call -> call.template().contains("{")));
    }

    /**
     * @param path without its query
     * @throws AssertionError when the answer is not what the document says; a call that it does not list promises nothing
     */
    static void check(String method, String path, int status, HttpHeaders headers, JsonNode body) {
        DOCUMENT.calls.stream()
                .filter(call -> call.method().equals(method)
                        && call.path().matcher(path).matches())
                .findFirst()
                .flatMap(call -> DOCUMENT.broken(call, status, headers, body)
                        .map(why -> method + " " + call.template() + " answered " + status + ": " + why))
                .ifPresent(broken -> {
                    throw new AssertionError("Not as docs/openapi.json says: " + broken);
                });
    }

    private Optional<String> broken(Call call, int status, HttpHeaders headers, JsonNode body) {
        JsonNode response = call.responses().path(Integer.toString(status));
        if (response.isMissingNode()) {
            return Optional.of("a status it does not list");
        }
        String type = headers.firstValue("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
        JsonNode content = response.path("content");
        if (type.isEmpty() || body == null) {
            return Optional.empty();
        }
        if (!content.has(type)) {
            return Optional.of(type + " instead of "
                    + content.properties().stream().map(Map.Entry::getKey).toList());
        }
        JsonNode schema = content.path(type).path("schema");
        if (schema.isMissingNode() || !type.endsWith("json")) {
            return Optional.empty();
        }
        Set<ValidationMessage> found =
                schemas.computeIfAbsent(schema, this::compile).validate(body);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.stream()
                        .map(ValidationMessage::getMessage)
                        .limit(12)
                        .collect(Collectors.joining("; ", "", "\n" + body)));
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", components);
        return factory.getSchema(whole, SchemaValidatorsConfig.builder().build());
    }
}
