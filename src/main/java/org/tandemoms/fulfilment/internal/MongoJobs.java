package org.tandemoms.fulfilment.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import org.tandemoms.fulfilment.Job;
import org.tandemoms.fulfilment.Jobs;
import org.tandemoms.fulfilment.Manifest;
import org.tandemoms.sales.Shipment;

/** Collections {@code warehouse_jobs}, by shipment, and {@code manifests}, by number. */
@Repository
class MongoJobs implements Jobs {

    private static final String JOBS = "warehouse_jobs";
    private static final String MANIFESTS = "manifests";
    private static final String ID = "_id";
    private static final String WAVE = "wave";
    private static final String STATE = "state";

    private final MongoTemplate mongo;

    MongoJobs(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(JOBS).createIndex(new Index("open", Sort.Direction.ASC));
        mongo.indexOps(MANIFESTS).createIndex(new Index("request", Sort.Direction.ASC).unique());
    }

    @Override
    public void show(Job job) {
        while (true) {
            Optional<Job> before = find(job.id());
            if (before.isEmpty()) {
                try {
                    mongo.insert(job, JOBS);
                    return;
                } catch (DuplicateKeyException shownMeanwhile) {
                    continue;
                }
            }
            if (before.get().revision() >= job.revision()) {
                return;
            }
            Criteria unchanged = where(ID)
                    .is(job.id())
                    .and("revision")
                    .is(before.get().revision())
                    .and(WAVE)
                    .is(before.get().wave());
            Object replaced = mongo.findAndReplace(
                    query(unchanged),
                    job.in(before.get().wave()),
                    FindAndReplaceOptions.options().returnNew(),
                    Job.class,
                    JOBS);
            if (replaced != null) {
                return;
            }
        }
    }

    @Override
    public Optional<Job> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Job.class, JOBS));
    }

    @Override
    public List<Job> list(String location, Shipment.State state, String wave, int limit) {
        Criteria which = state == null ? where("open").is(true) : where(STATE).is(state);
        if (location != null) {
            which = which.and("location").is(location);
        }
        if (wave != null) {
            which = which.and(WAVE).is(wave);
        }
        return mongo.find(query(which).with(Sort.by(ID)).limit(limit), Job.class, JOBS);
    }

    @Override
    public boolean join(String wave, String id) {
        return mongo.updateFirst(
                                query(where(ID)
                                        .is(id)
                                        .and(STATE)
                                        .is(Shipment.State.PICKING)
                                        .and(WAVE)
                                        .is(null)),
                                Update.update(WAVE, wave),
                                JOBS)
                        .getModifiedCount()
                == 1;
    }

    @Override
    public Manifest keep(Manifest manifest) {
        try {
            return mongo.insert(manifest, MANIFESTS);
        } catch (DuplicateKeyException keptBefore) {
            return mongo.findOne(query(where("request").is(manifest.request())), Manifest.class, MANIFESTS);
        }
    }

    @Override
    public void close(Manifest manifest) {
        mongo.save(manifest, MANIFESTS);
    }

    @Override
    public Optional<Manifest> manifest(String number) {
        return Optional.ofNullable(mongo.findById(number, Manifest.class, MANIFESTS));
    }

    @Override
    public Optional<Manifest> closedBefore(String request) {
        return Optional.ofNullable(mongo.findOne(query(where("request").is(request)), Manifest.class, MANIFESTS));
    }
}
