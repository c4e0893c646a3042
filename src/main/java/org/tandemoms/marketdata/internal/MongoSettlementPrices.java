package org.tandemoms.marketdata.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.marketdata.SettlementPrice;
import org.tandemoms.marketdata.SettlementPrices;

/** Collection {@code settlement_prices}, keyed {@code symbol|day}: an instrument's days are a range of keys. */
@Repository
class MongoSettlementPrices implements SettlementPrices {

    private static final String ID = "_id";
    private static final String WEIGHT = "weight";

    /** Sorts after every digit of a day. */
    private static final String LAST = "~";

    private final MongoCollection<Document> prices;

    MongoSettlementPrices(MongoTemplate mongo) {
        this.prices = mongo.getCollection("settlement_prices");
    }

    @Override
    public void keep(SettlementPrice price) {
        String key = key(price.symbol(), price.day());
        try {
            prices.replaceOne(
                    Filters.and(
                            Filters.eq(ID, key),
                            Filters.lte(WEIGHT, price.source().ordinal())),
                    write(key, price),
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // what is kept outweighs it
        }
    }

    @Override
    public Optional<SettlementPrice> find(String symbol, LocalDate day) {
        return Optional.ofNullable(prices.find(Filters.eq(ID, key(symbol, day))).first())
                .map(MongoSettlementPrices::read);
    }

    @Override
    public List<SettlementPrice> list(String symbol, LocalDate before, int limit) {
        String end = before == null ? symbol + "|" + LAST : key(symbol, before);
        return prices.find(Filters.and(Filters.gte(ID, symbol + "|"), Filters.lt(ID, end)))
                .sort(Sorts.descending(ID))
                .limit(limit)
                .map(MongoSettlementPrices::read)
                .into(new ArrayList<>());
    }

    private static String key(String symbol, LocalDate day) {
        return symbol + "|" + day;
    }

    private static Document write(String key, SettlementPrice price) {
        return new Document(ID, key)
                .append("symbol", price.symbol())
                .append("day", price.day().toString())
                .append("price", new Decimal128(price.price()))
                .append("source", price.source().name())
                .append(WEIGHT, price.source().ordinal())
                .append("by", price.by())
                .append("at", Date.from(price.at()));
    }

    private static SettlementPrice read(Document stored) {
        return new SettlementPrice(
                stored.getString("symbol"),
                LocalDate.parse(stored.getString("day")),
                stored.get("price", Decimal128.class).bigDecimalValue(),
                SettlementPrice.Source.valueOf(stored.getString("source")),
                stored.getString("by"),
                stored.getDate("at").toInstant());
    }
}
