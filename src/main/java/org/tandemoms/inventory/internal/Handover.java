package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Movement;
import org.tandemoms.inventory.StockStore.Outcome;
import org.tandemoms.shared.Ids;

/** A hold goes from one key to another in the one write that also takes or frees the difference. */
final class Handover {

    private final GuardedStock guarded;

    Handover(GuardedStock guarded) {
        this.guarded = guarded;
    }

    /** @param also what else must be so */
    Outcome takeOver(Allotment from, Allotment to, Instant until, String actor, Instant now, Bson also) {
        BigDecimal more = to.quantity().subtract(from.quantity());
        Bson guard = and(
                eq(GuardedStock.ID, GuardedStock.id(from)),
                elemMatch(
                        GuardedStock.HOLDS,
                        and(
                                eq("key", from.key()),
                                eq("qty", new Decimal128(from.quantity())),
                                gt("until", Date.from(now)))),
                ne(GuardedStock.HOLD_KEY, to.key()),
                also,
                gte(GuardedStock.FREE, new Decimal128(more.max(BigDecimal.ZERO))));
        Movement.Type type = more.signum() < 0 ? Movement.Type.RELEASE : Movement.Type.HOLD;
        Movement movement = new Movement(
                Movement.id(to.sku(), to.location(), type, to.key()) + "|" + Ids.next(),
                type,
                to.sku(),
                to.location(),
                BigDecimal.ZERO,
                more.negate(),
                to.key() + " from " + from.key(),
                actor,
                now);
        Bson hold = Updates.combine(
                Updates.set("holds.$.key", to.key()),
                Updates.set("holds.$.qty", new Decimal128(to.quantity())),
                Updates.set("holds.$.until", Date.from(until)));
        Bson whole = more.signum() > 0 ? and(guard, Expiring.nothingDue(now)) : guard;
        if (guarded.update(whole, movement, hold)) {
            return Outcome.DONE;
        }
        return guarded.isHeld(to) ? Outcome.ALREADY_DONE : Outcome.NOT_POSSIBLE;
    }
}
