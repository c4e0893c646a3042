package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills indexes from the documents, in one pass that reads of each document only the fields the indexes are about. The pass
 * may take longer than the store keeps the pages it began with; the walk goes on in those that took their place. Entries
 * go into an index in sorted portions: that touches each page of it once a portion rather than once an entry.
 */
final class IndexBuild {

    private static final Logger log = LoggerFactory.getLogger(IndexBuild.class);

    private static final int PORTION = 200_000;
    private static final int WORTH_TELLING = 100_000;

    private final DocumentMap documents;
    private final Map<OrderedIndex, List<byte[]>> portions = new HashMap<>();
    private final Set<String> fields;

    IndexBuild(DocumentMap documents, List<OrderedIndex> indexes) {
        this.documents = documents;
        indexes.forEach(index -> portions.put(index, new ArrayList<>()));
        this.fields = indexes.stream()
                .flatMap(index -> index.getKeys().stream())
                .map(key -> Utils.firstFragment(key.getKey()))
                .collect(Collectors.toSet());
    }

    /** Throws the library's error for a duplicate key when a unique index cannot be built. */
    void run(MongoCollection<DocKey> collection) {
        if (documents.size() > WORTH_TELLING) {
            log.info("Building {} indexes of {} documents", portions.size(), documents.size());
        }
        KeyWalk<byte[]> all = new KeyWalk<>(documents.entries(), List.of(KeyRange.ALL), false);
        while (all.hasNext()) {
            DocKey key = new DocKey(all.next());
            Document document = BsonBytes.decodeFields(documents.get(key.bytes()), fields);
            portions.forEach((index, portion) -> {
                portion.addAll(index.entriesOf(document, key));
                if (portion.size() >= PORTION) {
                    put(index, portion);
                }
            });
        }
        portions.forEach(this::put);
        for (OrderedIndex index : portions.keySet()) {
            if (index.isUnique()) {
                index.checkUniqueness(collection);
            }
        }
    }

    private void put(OrderedIndex index, List<byte[]> portion) {
        portion.sort(Arrays::compareUnsigned);
        portion.forEach(entry -> index.entries().put(entry, OrderedIndex.NOTHING));
        portion.clear();
    }
}
