package org.tandemoms.procurement.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.procurement.DemandHistory;

/** Collections {@code demand}, one document an item, location and day, and {@code demand_counted}, one an item and location. */
@Repository
class MongoDemandHistory implements DemandHistory {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String SHELF = "shelf";
    private static final String DATE = "date";
    private static final String SHIPPED = "shipped";
    private static final String IMPORTED = "imported";

    private final MongoCollection<Document> demand;
    private final MongoCollection<Document> counted;

    MongoDemandHistory(MongoTemplate mongo) {
        this.demand = mongo.getCollection("demand");
        this.counted = mongo.getCollection("demand_counted");
        demand.createIndex(Indexes.ascending(SHELF, DATE));
    }

    @Override
    public List<Day> days(String sku, String location, LocalDate from, LocalDate to) {
        Bson filter = Filters.and(
                Filters.eq(SHELF, shelf(sku, location)),
                Filters.gte(DATE, from.toString()),
                Filters.lte(DATE, to.toString()));
        List<Day> days = new ArrayList<>();
        for (Document one : demand.find(filter)) {
            days.add(new Day(LocalDate.parse(one.getString(DATE)), decimal(one, SHIPPED), decimal(one, IMPORTED)));
        }
        days.sort(Comparator.comparing(Day::date));
        return days;
    }

    @Override
    public Optional<LocalDate> countedUntil(String sku, String location) {
        return Optional.ofNullable(
                        counted.find(Filters.eq("_id", shelf(sku, location))).first())
                .map(found -> LocalDate.parse(found.getString("until")));
    }

    @Override
    public void counted(String sku, String location, Map<LocalDate, BigDecimal> shipped, LocalDate until) {
        String shelf = shelf(sku, location);
        if (!shipped.isEmpty()) {
            List<UpdateOneModel<Document>> writes = shipped.entrySet().stream()
                    .map(day -> new UpdateOneModel<Document>(
                            Filters.eq("_id", shelf + "|" + day.getKey()),
                            Updates.combine(
                                    Updates.setOnInsert(SHELF, shelf),
                                    Updates.setOnInsert(DATE, day.getKey().toString()),
                                    Updates.max(SHIPPED, new Decimal128(day.getValue()))),
                            UPSERT))
                    .toList();
            demand.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        counted.updateOne(Filters.eq("_id", shelf), Updates.max("until", until.toString()), UPSERT);
    }

    @Override
    public void forgetCounted(String sku, String location) {
        String shelf = shelf(sku, location);
        counted.deleteOne(Filters.eq("_id", shelf));
        demand.updateMany(Filters.eq(SHELF, shelf), Updates.unset(SHIPPED));
    }

    @Override
    public void imported(String sku, String location, LocalDate date, BigDecimal quantity) {
        String shelf = shelf(sku, location);
        demand.updateOne(
                Filters.eq("_id", shelf + "|" + date),
                Updates.combine(
                        Updates.setOnInsert(SHELF, shelf),
                        Updates.setOnInsert(DATE, date.toString()),
                        Updates.set(IMPORTED, new Decimal128(quantity))),
                UPSERT);
    }

    private static String shelf(String sku, String location) {
        return sku + "|" + location;
    }

    private static BigDecimal decimal(Document document, String field) {
        Decimal128 value = document.get(field, Decimal128.class);
        return value == null ? BigDecimal.ZERO : value.bigDecimalValue();
    }
}
