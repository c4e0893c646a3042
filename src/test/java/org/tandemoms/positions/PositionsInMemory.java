package org.tandemoms.positions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.tandemoms.positions.internal.PositionDocuments;

/** Keeps documents as the store does: mapped, guarded by the version, pages written once. */
final class PositionsInMemory implements Positions {

    private final Map<String, Document> positions = new ConcurrentHashMap<>();
    private final Map<String, Document> pages = new ConcurrentHashMap<>();
    final AtomicInteger writes = new AtomicInteger();

    @Override
    public Optional<Position> find(String id) {
        return Optional.ofNullable(positions.get(id)).map(found -> Position.of(PositionDocuments.state(found)));
    }

    @Override
    public List<Position> of(String account) {
        return positions.values().stream()
                .map(found -> Position.of(PositionDocuments.state(found)))
                .filter(position -> account == null || position.account().equals(account))
                .toList();
    }

    @Override
    public PositionPage page(String id) {
        return PositionDocuments.page(pages.get(id));
    }

    @Override
    public void keep(PositionPage page) {
        if (pages.put(page.id(), PositionDocuments.write(page)) != null) {
            throw new IllegalStateException("A page is written once: " + page.id());
        }
    }

    @Override
    public synchronized boolean store(Position position, long versionBefore) {
        Document before = positions.get(position.id());
        long stored = before == null ? 0 : before.getLong("version");
        if (stored != versionBefore) {
            return false;
        }
        positions.put(position.id(), PositionDocuments.write(position.state()));
        writes.incrementAndGet();
        return true;
    }

    int pages() {
        return pages.size();
    }

    /** Bytes of the stored document. */
    int size(String id) {
        var bytes = new BsonDocument();
        new DocumentCodec()
                .encode(
                        new BsonDocumentWriter(bytes),
                        positions.get(id),
                        EncoderContext.builder().build());
        return new org.bson.RawBsonDocument(bytes, new org.bson.codecs.BsonDocumentCodec())
                .getByteBuffer()
                .remaining();
    }
}
