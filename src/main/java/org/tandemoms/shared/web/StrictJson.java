package org.tandemoms.shared.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.Problem;

/**
 * Reads what strangers send: no unknown or repeated members, no coercion between types, bounded depth and numbers, and all
 * wrong places told at once. Partners' answers are read by the lenient {@link ObjectMapper} instead.
 */
@Component
public class StrictJson {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;
    private static final Pattern REPEATED = Pattern.compile("Duplicate field '(.*)'");

    private final ObjectMapper mapper;
    private final Validator validator;

    public StrictJson(ObjectMapper base, Validator validator) {
        this.mapper = strict(base.copy());
        this.validator = validator;
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build());
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
                .registerModule(StrictScalar.module())
                .addHandler(new CollectedErrors.Hook());
        mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        for (var type : List.of(LogicalType.Enum, LogicalType.POJO, LogicalType.Collection, LogicalType.Map)) {
            mapper.coercionConfigFor(type).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        }
        return mapper;
    }

    /** The mapper that also writes what we answer. */
    ObjectMapper mapper() {
        return mapper;
    }

    /** Reads and validates a value, or refuses with every wrong place. */
    public <T> T read(byte[] json, Class<T> type) {
        var errors = new CollectedErrors();
        T value = read(new ByteArrayInputStream(json), mapper.constructType(type), errors);
        validate(value, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.toList()).refused();
        }
        return value;
    }

    /** Reads a tree that was received before, for rooms that keep the body to compare it. */
    public <T> T read(JsonNode json, Class<T> type) {
        try {
            return read(mapper.writeValueAsBytes(json), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that was read can be written", e);
        }
    }

    <T> T read(InputStream body, JavaType type, CollectedErrors errors) {
        try (var parser = new NullsInLists(mapper.createParser(body), errors)) {
            T value = mapper.readerFor(type)
                    .withAttribute(CollectedErrors.class, errors)
                    .readValue(parser);
            if (value == null && errors.isEmpty()) {
                errors.add("", "required", "The body must not be empty or null.");
            }
            if (value instanceof JsonNode tree) {
                checkNumbers(tree, "", errors);
            }
            if (value instanceof SelfChecked request) {
                request.check(new Findings(errors));
            }
            return value;
        } catch (StreamConstraintsException e) {
            errors.add(place(e), "limit", "The body is nested too deeply or holds a number or text that is too long.");
        } catch (MismatchedInputException e) {
            errors.add(place(e), "type", mismatch(e));
        } catch (JsonProcessingException e) {
            addSyntax(e, errors);
        } catch (IOException e) {
            throw new BodyUnreadable(e);
        }
        return null;
    }

    /** Adds what bean validation finds at places that could be read. */
    void validate(Object value, CollectedErrors errors) {
        if (value == null) {
            return;
        }
        var readable = new CollectedErrors();
        errors.toList().forEach(readable::add);
        try {
            validator.validate(value).stream()
                    .map(Violations::error)
                    .filter(error -> !readable.covers(error.pointer()))
                    .forEach(errors::add);
        } catch (ValidationException incomplete) {
            // a constraint that cannot judge a half-read value has nothing to add to the errors already found
            if (errors.isEmpty()) {
                throw incomplete;
            }
        }
    }

    private static void checkNumbers(JsonNode node, String pointer, CollectedErrors errors) {
        if (node.isNumber()) {
            try {
                StrictScalar.decimal(node.asText());
            } catch (NumberFormatException e) {
                errors.add(pointer, "type", "This number is too large or too precise.");
            }
        }
        node.properties()
                .forEach(member -> checkNumbers(
                        member.getValue(), pointer + "/" + CollectedErrors.escape(member.getKey()), errors));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkNumbers(node.get(i), pointer + "/" + i, errors);
        }
    }

    private static String place(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            var path = new StringBuilder();
            for (var step : mapping.getPath()) {
                path.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
            }
            return path.toString();
        }
        return e.getProcessor() instanceof JsonParser parser ? CollectedErrors.pointer(parser) : "";
    }

    private static String mismatch(MismatchedInputException e) {
        if (e.getMessage().startsWith("No content to map")) {
            return "The body must not be empty.";
        }
        return e.getTargetType() != null && BigDecimal.class.isAssignableFrom(e.getTargetType())
                ? "This must be a decimal number."
                : "This has the wrong type.";
    }

    private static void addSyntax(JsonProcessingException e, CollectedErrors errors) {
        var repeated = REPEATED.matcher(e.getOriginalMessage());
        if (repeated.matches()) {
            errors.add(
                    place(e) + "/" + CollectedErrors.escape(repeated.group(1)),
                    "duplicate",
                    "This field occurs twice.");
            return;
        }
        var at = e.getLocation();
        var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        errors.add(place(e), "syntax", "The body is not well-formed JSON" + where + ".");
    }

    /** A list with a hole in it is refused: no room would know what to do with nothing. */
    private static final class NullsInLists extends JsonParserDelegate {
        private final CollectedErrors errors;

        NullsInLists(JsonParser parser, CollectedErrors errors) {
            super(parser);
            this.errors = errors;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            var token = super.nextToken();
            if (token == JsonToken.VALUE_NULL && getParsingContext().inArray()) {
                errors.add(CollectedErrors.pointer(this), "required", "This must not be null.");
            }
            return token;
        }
    }

    /** The body broke off or grew too long while it was read. */
    static final class BodyUnreadable extends UncheckedIOException {
        BodyUnreadable(IOException cause) {
            super(cause);
        }
    }
}
