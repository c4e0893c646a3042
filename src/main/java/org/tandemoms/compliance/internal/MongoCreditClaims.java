package org.tandemoms.compliance.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.compliance.CreditClaims;

/** One document a customer in {@code credit_claims}; a claim and the look at the others are one write. */
@Repository
class MongoCreditClaims implements CreditClaims {

    /** Far longer than an order takes from being judged to being stored; then its document speaks for itself. */
    private static final Duration COUNTED_FOR = Duration.ofSeconds(10);

    private static final String CLAIMS = "claims";

    private final MongoCollection<Document> claims;
    private final Clock clock;

    MongoCreditClaims(MongoTemplate mongo, Clock clock) {
        this.claims = mongo.getCollection("credit_claims");
        this.clock = clock;
    }

    @Override
    public Map<String, BigDecimal> claim(String customerId, String orderId, BigDecimal amount) {
        Instant now = clock.instant();
        Document claim = new Document("amount", new Decimal128(amount)).append("at", Date.from(now));
        Document all = set(customerId, Updates.set(CLAIMS + "." + orderId, claim));
        Map<String, BigDecimal> counted = new LinkedHashMap<>();
        List<String> forgotten = new ArrayList<>();
        all.get(CLAIMS, Document.class).forEach((id, said) -> {
            Document other = (Document) said;
            if (other.getDate("at").toInstant().plus(COUNTED_FOR).isBefore(now)) {
                forgotten.add(id);
            } else {
                counted.put(id, other.get("amount", Decimal128.class).bigDecimalValue());
            }
        });
        forget(customerId, forgotten);
        return counted;
    }

    @Override
    public void forget(String customerId, Collection<String> orderIds) {
        if (!orderIds.isEmpty()) {
            List<Bson> gone = orderIds.stream()
                    .map(id -> Updates.unset(CLAIMS + "." + id))
                    .toList();
            claims.updateOne(Filters.eq("_id", customerId), Updates.combine(gone));
        }
    }

    private Document set(String customerId, Bson claim) {
        FindOneAndUpdateOptions options =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        try {
            return claims.findOneAndUpdate(Filters.eq("_id", customerId), claim, options);
        } catch (MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getErrorCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // two first claims of a customer at once
            return claims.findOneAndUpdate(Filters.eq("_id", customerId), claim, options);
        }
    }
}
