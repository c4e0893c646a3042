package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A client's cursor: the rest of the matches, taken batch by batch. It holds a place in the keys, not the documents. */
final class MatchesCursor extends AbstractCursor {

    /** MongoDB's own first batch when the client names none. */
    static final int DEFAULT_BATCH = 101;

    /** A reply must stay under 48 MB; MongoDB ends a batch at 16 MB. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Matches matches;
    private final UnaryOperator<Document> projection;

    MatchesCursor(long id, Matches matches, UnaryOperator<Document> projection) {
        super(id);
        this.matches = matches;
        this.projection = projection;
    }

    @Override
    public synchronized boolean isEmpty() {
        return !matches.hasNext();
    }

    @Override
    public synchronized List<Document> takeDocuments(int wanted) {
        matches.refresh();
        return take(matches, wanted > 0 ? wanted : Integer.MAX_VALUE, projection);
    }

    static List<Document> take(Matches matches, int wanted, UnaryOperator<Document> projection) {
        List<Document> batch = new ArrayList<>();
        long full = matches.bytesRead() + MOST_BYTES;
        while (batch.size() < wanted && matches.bytesRead() < full && matches.hasNext()) {
            batch.add(projection.apply(matches.next()));
        }
        return batch;
    }
}
