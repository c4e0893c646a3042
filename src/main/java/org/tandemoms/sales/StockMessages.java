package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.tandemoms.inventory.Allotment;

/** What a goods order tells the inventory about its holds, through its outbox; each under a key that says it once. */
final class StockMessages {

    private static final String STOCK = "stock";

    private StockMessages() {}

    /** Puts goods back on the shelf. */
    static void release(SalesOrder order, Allotment part) {
        order.send("release:" + hand(part), STOCK, "stock.release", payload(part));
    }

    /** Takes goods off the shelf: they have left the house with that shipment. */
    static void issue(SalesOrder order, Allotment part, String shipmentId) {
        Map<String, Object> leaving = new HashMap<>(payload(part));
        leaving.put("shipment", shipmentId);
        order.send("issue:" + hand(part), STOCK, "stock.issue", leaving);
    }

    /** Puts all but a part of a hold back on the shelf. */
    static void cut(SalesOrder order, Allotment hold, BigDecimal keep) {
        order.send("cut:" + hand(hold) + ":" + keep, STOCK, "stock.cut", keeping(hold, keep));
    }

    /** Only a part of a hold was on the shelf: the rest leaves the books of the location. */
    static void shortage(SalesOrder order, Allotment hold, BigDecimal found) {
        order.send("short:" + hand(hold), STOCK, "stock.short", keeping(hold, found));
    }

    private static String hand(Allotment part) {
        return part.key() + ":" + part.location();
    }

    private static Map<String, Object> keeping(Allotment hold, BigDecimal keep) {
        Map<String, Object> payload = new HashMap<>(payload(hold));
        payload.put("keep", keep.toPlainString());
        return payload;
    }

    private static Map<String, Object> payload(Allotment part) {
        return Map.of(
                "key", part.key(),
                "sku", part.sku(),
                "location", part.location(),
                "quantity", part.quantity().toPlainString());
    }
}
