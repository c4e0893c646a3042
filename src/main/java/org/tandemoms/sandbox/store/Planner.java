package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.tandemoms.sandbox.store.Conditions.Condition;
import org.tandemoms.sandbox.store.Conditions.OneOf;

/**
 * Chooses the way to the documents of a filter: the one with the fewest keys to look at, where the counts are read off the
 * indexes and not guessed. When many documents match and only the first few of an order are wanted, a way that meets them
 * in that order is taken instead.
 */
final class Planner {

    /** Up to here it is cheaper to fetch what matches and sort it. */
    private static final long FEW = 1000;

    private static final int RANGES_TO_COUNT = 16;
    private static final IndexKeys ID = new IndexKeys(List.of(new IndexKey("_id", true)), false, true);
    private static final SortField BY_ID = new SortField("_id", false);

    private final DocumentMap documents;
    private final List<OrderedIndex> indexes;

    Planner(DocumentMap documents, List<OrderedIndex> indexes) {
        this.documents = documents;
        this.indexes = indexes;
    }

    Access plan(Document filter, List<SortField> order, int limit) {
        Conditions conditions = Conditions.of(filter);
        Access byId = byId(conditions, order);
        if (conditions.isFixed("_id") || indexes.isEmpty()) {
            return byId;
        }
        List<Access> ways = new ArrayList<>(List.of(byId));
        indexes.forEach(index -> byIndex(index, conditions, order).ifPresent(ways::add));
        // at equal cost: in the order asked for, then without the detour over an index
        Access cheapest = ways.stream()
                .min(Comparator.comparingLong(Access::estimate).thenComparing(way -> !way.ordered()))
                .orElse(byId);
        if (limit <= 0 || cheapest.ordered() || cheapest.estimate() <= FEW) {
            return cheapest;
        }
        return ways.stream()
                .filter(Access::ordered)
                .min(Comparator.comparingLong(Access::estimate))
                .filter(inOrder -> walks(inOrder, cheapest, limit) < cheapest.estimate())
                .orElse(cheapest);
    }

    /** How far a walk in the wanted order goes until it has met enough, if what matches is spread evenly over it. */
    private static double walks(Access inOrder, Access matching, int limit) {
        return (double) limit * inOrder.estimate() / matching.estimate();
    }

    private Access byId(Conditions conditions, List<SortField> order) {
        RangeBuilder builder = new RangeBuilder(ID);
        builder.bind(conditions.on("_id"), false);
        List<KeyRange> ranges = builder.ranges();
        return new Access(
                documents.entries(),
                null,
                ranges,
                estimate(documents.entries(), ranges),
                orderOf(List.of(BY_ID), builder.fixed(), order));
    }

    private Optional<Access> byIndex(OrderedIndex index, Conditions conditions, List<SortField> order) {
        IndexKeys keys = index.indexKeys();
        RangeBuilder builder = new RangeBuilder(keys);
        boolean excludesMissing = bindFields(index, conditions, builder);
        Access.Order walk =
                index.isMultikey() ? Access.Order.UNSORTED : orderOf(sortFields(keys), builder.fixed(), order);
        boolean complete = !index.leavesOut() || excludesMissing;
        boolean ofUse = builder.bound() > 0 || !order.isEmpty() && walk != Access.Order.UNSORTED;
        if (!complete || !ofUse) {
            return Optional.empty();
        }
        List<KeyRange> ranges = builder.ranges();
        return Optional.of(new Access(index.entries(), index, ranges, estimate(index.entries(), ranges), walk));
    }

    /** Binds as many fields as it can; returns whether documents without the fields are out of the question. */
    private static boolean bindFields(OrderedIndex index, Conditions conditions, RangeBuilder builder) {
        IndexKeys keys = index.indexKeys();
        boolean excludesMissing = false;
        boolean arraySeen = false;
        for (int i = 0; i < keys.size(); i++) {
            Condition condition = conditions.on(keys.path(i));
            boolean array = index.isMultikey(i);
            boolean wantsNull =
                    condition instanceof OneOf oneOf && oneOf.values().contains(null);
            // two fields within an array may be satisfied by two elements, which no single key tells
            if (condition == null || array && arraySeen || wantsNull && (index.isUnique() || index.leavesOut())) {
                break;
            }
            boolean more = builder.bind(condition, array);
            arraySeen |= array;
            excludesMissing |= builder.bound() > i && !wantsNull;
            if (!more) {
                break;
            }
        }
        return excludesMissing;
    }

    /** The order of an index; the ids at the end of its entries count as one more field. */
    private static List<SortField> sortFields(IndexKeys keys) {
        List<SortField> fields = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            fields.add(new SortField(keys.path(i), keys.descending(i)));
        }
        fields.add(BY_ID);
        return fields;
    }

    /**
     * How to walk keys in the order of {@code fields} so that they come in the order that is wanted, if they can.
     *
     * @param fixed how many of the first fields have one value only in the walk
     */
    private static Access.Order orderOf(List<SortField> fields, int fixed, List<SortField> wanted) {
        Access.Order order = null;
        int next = fixed;
        for (SortField field : wanted) {
            if (isAmong(fields.subList(0, fixed), field)) {
                continue;
            }
            if (next == fields.size()) {
                break; // ids are all different: nothing is left to be put in order
            }
            SortField kept = fields.get(next++);
            Access.Order needed =
                    kept.descending() == field.descending() ? Access.Order.FORWARD : Access.Order.BACKWARD;
            if (!kept.path().equals(field.path()) || order != null && order != needed) {
                return Access.Order.UNSORTED;
            }
            order = needed;
        }
        return order == null ? Access.Order.FORWARD : order;
    }

    private static boolean isAmong(List<SortField> fields, SortField wanted) {
        return fields.stream().anyMatch(field -> field.path().equals(wanted.path()));
    }

    private static long estimate(MVMap<byte[], byte[]> map, List<KeyRange> ranges) {
        if (ranges.size() <= RANGES_TO_COUNT) {
            return ranges.stream().mapToLong(range -> range.countIn(map)).sum();
        }
        return estimate(map, ranges.subList(0, RANGES_TO_COUNT)) * ranges.size() / RANGES_TO_COUNT;
    }
}
