package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A collection on the store's file. Writers take turns; readers wait for nobody, since documents are immutable bytes and
 * an index leads to candidates only, on which the whole filter is checked.
 */
final class EmbeddedCollection extends AbstractMongoCollection<DocKey> {

    private static final QueryMatcher READERS = new DefaultQueryMatcher();

    private final DocumentMap documents;
    private final List<OrderedIndex> ordered = new CopyOnWriteArrayList<>();
    private final Planner planner;
    private final ThreadLocal<Document> leadingMatch = new ThreadLocal<>();
    private boolean opening = true;

    EmbeddedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            DocumentMap documents) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.planner = new Planner(documents, ordered);
    }

    DocumentMap documents() {
        return documents;
    }

    /** Ends the opening of the collection: from now on an index is built when it is added. */
    synchronized void opened() {
        opening = false;
        build(ordered);
    }

    private Matches find(Document filter, Document orderBy, int skip, int limit) {
        boolean natural = orderBy != null && orderBy.containsKey("$natural");
        List<SortField> order = natural
                ? List.of(new SortField(getIdField() == null ? "_id" : getIdField(), isNaturalDescending(orderBy)))
                : SortField.of(orderBy);
        Access access = planner.plan(filter, order, limit > 0 ? limit + skip : 0);
        return new Matches(documents, access, order, document -> documentMatchesQuery(document, filter), skip, limit);
    }

    @Override
    protected QueryResult queryDocuments(
            Document filter, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        UnaryOperator<Document> projection = projection(fields);
        if (batchSize == 0) {
            return new QueryResult(() -> {
                Matches matches = find(filter, orderBy, skip, limit);
                return stream(matches).map(projection).iterator();
            });
        }
        Matches matches = find(filter, orderBy, skip, limit);
        List<Document> batch = MatchesCursor.take(matches, batchSize, projection);
        if (!matches.hasNext()) {
            return new QueryResult(batch);
        }
        MatchesCursor cursor = new MatchesCursor(cursorRegistry.generateCursorId(), matches, projection);
        cursorRegistry.add(cursor);
        return new QueryResult(batch, cursor);
    }

    /** A client that names no batch size gets a cursor too, rather than the whole collection in one reply. */
    @Override
    public QueryResult handleQuery(QueryParameters parameters) {
        Document selector = parameters.getQuerySelector();
        if (parameters.getBatchSize() != 0 || !selector.containsKey("$query")) {
            return super.handleQuery(parameters);
        }
        return queryDocuments(
                (Document) selector.get("$query"),
                (Document) selector.get("$orderby"),
                parameters.getNumberToSkip(),
                Math.abs(parameters.getLimit()),
                parameters.getLimit() == 0 ? MatchesCursor.DEFAULT_BATCH : Math.abs(parameters.getLimit()),
                parameters.getProjection());
    }

    private UnaryOperator<Document> projection(Document fields) {
        if (fields == null || fields.isEmpty()) {
            return UnaryOperator.identity();
        }
        // the library's projection can only be reached through its own matching of a stream
        return document -> matchDocumentsFromStream(Stream.of(document), new Document(), null, 0, 0, 0, fields)
                .iterator()
                .next();
    }

    @Override
    protected QueryResult matchDocuments(
            Document filter, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        return queryDocuments(filter, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    public int count(Document filter, int skip, int limit) {
        if (filter == null || filter.isEmpty()) {
            return super.count(filter, skip, limit);
        }
        return (int) stream(find(filter, null, skip, Math.max(0, limit))).count();
    }

    @Override
    public int count() {
        return (int) documents.size();
    }

    /** Lets the next {@link #queryAllAsStream()} of this thread, that of a pipeline which begins with a match, use it. */
    void expectPipelineWith(Document match) {
        leadingMatch.set(match);
    }

    @Override
    public Stream<Document> queryAllAsStream() {
        Document match = leadingMatch.get();
        leadingMatch.remove();
        return stream(find(match == null ? new Document() : match, null, 0, 0));
    }

    private static <T> Stream<T> stream(java.util.Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }

    /**
     * The library's own matcher also remembers where in an array it matched, for the {@code $} of an update, and is not made
     * for readers beside a writer: they would move that place, and the update would change another element.
     */
    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return READERS.matches(document, query);
    }

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
    }

    @Override
    public synchronized Document findAndModify(Document command) {
        return super.findAndModify(command);
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> added, boolean isOrdered) {
        return super.insertDocuments(added, isOrdered);
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return super.deleteDocuments(selector, limit, oplog);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
    }

    @Override
    public synchronized void removeDocument(Document document) {
        super.removeDocument(document);
    }

    @Override
    protected DocKey addDocumentInternal(Document document) {
        String idField = getIdField();
        DocKey key = DocKey.ofId(idField == null ? UUID.randomUUID() : document.get(idField));
        if (!documents.insert(key, document)) {
            throw new DuplicateKeyError(this, "_id_ dup key: { _id: " + document.get(idField) + " }");
        }
        return key;
    }

    @Override
    protected void handleUpdate(DocKey position, Document before, Document after) {
        documents.replace(position, after);
    }

    @Override
    protected void removeDocument(DocKey position) {
        documents.remove(position);
    }

    @Override
    protected DocKey findDocumentPosition(Document document) {
        return getIdField() == null ? super.findDocumentPosition(document) : DocKey.ofId(document.get(getIdField()));
    }

    @Override
    protected Document getDocument(DocKey position) {
        byte[] bytes = documents.get(position.bytes());
        return bytes == null ? null : BsonBytes.decode(bytes);
    }

    @Override
    protected Stream<DocumentWithPosition<DocKey>> streamAllDocumentsWithPosition() {
        return stream(new KeyWalk<>(documents.entries(), List.of(KeyRange.ALL), false))
                .map(DocKey::new)
                .map(key -> new DocumentWithPosition<>(getDocument(key), key));
    }

    @Override
    public synchronized void addIndex(Index<DocKey> index) {
        boolean known = getIndexes().stream().anyMatch(each -> each.getName().equals(index.getName()));
        if (!known && index instanceof OrderedIndex added) {
            if (!opening) {
                build(List.of(added));
            }
            ordered.add(added);
        }
        super.addIndex(index);
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
        ordered.removeIf(index -> index.getName().equals(name));
    }

    /** Fills indexes that lack their entries, all in one pass over the documents. */
    private void build(List<OrderedIndex> indexes) {
        List<OrderedIndex> unbuilt =
                indexes.stream().filter(index -> !index.isBuilt()).toList();
        try {
            if (!unbuilt.isEmpty() && documents.size() > 0) {
                new IndexBuild(documents, unbuilt).run(this);
            }
            unbuilt.forEach(OrderedIndex::noteBuilt);
        } catch (MongoServerError e) {
            unbuilt.forEach(index -> index.entries().clear());
            throw new IndexBuildFailedException(e, this);
        }
    }

    /** Sizes are measured when somebody asks, not counted along with each write. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int change) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected int getDataSize() {
        long bytes = documents.entries().values().stream()
                .mapToLong(each -> each.length)
                .sum();
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }
}
