package org.tandemoms.inventory.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.inventory.Issues;
import org.tandemoms.inventory.Movement;

/** Issues as the ledger has them. */
@Repository
class LedgerIssues implements Issues {

    private final MongoCollection<Document> ledger;

    private final Buckets buckets;

    LedgerIssues(MongoTemplate mongo, Buckets buckets) {
        this.ledger = mongo.getCollection("stock_ledger");
        this.buckets = buckets;
    }

    @Override
    public SortedMap<LocalDate, BigDecimal> byDay(String sku, String location, Instant from) {
        Bson shelf = Filters.in(
                "stock",
                Buckets.shelves(location, buckets.ask(sku, location)).stream()
                        .map(bucket -> sku + "|" + bucket)
                        .toList());
        Bson filter = from == null ? shelf : Filters.and(shelf, Filters.gte("at", Date.from(from)));
        SortedMap<LocalDate, BigDecimal> days = new TreeMap<>();
        for (Document entry : ledger.find(filter).projection(Projections.include("type", "at", "onHandChange"))) {
            if (Movement.Type.ISSUE.name().equals(entry.getString("type"))) {
                LocalDate day = LocalDate.ofInstant(entry.getDate("at").toInstant(), ZoneOffset.UTC);
                days.merge(day, MongoStockStore.decimal(entry, "onHandChange").negate(), BigDecimal::add);
            }
        }
        return days;
    }
}
