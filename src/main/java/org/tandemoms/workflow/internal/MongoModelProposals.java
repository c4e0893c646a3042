package org.tandemoms.workflow.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import org.tandemoms.workflow.deployment.ModelProposal;
import org.tandemoms.workflow.deployment.ModelProposal.Status;
import org.tandemoms.workflow.deployment.ModelProposals;

/** Collection {@code models}: small, and read when people look or the application starts. */
@Repository
class MongoModelProposals implements ModelProposals {

    private static final String COLLECTION = "models";

    private final MongoTemplate mongo;

    MongoModelProposals(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void add(ModelProposal proposal) {
        mongo.insert(proposal, COLLECTION);
    }

    @Override
    public Optional<ModelProposal> find(String id) {
        return Optional.ofNullable(mongo.findById(id, ModelProposal.class, COLLECTION));
    }

    @Override
    public Optional<ModelProposal> waiting(String contentHash) {
        Query same = query(where("contentHash").is(contentHash).and("status").is(Status.PROPOSED));
        return Optional.ofNullable(mongo.findOne(same, ModelProposal.class, COLLECTION));
    }

    @Override
    public List<ModelProposal> latest(int limit) {
        Query newest = new Query().with(Sort.by(Sort.Direction.DESC, "_id")).limit(limit);
        return mongo.find(newest, ModelProposal.class, COLLECTION);
    }

    @Override
    public List<ModelProposal> inForce() {
        Query approved = query(where("status").is(Status.IN_FORCE)).with(Sort.by("decidedAt"));
        return mongo.find(approved, ModelProposal.class, COLLECTION);
    }

    @Override
    public boolean decide(String id, Status status, String by, Instant at, String comment) {
        Update decision = new Update()
                .set("status", status)
                .set("decidedBy", by)
                .set("decidedAt", at)
                .set("decisionComment", comment);
        return mongo.updateFirst(
                                query(where("_id").is(id).and("status").is(Status.PROPOSED)),
                                decision,
                                ModelProposal.class,
                                COLLECTION)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void reopen(String id) {
        Update undone = new Update()
                .set("status", Status.PROPOSED)
                .unset("decidedBy")
                .unset("decidedAt")
                .unset("decisionComment");
        mongo.updateFirst(query(where("_id").is(id)), undone, ModelProposal.class, COLLECTION);
    }

    @Override
    public void record(String id, List<ModelProposal.PutInForce> models) {
        mongo.updateFirst(
                query(where("_id").is(id)), new Update().set("models", models), ModelProposal.class, COLLECTION);
    }
}
