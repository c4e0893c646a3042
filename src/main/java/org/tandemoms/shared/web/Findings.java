package org.tandemoms.shared.web;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.shared.Problem;

/** Collects what is wrong with a request, each place once; a place that was already mistyped is not mentioned again. */
@FloatingPoint("bounds to compare with")
public final class Findings {

    /** Beyond this, what is meant as a quantity, price or rate is a slip of the pen. */
    private static final double LARGEST = 1e15;

    private static final double SMALLEST = 1e-15;

    private final CollectedErrors errors;

    Findings(CollectedErrors errors) {
        this.errors = errors;
    }

    /** For what does not come as a body. */
    public static Findings none() {
        return new Findings(new CollectedErrors());
    }

    /** @param field name of a member, or a path such as {@code fills/0/price} */
    public void add(String field, String code, String detail) {
        String pointer = field.isEmpty() ? "" : "/" + field;
        if (!errors.covers(pointer)) {
            errors.add(pointer, code, detail);
        }
    }

    public void refuseIfAny() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.toList()).refused();
        }
    }

    public boolean needed(String field, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            add(field, "required", "This is needed.");
            return false;
        }
        return true;
    }

    /** Needed, and more than 0. */
    public boolean positive(String field, Number value) {
        if (!needed(field, value)) {
            return false;
        }
        return within(field, value.doubleValue() >= SMALLEST && value.doubleValue() <= LARGEST, "more than 0");
    }

    /** Needed, and 0 or more. */
    public boolean notNegative(String field, Number value) {
        return needed(field, value) && notNegativeIfGiven(field, value);
    }

    public boolean notNegativeIfGiven(String field, Number value) {
        return value == null || within(field, value.doubleValue() >= 0 && value.doubleValue() <= LARGEST, "0 or more");
    }

    /** Needed, and from one number to another. */
    public boolean between(String field, Number value, double least, double most) {
        return needed(field, value) && betweenIfGiven(field, value, least, most);
    }

    public boolean betweenIfGiven(String field, Number value, double least, double most) {
        return value == null
                || within(
                        field,
                        value.doubleValue() >= least && value.doubleValue() <= most,
                        "from " + plain(least) + " to " + plain(most));
    }

    /** Needed, with a number of elements within bounds, each checked by its own path. */
    public <T> boolean list(
            String field, Collection<T> values, int least, int most, BiConsumer<String, ? super T> element) {
        if (!needed(field, values)) {
            return false;
        }
        if (values.size() < least || values.size() > most) {
            add(field, "size", "This must have from " + least + " to " + most + " elements.");
            return false;
        }
        Iterator<T> each = values.iterator();
        for (int i = 0; each.hasNext(); i++) {
            element.accept(field + "/" + i, each.next());
        }
        return true;
    }

    /** True when nothing was found at these members or in them. */
    public boolean isClear(String... fields) {
        return List.of(fields).stream().noneMatch(field -> errors.covers("/" + field));
    }

    private boolean within(String field, boolean holds, String words) {
        if (!holds) {
            add(field, "range", "This must be " + words + (words.startsWith("from") ? "." : ", and at most 10^15."));
        }
        return holds;
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}
