package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * The auditor: reads the documents themselves over the store's wire port, with nothing of the application in between, and
 * adds up for itself what was on the shelf, what is promised to whom, and what has left.
 */
public final class ShopBooks implements AutoCloseable {

    private static final Set<String> HAS_LEFT = Set.of("UNDERWAY", "DELIVERED", "LOST");
    private static final Set<String> CARRIED = Set.of("ASKED", "BOOKED", "UNDERWAY", "DELIVERED");

    private static final Set<String> WAITS =
            Set.of("SALES BACKORDERED", "SALES PARTIALLY_SHIPPED", "PURCHASE CONFIRMED", "PURCHASE PARTIALLY_RECEIVED");

    private final MongoClient client;
    private final MongoDatabase database;

    /** @param port the store's, on loopback */
    public ShopBooks(int port) {
        client = MongoClients.create("mongodb://127.0.0.1:" + port);
        database = client.getDatabase("tandem");
    }

    List<Document> all(String collection) {
        return database.getCollection(collection).find().into(new ArrayList<>());
    }

    // --- what is where ----------------------------------------------------------------------------------------------

    static BigDecimal decimal(Object value) {
        return value instanceof Decimal128 exact ? exact.bigDecimalValue() : new BigDecimal(String.valueOf(value));
    }

    /** On hand by sku, all locations together. */
    public Map<String, BigDecimal> onHand() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        all("stock")
                .forEach(stock -> sums.merge(stock.getString("sku"), decimal(stock.get("onHand")), BigDecimal::add));
        return sums;
    }

    /** On hand by sku, and with it what has left so far and not come back. */
    public Map<String, BigDecimal> everOnHand() {
        Map<String, BigDecimal> sums = onHand();
        shipped().forEach((sku, quantity) -> sums.merge(sku, quantity, BigDecimal::add));
        backOnSale().forEach((sku, quantity) -> sums.merge(sku, quantity.negate(), BigDecimal::add));
        return sums;
    }

    /** Item and location, whichever bucket it is. */
    private static String place(Document stock) {
        return stock.getString("_id").replaceFirst("#\\d+$", "");
    }

    private List<Document> orders(String kind) {
        return all("orders").stream()
                .filter(order -> kind.equals(order.getString("kind")))
                .toList();
    }

    private static List<Document> list(Document document, String field) {
        return document.getList(field, Document.class, List.of());
    }

    private static List<Document> lines(Document order) {
        return order.get("lines") instanceof Document lines ? list(lines, "items") : list(order, "lines");
    }

    private static List<Document> shipments(Document order) {
        return list(order.get("parcels", Document.class), "shipments");
    }

    private static List<Document> contents(Document order, Predicate<Document> which) {
        return shipments(order).stream()
                .filter(which)
                .flatMap(shipment -> list(shipment, "contents").stream())
                .toList();
    }

    private static boolean hasLeft(Document shipment) {
        return HAS_LEFT.contains(shipment.getString("state"));
    }

    private static Map<String, BigDecimal> bySku(List<Document> pieces) {
        Map<String, BigDecimal> sums = new HashMap<>();
        pieces.forEach(piece -> sums.merge(piece.getString("sku"), decimal(piece.get("quantity")), BigDecimal::add));
        return sums;
    }

    /** Pieces that have left the house in parcels, by sku. */
    public Map<String, BigDecimal> shipped() {
        return bySku(orders("SALES").stream()
                .flatMap(order -> contents(order, ShopBooks::hasLeft).stream())
                .toList());
    }

    /** Pieces that came back and were put on sale again, by sku. */
    public Map<String, BigDecimal> backOnSale() {
        return bySku(orders("RETURN").stream()
                .filter(order -> list(order, "timeline").stream()
                        .anyMatch(entry -> "Goods are back for sale".equals(entry.getString("text"))))
                .flatMap(order -> lines(order).stream())
                .toList());
    }

    // --- what must hold ---------------------------------------------------------------------------------------------

    /** Open orders with the reason why each is not done. */
    public List<String> unfinished() {
        return openOrWithMessages().stream()
                .map(order -> "%s %s %s, outbox %s"
                        .formatted(
                                order.getString("kind"),
                                order.getString("_id"),
                                order.getString("status"),
                                list(order, "outbox").stream()
                                        .map(message -> message.getString("key"))
                                        .toList()))
                .toList();
    }

    private List<Document> openOrWithMessages() {
        return database.getCollection("orders")
                .find(Filters.or(Filters.eq("open", true), Filters.exists("outbox.0")))
                .into(new ArrayList<>());
    }

    /** What each order of that kind has come to, by id. */
    public Map<String, String> statuses(String kind) {
        Map<String, String> statuses = new HashMap<>();
        orders(kind).forEach(order -> statuses.put(order.getString("_id"), order.getString("status")));
        return statuses;
    }

    /** Gross of what was issued for each order. @param kind {@code INVOICE} or {@code CREDIT_NOTE} */
    public Map<String, BigDecimal> issued(String kind) {
        Map<String, BigDecimal> sums = new HashMap<>();
        all("invoices").stream()
                .filter(one -> kind.equals(one.getString("kind")))
                .forEach(one -> sums.merge(one.getString("orderId"), decimal(one.get("gross")), BigDecimal::add));
        return sums;
    }

    /** What somebody still has to do; orders that wait for goods and purchases that wait for their supplier do not count. */
    public List<String> underway() {
        return openOrWithMessages().stream()
                .filter(order -> !list(order, "outbox").isEmpty()
                        || Boolean.TRUE.equals(order.getBoolean("open"))
                                && !WAITS.contains(order.getString("kind") + " " + order.getString("status")))
                .map(order -> order.getString("_id") + " " + order.getString("status"))
                .toList();
    }

    /** Orders with a message to that partner that was tried in vain at least once. */
    public Set<String> waitingAgainFor(String destination) {
        Set<String> ids = new HashSet<>();
        for (Document order : openOrWithMessages()) {
            boolean again = list(order, "outbox").stream()
                    .anyMatch(message -> destination.equals(message.getString("destination"))
                            && ((Number) message.get("attempts")).intValue() > 0);
            if (again) {
                ids.add(order.getString("_id"));
            }
        }
        return ids;
    }

    /** Sold ≤ stock: what left is what came in less what is there, and no counter is below zero. */
    public void nothingWasOversold(Map<String, BigDecimal> opening, Map<String, BigDecimal> added) {
        Map<String, BigDecimal> expected = new TreeMap<>(opening);
        added.forEach((sku, quantity) -> expected.merge(sku, quantity, BigDecimal::add));
        backOnSale().forEach((sku, quantity) -> expected.merge(sku, quantity, BigDecimal::add));
        shipped().forEach((sku, quantity) -> expected.merge(sku, quantity.negate(), BigDecimal::add));
        Map<String, BigDecimal> onHand = onHand();
        expected.forEach((sku, quantity) ->
                assertThat(onHand.get(sku)).as("on hand of %s", sku).isEqualByComparingTo(quantity));
        for (Document stock : all("stock")) {
            assertThat(decimal(stock.get("free")))
                    .as("free at %s", stock.get("_id"))
                    .isNotNegative();
            assertThat(decimal(stock.get("onHand")))
                    .as("on hand at %s", stock.get("_id"))
                    .isNotNegative();
        }
    }

    /** Counter = ledger, and on hand = free + holds, at every item and location. */
    public void counterIsLedger() {
        Map<String, BigDecimal> onHand = new HashMap<>();
        Map<String, BigDecimal> free = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Document entry : all("stock_ledger")) {
            seen.add(entry.getString("_id"));
            add(onHand, free, entry.getString("stock"), entry);
        }
        for (Document stock : all("stock")) {
            String id = stock.getString("_id");
            list(stock, "movements").stream()
                    .filter(movement -> seen.add(movement.getString("id")))
                    .forEach(movement -> add(onHand, free, id, movement));
            // one that was only asked for is there with nothing in it
            assertThat(decimal(stock.get("onHand")))
                    .as("on hand at %s", id)
                    .isEqualByComparingTo(onHand.getOrDefault(id, BigDecimal.ZERO));
            assertThat(decimal(stock.get("free")))
                    .as("free at %s", id)
                    .isEqualByComparingTo(free.getOrDefault(id, BigDecimal.ZERO));
            BigDecimal held = list(stock, "holds").stream()
                    .map(hold -> decimal(hold.get("qty")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(held)
                    .as("held at %s", id)
                    .isEqualByComparingTo(decimal(stock.get("onHand")).subtract(decimal(stock.get("free"))));
        }
    }

    private static void add(
            Map<String, BigDecimal> onHand, Map<String, BigDecimal> free, String stockId, Document movement) {
        onHand.merge(stockId, decimal(movement.get("onHandChange")), BigDecimal::add);
        free.merge(stockId, decimal(movement.get("freeChange")), BigDecimal::add);
    }

    /** Every hold belongs to an open order that counts on it, and every order's goods in hand are held for it. */
    public void holdsAndOrdersAgree() {
        Map<String, BigDecimal> holds = new TreeMap<>();
        for (Document stock : all("stock")) {
            list(stock, "holds")
                    .forEach(
                            hold -> holds.put(hold.getString("key") + " at " + place(stock), decimal(hold.get("qty"))));
        }
        Map<String, BigDecimal> needed = new TreeMap<>();
        for (Document order : orders("SALES")) {
            if (Boolean.TRUE.equals(order.getBoolean("open"))) {
                List<Document> gone = contents(order, ShopBooks::hasLeft);
                lines(order).stream()
                        .flatMap(line -> list(line, "allotments").stream())
                        .filter(part -> !gone.contains(part))
                        .forEach(part -> needed.put(
                                part.getString("key") + " at " + part.getString("sku") + "|"
                                        + part.getString("location"),
                                decimal(part.get("quantity"))));
            }
        }
        assertThat(holds.keySet()).as("holds, and what open orders count on").isEqualTo(needed.keySet());
        holds.forEach((key, quantity) -> assertThat(quantity).as(key).isEqualByComparingTo(needed.get(key)));
    }

    /** A line is in hand or promised as a back-order, piece by piece; a completed order has got all it paid for. */
    public void nobodyPaidForNothing() {
        for (Document order : orders("SALES")) {
            String status = order.getString("status");
            if (status.equals("REJECTED") || status.equals("CANCELLED")) {
                continue;
            }
            List<Document> carried = contents(order, shipment -> CARRIED.contains(shipment.getString("state")));
            for (Document line : lines(order)) {
                String name = order.getString("_id") + " (" + status + ") line " + line.getString("lineId");
                BigDecimal inHand =
                        bySku(list(line, "allotments")).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal promised = decimal(line.get("backordered"));
                assertThat(promised).as("back-ordered of %s", name).isNotNegative();
                assertThat(inHand.add(promised))
                        .as("promised by %s", name)
                        .isEqualByComparingTo(decimal(line.get("quantity")));
                if (promised.signum() > 0) {
                    assertThat(order.getBoolean("allowBackorder"))
                            .as("back-order agreed for %s", name)
                            .isTrue();
                }
                if (status.equals("COMPLETED") || status.equals("RETURNED")) {
                    assertThat(promised).as("open of %s", name).isEqualByComparingTo("0");
                    assertThat(carried).as("goods of %s", name).containsAll(list(line, "allotments"));
                }
            }
        }
    }

    /** Goods orders whose timeline has such an entry. */
    Set<String> noted(String type) {
        Set<String> ids = new HashSet<>();
        orders("SALES").stream()
                .filter(order ->
                        list(order, "timeline").stream().anyMatch(entry -> type.equals(entry.getString("type"))))
                .forEach(order -> ids.add(order.getString("_id")));
        return ids;
    }

    /** Ids of orders on file. */
    public Set<String> orderIds() {
        Set<String> ids = new HashSet<>();
        orders("SALES").forEach(order -> ids.add(order.getString("_id")));
        return ids;
    }

    @Override
    public void close() {
        client.close();
    }
}
