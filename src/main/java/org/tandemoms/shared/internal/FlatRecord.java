package org.tandemoms.shared.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.util.TypeInformation;

/** A record whose parts are plain values, or lists and maps of them: how it stands in a document. */
final class FlatRecord {

    /** How a map is written and read, which is the same for every map of the house. */
    interface Maps {

        Object written(Map<?, ?> map, TypeInformation<?> type);

        Object read(Document stored, TypeInformation<?> type);
    }

    private static final Map<Class<?>, Class<?>> BOXED =
            Map.of(long.class, Long.class, int.class, Integer.class, boolean.class, Boolean.class);

    private record Part(String field, Class<?> type, RecordComponent component, TypeInformation<?> information) {}

    private final Constructor<?> constructor;
    private final List<Part> parts;

    private FlatRecord(Constructor<?> constructor, List<Part> parts) {
        this.constructor = constructor;
        this.parts = parts;
    }

    /** @return empty for a class that is no such record */
    static Optional<FlatRecord> of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null || !Arrays.stream(components).allMatch(FlatRecord::isPlain)) {
            return Optional.empty();
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            TypeInformation<?> information = TypeInformation.of(type);
            return Optional.of(new FlatRecord(
                    canonical,
                    Arrays.stream(components)
                            .map(component -> part(component, information))
                            .toList()));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Part part(RecordComponent component, TypeInformation<?> owner) {
        component.getAccessor().setAccessible(true);
        String name = component.getName();
        Class<?> type = component.getType();
        return new Part(
                name.equals("id") ? "_id" : name,
                BOXED.getOrDefault(type, type),
                component,
                owner.getRequiredProperty(name));
    }

    private static boolean isPlain(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == List.class) {
            Type[] of = component.getGenericType() instanceof ParameterizedType list
                    ? list.getActualTypeArguments()
                    : new Type[0];
            return of.length == 1 && of[0] == String.class;
        }
        return type == Map.class || isPlain(type);
    }

    private static boolean isPlain(Class<?> type) {
        return type == String.class
                || BOXED.containsKey(type)
                || BOXED.containsValue(type)
                || type == BigDecimal.class
                || type == Instant.class
                || type.isEnum();
    }

    void write(Object written, Document into, Maps maps) {
        for (Part part : parts) {
            Object value = invoke(part, written);
            if (value != null) {
                into.put(part.field(), stored(value, part, maps));
            }
        }
    }

    private static Object stored(Object value, Part part, Maps maps) {
        if (value instanceof BigDecimal decimal) {
            return new Decimal128(decimal);
        } else if (value instanceof Instant instant) {
            return Date.from(instant);
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        } else if (value instanceof Map<?, ?> map) {
            return maps.written(map, part.information());
        }
        return value;
    }

    Object read(Document document, Maps maps) {
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            Object value = document.get(part.field());
            values[i] = value == null ? null : plain(value, part, maps);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object plain(Object value, Part part, Maps maps) {
        Class<?> type = part.type();
        if (type.isInstance(value) && !(value instanceof Map)) {
            return value instanceof List<?> list ? new ArrayList<>(list) : value;
        } else if (value instanceof Decimal128 decimal) {
            return decimal.bigDecimalValue();
        } else if (value instanceof Date date) {
            return date.toInstant();
        } else if (type.isEnum()) {
            return constant(type, (String) value);
        } else if (value instanceof Number number && type == Long.class) {
            return number.longValue();
        } else if (value instanceof Number number && type == Integer.class) {
            return Math.toIntExact(number.longValue());
        } else if (type == Map.class) {
            return maps.read((Document) value, part.information());
        }
        throw new IllegalStateException(
                "Field " + part.field() + " holds a " + value.getClass().getSimpleName());
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> ((Enum<?>) one).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " has no " + name));
    }

    private static Object invoke(Part part, Object written) {
        try {
            return part.component().getAccessor().invoke(written);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
