package org.tandemoms.inventory.internal;

import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.tandemoms.inventory.Lot;

/** How lots lie in a stock document: {@code lots}, what pickers have taken in {@code holds}, and when to look again. */
final class LotFields {

    static final String LOTS = "lots";

    /** Counts the changes of what is in {@code lots} or held back of it; there once the first lot has come in. */
    static final String REVISION = "lotsRevision";

    /** From when on something is expired that is not held back yet: nothing may be held before that is done. */
    static final String BLOCK_AT = "blockAt";

    /** Expired and held back: never for sale again. */
    static final String BLOCKED = "blocked";

    static final String TAKEN = "taken";

    private static final String EXPIRED = "expired|";

    private LotFields() {}

    /** Key of the hold that keeps an expired lot from everybody. */
    static String blockKey(Lot lot) {
        return EXPIRED + lot.name();
    }

    static LotShelf shelf(Document stock) {
        Map<String, BigDecimal> blocked = new HashMap<>();
        Map<String, List<Lot>> taken = new HashMap<>();
        for (Document hold : stock.getList("holds", Document.class, List.of())) {
            String key = hold.getString("key");
            if (key.startsWith(EXPIRED)) {
                blocked.put(key.substring(EXPIRED.length()), MongoStockStore.decimal(hold, "qty"));
            } else if (hold.containsKey(TAKEN)) {
                taken.put(key, merged(read(hold, TAKEN)));
            }
        }
        return new LotShelf(MongoStockStore.decimal(stock, "onHand"), read(stock, LOTS), blocked, taken);
    }

    private static List<Lot> merged(List<Lot> pieces) {
        Map<String, Lot> byName = new LinkedHashMap<>();
        pieces.forEach(piece ->
                byName.merge(piece.name(), piece, (a, b) -> a.of(a.quantity().add(b.quantity()))));
        return List.copyOf(byName.values());
    }

    static List<Lot> read(Document document, String field) {
        return document.getList(field, Document.class, List.of()).stream()
                .map(LotFields::read)
                .toList();
    }

    private static Lot read(Document lot) {
        Date expiry = lot.getDate("expiry");
        return new Lot(
                lot.getString("batch"),
                lot.getString("serial"),
                expiry == null ? null : LocalDate.ofInstant(expiry.toInstant(), ZoneOffset.UTC),
                MongoStockStore.decimal(lot, "qty"));
    }

    static List<Document> write(List<Lot> lots) {
        return lots.stream().map(LotFields::write).toList();
    }

    private static Document write(Lot lot) {
        Document written = new Document();
        if (lot.batch() != null) {
            written.append("batch", lot.batch());
        }
        if (lot.serial() != null) {
            written.append("serial", lot.serial());
        }
        if (lot.expiry() != null) {
            written.append(
                    "expiry",
                    Date.from(lot.expiry().atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
        return written.append("qty", new Decimal128(lot.quantity()));
    }

    static boolean isDue(Document stock, Instant now) {
        Date at = stock.getDate(BLOCK_AT);
        return at != null && !at.toInstant().isAfter(now);
    }

    /** What of a stock document changes with its lots. */
    static List<Bson> changes(List<Lot> after, Optional<Instant> blockAt) {
        List<Bson> changes = new ArrayList<>();
        changes.add(Updates.set(LOTS, write(after)));
        changes.add(Updates.inc(REVISION, 1L));
        changes.add(blockAt.map(at -> Updates.set(BLOCK_AT, Date.from(at))).orElseGet(() -> Updates.unset(BLOCK_AT)));
        return changes;
    }
}
