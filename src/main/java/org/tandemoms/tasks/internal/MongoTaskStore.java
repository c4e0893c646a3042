package org.tandemoms.tasks.internal;

import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import org.tandemoms.tasks.Task;
import org.tandemoms.tasks.TaskFilter;
import org.tandemoms.tasks.TaskStore;

/** Collection {@code tasks}. */
@Repository
class MongoTaskStore implements TaskStore {

    private static final String COLLECTION = "tasks";
    private static final String ASSIGNEE = "assignee";
    private static final String COMMENTS = "comments";

    private final MongoTemplate mongo;

    MongoTaskStore(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(COLLECTION).createIndex(new Index("open", Sort.Direction.ASC));
    }

    @Override
    public void project(Task task) {
        Document fields = new Document();
        mongo.getConverter().write(task, fields);
        fields.remove("_id");
        fields.remove(ASSIGNEE);
        fields.remove(COMMENTS);
        Update update = new Update();
        fields.forEach(update::set);
        for (String absent : List.of("outcome", "dueAt", "form")) {
            if (!fields.containsKey(absent)) {
                update.unset(absent);
            }
        }
        mongo.upsert(byId(task.id()), update, COLLECTION);
    }

    @Override
    public Optional<Task> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Task.class, COLLECTION));
    }

    @Override
    public List<Task> list(TaskFilter filter) {
        Criteria criteria = Criteria.where("open").is(true);
        if (filter.groups() != null) {
            criteria = criteria.and("groups").in(filter.groups());
        }
        if (filter.assignee() != null) {
            criteria = criteria.and(ASSIGNEE).is(filter.assignee());
        }
        if (filter.process() != null) {
            criteria = criteria.and("process").is(filter.process());
        }
        if (filter.orderId() != null) {
            criteria = criteria.and("orderId").is(filter.orderId());
        }
        if (filter.overdueAt() != null) {
            criteria = criteria.and("dueAt").lt(filter.overdueAt());
        }
        if (filter.afterId() != null) {
            criteria = criteria.and("_id").gt(filter.afterId());
        }
        Query query =
                Query.query(criteria).with(Sort.by(Sort.Direction.ASC, "_id")).limit(filter.limit());
        return mongo.find(query, Task.class, COLLECTION);
    }

    @Override
    public boolean assign(String id, String seen, String assignee) {
        Query query = Query.query(
                Criteria.where("_id").is(id).and(ASSIGNEE).is(seen).and("open").is(true));
        Update update = assignee == null ? new Update().unset(ASSIGNEE) : Update.update(ASSIGNEE, assignee);
        return mongo.updateFirst(query, update, COLLECTION).getMatchedCount() == 1;
    }

    @Override
    public void comment(String id, Task.Comment comment) {
        mongo.updateFirst(byId(id), new Update().push(COMMENTS, comment), COLLECTION);
    }

    @Override
    public void close(String id) {
        mongo.updateFirst(byId(id), Update.update("open", false), COLLECTION);
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }
}
