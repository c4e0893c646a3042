package org.tandemoms.shared.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Refused;

/**
 * Notes every wrong place of a JSON body and lets the reading go on, so that a caller learns of all of them at once. The
 * value read meanwhile is incomplete and must not be used when {@link #isEmpty()} is false.
 */
final class CollectedErrors {

    /** A body with a thousand wrong lines is not worth a thousand sentences. */
    private static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<FieldError> toList() {
        return List.copyOf(errors);
    }

    void add(String pointer, String code, String detail) {
        if (errors.size() < MOST) {
            errors.add(FieldError.of(pointer, code, detail));
        }
    }

    void add(FieldError error) {
        if (errors.size() < MOST) {
            errors.add(error);
        }
    }

    /** Whether a place, one of its parts or one that holds it is already noted. */
    boolean covers(String pointer) {
        return errors.stream()
                .map(FieldError::pointer)
                .anyMatch(noted -> noted != null && (within(pointer, noted) || within(noted, pointer)));
    }

    private static boolean within(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer + "/");
    }

    static String pointer(JsonParser parser) {
        return parser == null ? "" : parser.getParsingContext().pathAsPointer().toString();
    }

    /** Jackson's hook: active only for readings that carry a {@code CollectedErrors} attribute. */
    static final class Hook extends DeserializationProblemHandler {

        private static CollectedErrors of(DeserializationContext context) {
            return (CollectedErrors) context.getAttribute(CollectedErrors.class);
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object bean,
                String name)
                throws IOException {
            if (of(context) == null) {
                return false;
            }
            of(context)
                    .add(
                            unknown(context, parser, name),
                            "unknown",
                            "There is no field \"" + name + "\" here." + known(deserializer));
            parser.skipChildren();
            return true;
        }

        /**
         * A record's unknown fields are put aside until all that it needs is read, and shown by a parser of their own, which
         * does not know where they stood: in the object that is being read, or that has just been read.
         */
        private static String unknown(DeserializationContext context, JsonParser parser, String name) {
            var reading = context.getParser();
            if (parser == reading) {
                return pointer(parser);
            }
            var place = reading.getParsingContext();
            var object = reading.currentToken() == JsonToken.FIELD_NAME ? place.getParent() : place;
            return object.pathAsPointer() + "/" + escape(name);
        }

        private static String known(JsonDeserializer<?> deserializer) {
            Collection<Object> names = deserializer == null ? null : deserializer.getKnownPropertyNames();
            return names == null || names.isEmpty()
                    ? ""
                    : names.stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", ", " It takes: ", "."));
        }

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String expected) {
            return note(context, target, "type", "This must be " + words(target, expected) + ".");
        }

        @Override
        public Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> target, Number value, String expected) {
            return note(context, target, "type", "This must be " + words(target, expected) + ".");
        }

        @Override
        public Object handleWeirdKey(DeserializationContext context, Class<?> target, String key, String expected) {
            return note(context, target, "type", "The name \"" + key + "\" is not one that this place takes.");
        }

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String expected)
                throws IOException {
            var result = note(context, target.getRawClass(), "type", "This must be " + words(target, expected) + ".");
            if (result != NOT_HANDLED) {
                parser.skipChildren();
            }
            return result;
        }

        @Override
        public Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> target,
                ValueInstantiator instantiator,
                JsonParser parser,
                String message)
                throws IOException {
            var result = note(context, target, "type", "This must be " + words(target, null) + ".");
            if (result != NOT_HANDLED) {
                parser.skipChildren();
            }
            return result;
        }

        @Override
        public Object handleInstantiationProblem(
                DeserializationContext context, Class<?> target, Object argument, Throwable why) {
            var errors = of(context);
            if (errors == null) {
                return NOT_HANDLED;
            }
            var place = pointer(context.getParser());
            if (why instanceof Refused refused) {
                refused.problem().errors().forEach(errors::add);
            } else if (errors.isEmpty() && why instanceof IllegalArgumentException && why.getMessage() != null) {
                errors.add(place, "invalid", why.getMessage());
            } else if (errors.isEmpty()) {
                errors.add(place, "invalid", "This is not valid.");
            }
            return null;
        }

        private static Object note(DeserializationContext context, Class<?> target, String code, String detail) {
            var errors = of(context);
            if (errors == null) {
                return NOT_HANDLED;
            }
            errors.add(pointer(context.getParser()), code, detail);
            return target.isPrimitive() ? ClassUtil.defaultValue(target) : null;
        }

        private static String words(JavaType target, String expected) {
            if (target.isCollectionLikeType() || target.isArrayType()) {
                return "a list";
            }
            return words(target.getRawClass(), expected);
        }

        private static String words(Class<?> target, String expected) {
            if (target.isEnum()) {
                return "one of "
                        + Arrays.stream(target.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .collect(Collectors.joining(", "));
            }
            boolean scalar = target.isPrimitive() || target.getName().startsWith("java.");
            return scalar && expected != null && !expected.isBlank() ? expected : "an object";
        }
    }

    /** The JSON pointer of a bean-validation path such as {@code lines[0].sku}. */
    static String pointerOf(String path) {
        var pointer = new StringBuilder();
        for (String part : path.replace("[", ".").replace("]", "").split("\\.")) {
            if (!part.isEmpty() && !part.startsWith("<")) {
                pointer.append('/').append(escape(part));
            }
        }
        return pointer.toString();
    }

    /** A member name as a reference token (RFC 6901, 3). */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
