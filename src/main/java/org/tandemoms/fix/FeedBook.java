package org.tandemoms.fix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tandemoms.marketdata.Level;
import quickfix.field.MDUpdateAction;

/**
 * One venue's book of one instrument, kept from a snapshot on by its changes. Entries are known by their number
 * (MDEntryID), else by their place in the book, else by their price.
 */
final class FeedBook {

    /**
     * @param reference number that the entry had before; null where it has kept it
     * @param place from 1, the best; null where the venue does not tell
     */
    record Entry(
            char action, boolean bid, String id, String reference, Integer place, BigDecimal price, BigDecimal size) {}

    /** What has become of a change. */
    enum Outcome {
        TAKEN,
        /** Older than the book. */
        OLD,
        /** Something before it is missing; the book holds no more until the next snapshot. */
        GAP
    }

    private record Row(String id, BigDecimal price, BigDecimal size) {}

    private final List<Row> bids = new ArrayList<>();
    private final List<Row> asks = new ArrayList<>();
    private Long sequence;
    private boolean sound;
    private BigDecimal last;

    /** @param number of the last change that it holds; null where the venue does not count */
    void snapshot(List<Entry> entries, BigDecimal lastPrice, Long number) {
        bids.clear();
        asks.clear();
        entries.forEach(entry -> rows(entry).add(new Row(entry.id(), entry.price(), entry.size())));
        sort();
        last = lastPrice;
        sequence = number;
        sound = true;
    }

    Outcome change(List<Entry> entries, Long number) {
        if (!sound) {
            return Outcome.GAP;
        }
        if (number != null && sequence != null) {
            if (number <= sequence) {
                return Outcome.OLD;
            }
            if (number > sequence + 1) {
                sound = false;
                return Outcome.GAP;
            }
        }
        if (number != null) {
            sequence = number;
        }
        entries.forEach(this::apply);
        return Outcome.TAKEN;
    }

    boolean isSound() {
        return sound;
    }

    void lost() {
        sound = false;
    }

    void traded(BigDecimal price) {
        last = price;
    }

    BigDecimal last() {
        return last;
    }

    private void apply(Entry entry) {
        List<Row> rows = rows(entry);
        int at = find(rows, entry);
        switch (entry.action()) {
            case MDUpdateAction.NEW -> insert(rows, entry);
            case MDUpdateAction.CHANGE -> {
                if (at < 0) {
                    insert(rows, entry);
                } else {
                    Row before = rows.get(at);
                    rows.set(
                            at,
                            new Row(
                                    entry.id() == null ? before.id() : entry.id(),
                                    entry.price() == null ? before.price() : entry.price(),
                                    entry.size() == null ? before.size() : entry.size()));
                }
            }
            case MDUpdateAction.DELETE -> {
                if (at >= 0) {
                    rows.remove(at);
                }
            }
            case MDUpdateAction.DELETE_THRU ->
                rows.subList(0, Math.max(0, at + 1)).clear();
            case MDUpdateAction.DELETE_FROM -> {
                if (at >= 0) {
                    rows.subList(at, rows.size()).clear();
                }
            }
            default -> throw new IllegalArgumentException("MDUpdateAction " + entry.action());
        }
        rows.removeIf(row -> row.size() == null || row.size().signum() <= 0);
        sort();
    }

    /** By its place it moves the others down; by its price it is one with those there, unless all have numbers. */
    private static void insert(List<Row> rows, Entry entry) {
        Row row = new Row(entry.id(), entry.price(), entry.size());
        if (row.price() == null || row.size() == null) {
            return;
        }
        if (entry.id() == null && entry.place() == null) {
            rows.removeIf(other -> other.price().compareTo(row.price()) == 0);
        }
        rows.add(entry.place() == null ? rows.size() : Math.max(0, Math.min(entry.place() - 1, rows.size())), row);
    }

    private static int find(List<Row> rows, Entry entry) {
        String id = entry.reference() == null ? entry.id() : entry.reference();
        for (int i = 0; id != null && i < rows.size(); i++) {
            if (id.equals(rows.get(i).id())) {
                return i;
            }
        }
        if (id == null && entry.place() != null) {
            return entry.place() <= rows.size() ? entry.place() - 1 : -1;
        }
        for (int i = 0; id == null && entry.price() != null && i < rows.size(); i++) {
            if (rows.get(i).price().compareTo(entry.price()) == 0) {
                return i;
            }
        }
        return -1;
    }

    private List<Row> rows(Entry entry) {
        return entry.bid() ? bids : asks;
    }

    /** Stable, so that entries of one price keep their order. */
    private void sort() {
        bids.sort(Comparator.comparing(Row::price).reversed());
        asks.sort(Comparator.comparing(Row::price));
    }

    /** Orders of one price are one level. */
    List<Level> levels(boolean bid) {
        Map<BigDecimal, BigDecimal> sizes = new LinkedHashMap<>();
        (bid ? bids : asks).forEach(row -> sizes.merge(row.price().stripTrailingZeros(), row.size(), BigDecimal::add));
        return sizes.entrySet().stream()
                .map(level -> new Level(level.getKey(), level.getValue()))
                .toList();
    }
}
