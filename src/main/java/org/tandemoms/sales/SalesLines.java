package org.tandemoms.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Demand;

/**
 * The lines of one goods order and what is held on the shelves for them. A hold's key is {@code orderId:lineId}, with a
 * further part when it was made later, so that no key is ever used for two holds.
 */
final class SalesLines {

    private static final String STOCK = "stock";

    private List<SalesLine> items = new ArrayList<>();

    /** {@code sku|location} where a picker found less than the books say. */
    private Set<String> emptyShelves = new LinkedHashSet<>();

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private SalesLines() {}

    SalesLines(List<SalesLine> items) {
        this.items = new ArrayList<>(items);
    }

    List<SalesLine> all() {
        return List.copyOf(items);
    }

    Optional<SalesLine> find(String lineId) {
        return items.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }

    boolean anyMissing() {
        return items.stream().anyMatch(SalesLines::isMissing);
    }

    private static boolean isMissing(SalesLine line) {
        return line.backordered().signum() > 0;
    }

    List<Allotment> allotments() {
        return items.stream().flatMap(line -> line.allotments().stream()).toList();
    }

    /** Of these goods those that belong to the line. */
    static List<Allotment> of(SalesOrder order, SalesLine line, List<Allotment> goods) {
        String key = holdKey(order, line.lineId());
        return goods.stream()
                .filter(piece -> piece.key().equals(key) || piece.key().startsWith(key + ":"))
                .toList();
    }

    static String holdKey(SalesOrder order, String lineId) {
        return order.id() + ":" + lineId;
    }

    // --- holding ------------------------------------------------------------------------------------------------

    /**
     * What each line still lacks. After the first time the key carries the revision that was read: a repetition of the
     * same change finds what it held.
     */
    List<Demand> demands(SalesOrder order) {
        List<Demand> open = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            SalesLine line = items.get(i);
            if (isMissing(line)) {
                String round = order.revision() == 0 ? "" : ":" + order.revision();
                open.add(new Demand(
                        holdKey(order, line.lineId()) + round,
                        line.sku(),
                        line.backordered(),
                        "/lines/" + i + "/quantity"));
            }
        }
        return open;
    }

    /** Takes over what was held for the lines. */
    void allot(SalesOrder order, List<Allotment> held) {
        items.replaceAll(line -> {
            List<Allotment> own = new ArrayList<>(line.allotments());
            of(order, line, held).stream()
                    .filter(allotment -> !own.contains(allotment))
                    .forEach(own::add);
            return line.holding(own);
        });
    }

    /** These goods are gone; their lines need others. */
    void forget(List<Allotment> gone) {
        items.replaceAll(line -> line.holding(
                line.allotments().stream().filter(Predicate.not(gone::contains)).toList()));
    }

    /**
     * Takes over changed lines.
     *
     * @param amended all lines as they shall be, without holds
     * @param more what was held for them in addition
     * @return what was held for the lines as they were, and in addition
     */
    List<Allotment> amend(SalesOrder order, List<SalesLine> amended, List<Allotment> more) {
        List<Allotment> held = new ArrayList<>(allotments());
        held.addAll(more);
        items = new ArrayList<>(amended);
        items.replaceAll(line -> line.keeping(of(order, line, held)));
        return held;
    }

    /** The lines as they were, with what was held for them. */
    void restore(List<SalesLine> before) {
        items = new ArrayList<>(before);
    }

    /** Leaves of each line what these goods are of it. */
    void keepOnly(SalesOrder order, List<Allotment> sent) {
        items.replaceAll(line -> line.reducedTo(of(order, line, sent)));
    }

    /** Gives back what of a hold neither a line nor anything else needs any more. */
    void letGo(SalesOrder order, Allotment before, List<Allotment> alsoNeeded) {
        BigDecimal kept = Stream.concat(allotments().stream(), alsoNeeded.stream())
                .filter(part ->
                        part.key().equals(before.key()) && part.location().equals(before.location()))
                .map(Allotment::quantity)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        if (kept.signum() == 0) {
            release(order, before);
        } else if (kept.compareTo(before.quantity()) < 0) {
            Map<String, Object> cut = new HashMap<>(payload(before));
            cut.put("keep", kept.toPlainString());
            order.send("cut:" + before.key() + ":" + before.location() + ":" + kept, STOCK, "stock.cut", cut);
        }
    }

    /** Part of a hold was not on the shelf: it leaves the books of the location, and the line needs others. */
    void shorten(SalesOrder order, Allotment wanted, Allotment found) {
        items.replaceAll(line -> line.holding(line.allotments().stream()
                .map(part -> part.equals(wanted) ? found : part)
                .filter(part -> part.quantity().signum() > 0)
                .toList()));
        emptyShelves.add(shelf(wanted.sku(), wanted.location()));
        Map<String, Object> shortage = new HashMap<>(payload(wanted));
        shortage.put("keep", found.quantity().toPlainString());
        order.send("short:" + wanted.key() + ":" + wanted.location(), STOCK, "stock.short", shortage);
    }

    boolean isEmptyShelf(String sku, String location) {
        return emptyShelves.contains(shelf(sku, location));
    }

    /** Nothing was found elsewhere either: when goods arrive every shelf is looked at again. */
    void lookEverywhereAgain() {
        emptyShelves.clear();
    }

    private static String shelf(String sku, String location) {
        return sku + "|" + location;
    }

    /** Puts goods back on the shelf. */
    static void release(SalesOrder order, Allotment part) {
        order.send("release:" + part.key() + ":" + part.location(), STOCK, "stock.release", payload(part));
    }

    /** Takes goods off the shelf: they have left the house. */
    static void issue(SalesOrder order, Allotment part) {
        order.send("issue:" + part.key() + ":" + part.location(), STOCK, "stock.issue", payload(part));
    }

    private static Map<String, Object> payload(Allotment part) {
        return Map.of(
                "key", part.key(),
                "sku", part.sku(),
                "location", part.location(),
                "quantity", part.quantity().toPlainString());
    }

    // --- worth --------------------------------------------------------------------------------------------------

    /** Gross value of these goods; the shipping cost counts with the first of them. */
    BigDecimal valueOf(SalesOrder order, List<Allotment> goods) {
        if (goods.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal gross = order.totals().gross();
        BigDecimal value =
                gross.subtract(items.stream().map(SalesLine::gross).reduce(BigDecimal.ZERO, BigDecimal::add));
        for (SalesLine line : items) {
            BigDecimal part =
                    of(order, line, goods).stream().map(Allotment::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (part.signum() > 0) {
                value = value.add(
                        line.gross().multiply(part).divide(line.quantity(), gross.scale(), RoundingMode.HALF_UP));
            }
        }
        return value;
    }
}
