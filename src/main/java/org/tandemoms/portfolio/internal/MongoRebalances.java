package org.tandemoms.portfolio.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.portfolio.Rebalance;
import org.tandemoms.portfolio.RebalanceStore;

/** Collection {@code rebalances}; the plan as the JSON that is answered. */
@Repository
class MongoRebalances implements RebalanceStore {

    private static final String ID = "_id";
    private static final String PLAN = "plan";

    private final MongoCollection<Document> rebalances;
    private final ObjectMapper json;

    MongoRebalances(MongoTemplate mongo, ObjectMapper json) {
        this.rebalances = mongo.getCollection("rebalances");
        this.json = json;
    }

    @Override
    public Optional<Kept> keep(Kept plan) {
        try {
            rebalances.insertOne(new Document(ID, plan.key())
                    .append("hash", plan.hash())
                    .append(PLAN, write(plan.plan()))
                    .append("done", plan.done()));
            return Optional.empty();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return find(plan.key());
        }
    }

    @Override
    public Optional<Kept> find(String key) {
        return Optional.ofNullable(rebalances.find(Filters.eq(ID, key)).first())
                .map(found -> new Kept(
                        found.getString(ID),
                        found.getString("hash"),
                        read(found.getString(PLAN)),
                        found.getBoolean("done")));
    }

    @Override
    public void done(String key, Rebalance answer) {
        rebalances.updateOne(
                Filters.eq(ID, key), Updates.combine(Updates.set(PLAN, write(answer)), Updates.set("done", true)));
    }

    private String write(Rebalance plan) {
        try {
            return json.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan of ours can be written", e);
        }
    }

    private Rebalance read(String plan) {
        try {
            return json.readValue(plan, Rebalance.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan we wrote can be read", e);
        }
    }
}
