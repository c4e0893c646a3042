package org.tandemoms.sales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one order knows of the goods it lacks: the shelves that were found empty, and the days its customer was told. */
final class MissingGoods {

    private List<PromisedDay> promised = new ArrayList<>();

    /** {@code sku|location} where a picker found less than the books say. */
    private Set<String> emptyShelves = new LinkedHashSet<>();

    void promise(String lineId, LocalDate day) {
        promised.removeIf(promise -> promise.lineId().equals(lineId));
        promised.add(new PromisedDay(lineId, day));
    }

    /** Empty when nothing of the line is missing, or nobody knows. */
    Optional<LocalDate> promisedFor(SalesLine line) {
        return promised.stream()
                .filter(promise -> line.isBackordered() && promise.lineId().equals(line.lineId()))
                .map(PromisedDay::day)
                .findFirst();
    }

    void notFound(String sku, String location) {
        emptyShelves.add(shelf(sku, location));
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
}
