package org.tandemoms.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Demand;

/**
 * The lines of one goods order, their sums, and what is held on the shelves for them. A hold's key is {@code orderId:lineId}, with a
 * further part when it was made later, so that no key is ever used for two holds.
 */
final class SalesLines {

    private List<SalesLine> items = new ArrayList<>();
    private Totals totals;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private SalesLines() {}

    SalesLines(List<SalesLine> items, Totals totals) {
        this.items = new ArrayList<>(items);
        this.totals = totals;
    }

    List<SalesLine> all() {
        return List.copyOf(items);
    }

    Optional<SalesLine> find(String lineId) {
        return items.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }

    boolean anyMissing() {
        return items.stream().anyMatch(SalesLine::isBackordered);
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
            if (line.isBackordered()) {
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
     * Takes over changed lines and their sums.
     *
     * @param amended all lines as they shall be, without holds
     * @param more what was held for them in addition
     * @return what was held for the lines as they were, and in addition
     */
    List<Allotment> amend(SalesOrder order, List<SalesLine> amended, Totals newTotals, List<Allotment> more) {
        List<Allotment> held = new ArrayList<>(allotments());
        held.addAll(more);
        items = new ArrayList<>(amended);
        items.replaceAll(line -> line.keeping(of(order, line, held)));
        totals = newTotals;
        return held;
    }

    /** The lines as they were, with what was held for them. */
    void restore(TermsBefore before) {
        items = new ArrayList<>(before.lines());
        totals = before.totals();
    }

    /** Leaves of each line what these goods are of it. */
    void keepOnly(SalesOrder order, List<Allotment> sent) {
        List<SalesLine> before = all();
        items.replaceAll(line -> line.reducedTo(of(order, line, sent)));
        totals = totals.withLines(before, items);
    }

    /** Part of a hold was not on the shelf: its line needs others. */
    void shorten(Allotment wanted, Allotment found) {
        items.replaceAll(line -> line.holding(line.allotments().stream()
                .map(part -> part.equals(wanted) ? found : part)
                .filter(part -> part.quantity().signum() > 0)
                .toList()));
    }

    // --- worth --------------------------------------------------------------------------------------------------

    Totals totals() {
        return totals;
    }

    /** Gross value of these goods; the shipping cost counts with the first of them. */
    BigDecimal valueOf(SalesOrder order, List<Allotment> goods) {
        if (goods.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal gross = totals.gross();
        BigDecimal value =
                gross.subtract(items.stream().map(SalesLine::gross).reduce(BigDecimal.ZERO, BigDecimal::add));
        for (SalesLine line : items) {
            BigDecimal part = quantityOf(order, line, goods);
            if (part.signum() > 0) {
                value = value.add(
                        line.gross().multiply(part).divide(line.quantity(), gross.scale(), RoundingMode.HALF_UP));
            }
        }
        return value;
    }

    /** How much of these goods belongs to the line. */
    static BigDecimal quantityOf(SalesOrder order, SalesLine line, List<Allotment> goods) {
        return of(order, line, goods).stream().map(Allotment::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
