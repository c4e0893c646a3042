package org.tandemoms.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.springframework.lang.Nullable;

/** One page of a list; {@code next} is an opaque cursor, absent on the last page. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of what was found.
     *
     * @param found one more than the limit when there is a next page
     * @param shown what callers see of a row
     * @param cursor names the row after which the next page begins
     */
    public static <S, T> Page<T> of(List<S> found, int limit, Function<S, T> shown, Function<S, String> cursor) {
        boolean more = found.size() > limit;
        List<T> items = found.stream().limit(limit).map(shown).toList();
        return new Page<>(items, more ? cursor.apply(found.get(limit - 1)) : null);
    }

    /**
     * How many rows a caller may have.
     *
     * @throws Refused {@code validation} when that is none, or too many
     */
    public static int limit(int wanted, int most) {
        if (wanted < 1 || wanted > most) {
            throw Problem.invalid(List.of(FieldError.of("/limit", "range", "limit is 1 to " + most)))
                    .refused();
        }
        return wanted;
    }
}
