package org.tandemoms.settlement.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.stereotype.Repository;
import org.tandemoms.settlement.CashEntry;
import org.tandemoms.settlement.Settlement;
import org.tandemoms.settlement.Settlements;

/** Collections {@code settlements} (key: order id) and {@code cash_ledger} (append only, key: order id and number). */
@Repository
class MongoSettlements implements Settlements {

    private static final String ID = "_id";
    private static final String ORDER_ID = "orderId";
    private static final String STATUS = "status";

    private final MongoCollection<Document> settlements;
    private final MongoCollection<Document> ledger;
    private final MongoConverter converter;

    MongoSettlements(MongoTemplate mongo, MongoConverter converter) {
        this.settlements = mongo.getCollection("settlements");
        this.ledger = mongo.getCollection("cash_ledger");
        this.converter = converter;
        settlements.createIndex(Indexes.compoundIndex(Indexes.ascending(STATUS), Indexes.descending(ID)));
        settlements.createIndex(Indexes.compoundIndex(Indexes.ascending("account"), Indexes.descending(ID)));
        ledger.createIndex(Indexes.ascending(ORDER_ID));
    }

    @Override
    public void capture(Settlement settlement) {
        try {
            settlements.insertOne(write(settlement, settlement.orderId()));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            settlements.replaceOne(
                    Filters.and(Filters.eq(ID, settlement.orderId()), Filters.lt("version", settlement.version())),
                    write(settlement, settlement.orderId()));
        }
    }

    @Override
    public void settle(Settlement settled, List<CashEntry> entries) {
        book(entries);
        settlements.replaceOne(
                Filters.eq(ID, settled.orderId()),
                write(settled, settled.orderId()),
                new ReplaceOptions().upsert(true));
    }

    @Override
    public void book(List<CashEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Document> documents =
                entries.stream().map(entry -> write(entry, entry.id())).toList();
        try {
            ledger.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean onlyRepeated = e.getWriteErrors().stream()
                    .map(BulkWriteError::getCategory)
                    .allMatch(ErrorCategory.DUPLICATE_KEY::equals);
            if (!onlyRepeated) {
                throw e;
            }
        }
    }

    @Override
    public Optional<Settlement> find(String orderId) {
        return Optional.ofNullable(settlements.find(Filters.eq(ID, orderId)).first())
                .map(document -> converter.read(Settlement.class, document));
    }

    @Override
    public List<Settlement> list(String account, Settlement.Status status, int limit) {
        List<Bson> filters = new ArrayList<>();
        if (account != null) {
            filters.add(Filters.eq("account", account));
        }
        if (status != null) {
            filters.add(Filters.eq(STATUS, status.name()));
        }
        return settlements
                .find(filters.isEmpty() ? new Document() : Filters.and(filters))
                .sort(Sorts.descending(ID))
                .limit(limit)
                .map(document -> converter.read(Settlement.class, document))
                .into(new ArrayList<>());
    }

    @Override
    public List<CashEntry> entriesOf(String orderId) {
        return ledger.find(Filters.eq(ORDER_ID, orderId))
                .sort(Sorts.ascending(ID))
                .map(document -> converter.read(CashEntry.class, document))
                .into(new ArrayList<>());
    }

    private Document write(Object value, String id) {
        Document document = new Document();
        converter.write(value, document);
        document.put(ID, id);
        return document;
    }
}
