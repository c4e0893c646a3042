package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/** Goods that have left the shelves without being sold, as the auditor finds them in the documents. */
public final class GoodsElsewhere {

    private static final Set<String> ABOUT_TO = Set.of("LEAVING", "ARRIVING", "RETURNING");

    private final ShopBooks books;

    public GoodsElsewhere(ShopBooks books) {
        this.books = books;
    }

    /** Sent to another location and not there: on the way, or lost on it; by sku. */
    public Map<String, BigDecimal> inTransit() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Document transfer : books.all("stock_transfers")) {
            String stage = transfer.getString("stage");
            assertThat(ABOUT_TO).as("stage of transfer %s", transfer).doesNotContain(stage);
            BigDecimal sent = ShopBooks.decimal(transfer.get("quantity"));
            BigDecimal gone =
                    switch (stage) {
                        case "IN_TRANSIT" -> sent;
                        case "ARRIVED" -> sent.subtract(ShopBooks.decimal(transfer.get("arrived")));
                        default -> BigDecimal.ZERO;
                    };
            sums.merge(transfer.getString("sku"), gone, BigDecimal::add);
        }
        return sums;
    }

    /** Taken off the books because a picker did not find them, by sku; each by an order that says so. */
    public Map<String, BigDecimal> notFound() {
        List<Document> entries = books.all("stock_ledger").stream()
                .filter(entry -> entry.getString("_id").contains("|short of "))
                .toList();
        Set<String> shortOrders = books.noted("pick-short");
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Document entry : entries) {
            String order = entry.getString("reference").replaceFirst(":.*", "");
            assertThat(shortOrders).as("orders with a short pick").contains(order);
            String stock = entry.getString("stock");
            sums.merge(
                    stock.substring(0, stock.indexOf('|')),
                    ShopBooks.decimal(entry.get("onHandChange")).negate(),
                    BigDecimal::add);
        }
        return sums;
    }

    /** @param atMost what pickers have told */
    public void nobodyMissedMoreThan(Map<String, BigDecimal> atMost) {
        notFound().forEach((sku, quantity) -> assertThat(quantity)
                .as("pieces of %s taken off the books as not found", sku)
                .isLessThanOrEqualTo(atMost.getOrDefault(sku, BigDecimal.ZERO)));
    }

    /** What came in less what is elsewhere. */
    public Map<String, BigDecimal> less(Map<String, BigDecimal> added) {
        Map<String, BigDecimal> net = new TreeMap<>(added);
        inTransit().forEach((sku, quantity) -> net.merge(sku, quantity.negate(), BigDecimal::add));
        notFound().forEach((sku, quantity) -> net.merge(sku, quantity.negate(), BigDecimal::add));
        return net;
    }
}
