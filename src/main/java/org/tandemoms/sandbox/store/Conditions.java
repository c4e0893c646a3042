package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a filter demands of single fields, as far as an index can use it. All of it must hold for a document to match; what
 * is not understood here is left out and checked on the document itself.
 */
final class Conditions {

    /** A demand on one field: one of some values, or a range, or just that the field is there. */
    sealed interface Condition {}

    record OneOf(List<Object> values) implements Condition {}

    record Within(Object lower, boolean lowerIncluded, Object upper, boolean upperIncluded) implements Condition {}

    record Present() implements Condition {}

    private final Map<String, Condition> byField = new HashMap<>();

    static Conditions of(Document filter) {
        Conditions conditions = new Conditions();
        if (filter != null) {
            conditions.addAll(filter);
        }
        return conditions;
    }

    Condition on(String field) {
        return byField.get(field);
    }

    /** Whether the filter wants exactly one value in this field. */
    boolean isFixed(String field) {
        return byField.get(field) instanceof OneOf oneOf && oneOf.values().size() == 1;
    }

    private void addAll(Document filter) {
        filter.forEach((field, demand) -> {
            if (field.equals("$and") && demand instanceof Collection<?> parts) {
                for (Object part : parts) {
                    if (part instanceof Document document) {
                        addAll(document);
                    }
                }
            } else if (!field.startsWith("$")) {
                add(field, conditionOf(demand));
            }
        });
    }

    private void add(String field, Condition condition) {
        if (condition != null) {
            byField.merge(field, condition, (old, added) -> rank(added) < rank(old) ? added : old);
        }
    }

    private static int rank(Condition condition) {
        if (condition instanceof OneOf oneOf) {
            return Math.min(oneOf.values().size(), 1000);
        }
        return condition instanceof Within ? 1001 : 1002;
    }

    private static Condition conditionOf(Object demand) {
        if (BsonRegularExpression.isRegularExpression(demand) || demand instanceof Collection) {
            return null;
        }
        if (demand instanceof Document operators && hasOperators(operators)) {
            return ofOperators(operators);
        }
        return oneOf(demand);
    }

    private static Condition ofOperators(Document operators) {
        if (operators.containsKey("$eq")) {
            Object value = operators.get("$eq");
            return isPlain(value) ? oneOf(value) : null;
        }
        if (operators.get("$in") instanceof Collection<?> values) {
            return values.stream().allMatch(Conditions::isPlain)
                    ? new OneOf(Collections.unmodifiableList(new ArrayList<>(values)))
                    : null;
        }
        Object lower = firstOf(operators, "$gt", "$gte");
        Object upper = firstOf(operators, "$lt", "$lte");
        if (lower != null || upper != null) {
            return new Within(lower, !operators.containsKey("$gt"), upper, !operators.containsKey("$lt"));
        }
        return Boolean.TRUE.equals(operators.get("$exists")) ? new Present() : null;
    }

    private static Condition oneOf(Object value) {
        return new OneOf(Collections.singletonList(value));
    }

    private static Object firstOf(Document operators, String one, String other) {
        Object value = operators.containsKey(one) ? operators.get(one) : operators.get(other);
        return isPlain(value) ? value : null;
    }

    /** Regular expressions and arrays do not look for one value. */
    private static boolean isPlain(Object value) {
        return !BsonRegularExpression.isRegularExpression(value) && !(value instanceof Collection);
    }

    private static boolean hasOperators(Document document) {
        return document.keySet().stream().anyMatch(key -> key.startsWith("$"));
    }
}
