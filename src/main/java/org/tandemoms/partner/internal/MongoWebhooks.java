package org.tandemoms.partner.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.partner.Webhook;
import org.tandemoms.partner.WebhookStore;

/** Collection {@code webhooks}; the unique {@code request} makes a repeated registration the first one. */
@Repository
class MongoWebhooks implements WebhookStore {

    private static final String ID = "_id";
    private static final String REQUEST = "request";

    private final MongoCollection<Document> webhooks;

    MongoWebhooks(MongoTemplate mongo) {
        this.webhooks = mongo.getCollection("webhooks");
        webhooks.createIndex(Indexes.ascending(REQUEST), new IndexOptions().unique(true));
    }

    @Override
    public Registered register(Webhook webhook, String request, String hash) {
        try {
            webhooks.insertOne(write(webhook).append(REQUEST, request).append("hash", hash));
            return new Registered(webhook, hash);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            Document first = webhooks.find(Filters.eq(REQUEST, request)).first();
            // removed in between: then this registration is the first
            return first == null
                    ? register(webhook, request, hash)
                    : new Registered(read(first), first.getString("hash"));
        }
    }

    @Override
    public Optional<Webhook> find(String id) {
        return Optional.ofNullable(webhooks.find(Filters.eq(ID, id)).first()).map(MongoWebhooks::read);
    }

    @Override
    public List<Webhook> all() {
        return webhooks.find()
                .sort(Sorts.ascending(ID))
                .map(MongoWebhooks::read)
                .into(new ArrayList<>());
    }

    @Override
    public void remove(String id) {
        webhooks.deleteOne(Filters.eq(ID, id));
    }

    private static Document write(Webhook webhook) {
        return new Document(ID, webhook.id())
                .append("owner", webhook.owner())
                .append("url", webhook.url())
                .append("events", webhook.events())
                .append("secret", webhook.secret())
                .append("setBy", webhook.setBy())
                .append("createdAt", Date.from(webhook.createdAt()));
    }

    private static Webhook read(Document document) {
        return new Webhook(
                document.getString(ID),
                document.getString("owner"),
                document.getString("url"),
                document.getList("events", String.class),
                document.getString("secret"),
                document.getString("setBy"),
                document.getDate("createdAt").toInstant());
    }
}
