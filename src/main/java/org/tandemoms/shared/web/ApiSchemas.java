package org.tandemoms.shared.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.lang.Nullable;

/**
 * In what we answer every member is always there, unless it is marked {@link Nullable}, nulls being left out, or to be
 * left out when empty. What we are sent is required by its validation instead.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // the document's own model hands out raw schemas
final class ApiSchemas implements GlobalOpenApiCustomizer {

    /** A JSON Schema comment: unlike an extension it outlives the copies that are made on the way. Not given out. */
    private static final String OPTIONAL = "may be absent";

    private static final String REF = "#/components/schemas/";

    static Schema<?> markOptional(Schema<?> property, AnnotatedType type) {
        var annotations = type.getCtxAnnotations();
        if (annotations == null || Arrays.stream(annotations).noneMatch(ApiSchemas::saysOptional)) {
            return property;
        }
        // a copy, for one schema may stand for all members of a type
        Schema<?> own = AnnotationsUtils.clone(property, true);
        own.set$comment(OPTIONAL);
        if (own.getTypes() != null) {
            // absent rather than null
            own.getTypes().remove("null");
        }
        return own;
    }

    private static boolean saysOptional(Annotation annotation) {
        return annotation instanceof Nullable
                || annotation instanceof JsonInclude leftOut && leftOut.value() == JsonInclude.Include.NON_EMPTY;
    }

    @Override
    public void customise(OpenAPI api) {
        if (isDone(api)) {
            return;
        }
        problems(api);
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        // a type that one member may lack is marked as null itself
        schemas.values().stream()
                .filter(schema -> Set.of("null").equals(schema.getTypes()))
                .forEach(schema -> schema.setTypes(new LinkedHashSet<>(Set.of("object"))));
        List<Operation> operations = api.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream)
                .toList();
        Set<String> sent = reachable(schemas, operations.stream().flatMap(ApiSchemas::requests));
        Set<String> answered = reachable(schemas, operations.stream().flatMap(ApiSchemas::answers));
        schemas.forEach((name, schema) -> {
            if (answered.contains(name) && !sent.contains(name)) {
                requireAllButOptional(schema);
            }
        });
        schemas.values().stream().flatMap(ApiSchemas::members).forEach(member -> {
            if (isOptional(member)) {
                member.set$comment(null);
            }
        });
    }

    /** Customizers are called more than once, and the second time the marks are gone. */
    private static boolean isDone(OpenAPI api) {
        Schema<?> document = api.getComponents().getSchemas().get("ProblemDocument");
        return document != null && document.getRequired() != null;
    }

    /** The problem document is answered by all calls and by no controller's own signature. */
    private static void problems(OpenAPI api) {
        ModelConverters.getInstance(true).readAll(ProblemDocument.class).forEach(api.getComponents()::addSchemas);
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Schema<?> document = schemas.get("ProblemDocument");
        document.getProperties().put("type", strings(ApiOperations.types()));
        document.setRequired(new ArrayList<>(List.of("type", "title", "status")));
        Schema<?> error = schemas.get("FieldError");
        error.getProperties().remove("facts");
        error.setRequired(new ArrayList<>(List.of("code", "detail")));
        error.setAdditionalProperties(new StringSchema());
        for (String optional : List.of("detail", "errors")) {
            ((Schema<?>) document.getProperties().get(optional)).set$comment(OPTIONAL);
        }
        ((Schema<?>) error.getProperties().get("pointer")).set$comment(OPTIONAL);
    }

    private static Schema<String> strings(List<String> values) {
        Schema<String> schema = new StringSchema();
        values.forEach(schema::addEnumItemObject);
        return schema;
    }

    private static void requireAllButOptional(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.setRequired(schema.getProperties().entrySet().stream()
                    .filter(member -> !isOptional(member.getValue()))
                    .map(Map.Entry::getKey)
                    .toList());
        }
    }

    private static boolean isOptional(Schema<?> member) {
        return OPTIONAL.equals(member.get$comment());
    }

    private static Stream<Schema<?>> requests(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.empty()
                : of(operation.getRequestBody().getContent());
    }

    private static Stream<Schema<?>> answers(Operation operation) {
        return operation.getResponses().values().stream().flatMap(response -> of(response.getContent()));
    }

    private static Stream<Schema<?>> of(Content content) {
        return content == null
                ? Stream.empty()
                : content.values().stream()
                        .<Schema<?>>map(type -> type.getSchema())
                        .filter(Objects::nonNull);
    }

    /** Names of the components that the given schemas lead to. */
    private static Set<String> reachable(Map<String, Schema> all, Stream<Schema<?>> from) {
        Set<String> names = new LinkedHashSet<>();
        Deque<Schema<?>> open = new ArrayDeque<>(from.toList());
        while (!open.isEmpty()) {
            Schema<?> schema = open.pop();
            String ref = schema.get$ref();
            if (ref != null && names.add(ref.substring(REF.length()))) {
                open.push(all.get(ref.substring(REF.length())));
            }
            members(schema).forEach(open::push);
            Stream.of(schema.getOneOf(), schema.getAllOf(), schema.getAnyOf())
                    .filter(Objects::nonNull)
                    .flatMap(Collection::stream)
                    .forEach(open::push);
            if (schema.getItems() != null) {
                open.push(schema.getItems());
            }
            if (schema.getAdditionalProperties() instanceof Schema<?> values) {
                open.push(values);
            }
        }
        return names;
    }

    private static Stream<Schema<?>> members(Schema<?> schema) {
        return schema.getProperties() == null
                ? Stream.empty()
                : schema.getProperties().values().stream().map(member -> (Schema<?>) member);
    }
}
