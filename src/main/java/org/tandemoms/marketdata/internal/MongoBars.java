package org.tandemoms.marketdata.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.marketdata.Bar;
import org.tandemoms.marketdata.BarInterval;
import org.tandemoms.marketdata.BarStore;

/** Collection {@code bars}, keyed {@code symbol|interval|start}: a range of time is a range of keys. */
@Repository
class MongoBars implements BarStore {

    private static final String ID = "_id";

    private final MongoCollection<Document> bars;

    MongoBars(MongoTemplate mongo) {
        this.bars = mongo.getCollection("bars");
    }

    @Override
    public void keep(BarInterval interval, List<Kept> kept) {
        List<ReplaceOneModel<Document>> writes = kept.stream()
                .map(one -> {
                    String key = key(one.symbol(), interval, one.bar().start());
                    return new ReplaceOneModel<>(
                            Filters.eq(ID, key), write(key, one.bar()), new ReplaceOptions().upsert(true));
                })
                .toList();
        bars.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    @Override
    public List<Bar> find(String symbol, BarInterval interval, Instant from, Instant before) {
        List<Bar> found = new ArrayList<>();
        bars.find(between(symbol, interval, from, before))
                .sort(Sorts.ascending(ID))
                .forEach(stored -> found.add(read(stored)));
        return found;
    }

    @Override
    public void forget(BarInterval interval, String symbol, Instant before) {
        bars.deleteMany(between(symbol, interval, Instant.EPOCH, before));
    }

    private static Bson between(String symbol, BarInterval interval, Instant from, Instant before) {
        return Filters.and(Filters.gte(ID, key(symbol, interval, from)), Filters.lt(ID, key(symbol, interval, before)));
    }

    /** Seconds in ten digits, so that keys sort as times do until the year 2286. */
    private static String key(String symbol, BarInterval interval, Instant start) {
        return symbol + "|" + interval.code() + "|" + String.format("%010d", Math.max(0, start.getEpochSecond()));
    }

    private static Document write(String key, Bar bar) {
        return new Document(ID, key)
                .append("start", Date.from(bar.start()))
                .append("open", new Decimal128(bar.open()))
                .append("high", new Decimal128(bar.high()))
                .append("low", new Decimal128(bar.low()))
                .append("close", new Decimal128(bar.close()))
                .append("volume", new Decimal128(bar.volume()))
                .append("trades", bar.trades())
                .append("source", bar.source().name());
    }

    private static Bar read(Document stored) {
        return new Bar(
                stored.getDate("start").toInstant(),
                decimal(stored, "open"),
                decimal(stored, "high"),
                decimal(stored, "low"),
                decimal(stored, "close"),
                decimal(stored, "volume"),
                stored.getLong("trades"),
                Bar.Source.valueOf(stored.getString("source")));
    }

    private static BigDecimal decimal(Document stored, String name) {
        return stored.get(name, Decimal128.class).bigDecimalValue();
    }
}
