package org.tandemoms.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.lang.Nullable;

/** One page of a list; {@code next} is an opaque cursor, absent on the last page. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
