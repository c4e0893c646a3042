package org.tandemoms.sales.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.sales.PriceList;

/** Collection {@code prices}, key {@code sku|currency|group}. */
@Repository
class MongoPriceList implements PriceList {

    private static final String COLLECTION = "prices";

    private final MongoTemplate mongo;

    MongoPriceList(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    private record Row(String id, Entry price) {}

    private static String id(String sku, String currency, String group) {
        return sku + "|" + currency + "|" + group;
    }

    @Override
    public Optional<Entry> find(String sku, String currency, String group) {
        return Optional.ofNullable(mongo.findById(id(sku, currency, group), Row.class, COLLECTION))
                .map(Row::price);
    }

    @Override
    public void save(Entry entry) {
        mongo.save(new Row(id(entry.sku(), entry.currency(), entry.group()), entry), COLLECTION);
    }

    @Override
    public boolean delete(String sku, String currency, String group) {
        return mongo.remove(query(where("_id").is(id(sku, currency, group))), COLLECTION)
                        .getDeletedCount()
                > 0;
    }

    @Override
    public List<Entry> of(String sku) {
        return mongo.find(query(where("_id").gt(sku + "|").lt(sku + "}")), Row.class, COLLECTION).stream()
                .map(Row::price)
                .toList();
    }
}
