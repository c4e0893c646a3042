package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** One field of a sort, or of the order that an index has. */
record SortField(String path, boolean descending) {

    static List<SortField> of(Document orderBy) {
        if (orderBy == null) {
            return List.of();
        }
        return orderBy.entrySet().stream()
                .map(field -> new SortField(
                        field.getKey(), field.getValue() instanceof Number direction && direction.intValue() < 0))
                .toList();
    }
}
