package org.tandemoms.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders of every fate: a plain one, and what may be different about it. */
interface Paths {

    String PARTNER = "partner-acme";
    String WAREHOUSE = "sandbox-warehouse";

    House house();

    /** A plain goods order of three packets of tea, paid by card, to Berlin. @param different what is not as usual */
    default House.Placed goods(Map<String, Object> different) {
        Map<String, Object> order = new HashMap<>();
        order.put("clientOrderId", UUID.randomUUID().toString());
        order.put("customerId", "C-100");
        order.put("currency", "EUR");
        order.putAll(lines(line("1", "TEA-EARL-100", 3)));
        order.putAll(to("DE", "10117"));
        order.putAll(card("tok_ok"));
        order.putAll(different);
        return house().place(PARTNER, "/sales-orders", order);
    }

    static Map<String, Object> quantity(int quantity) {
        return lines(line("1", "TEA-EARL-100", quantity));
    }

    static Map<String, Object> lines(Map<String, Object> one) {
        return Map.of("lines", List.of(one));
    }

    static Map<String, Object> lines(Map<String, Object> one, Map<String, Object> other) {
        return Map.of("lines", List.of(one, other));
    }

    static Map<String, Object> line(String id, String sku, int quantity) {
        return Map.of("lineId", id, "sku", sku, "quantity", Integer.toString(quantity));
    }

    static Map<String, Object> card(String token) {
        return Map.of("payment", Map.of("method", "CARD", "token", token));
    }

    static Map<String, Object> to(String country, String postalCode) {
        return Map.of(
                "shipTo",
                Map.of(
                        "name",
                        "Erika Muster",
                        "street",
                        "Unter den Linden 1",
                        "city",
                        "Berlin",
                        "postalCode",
                        postalCode,
                        "country",
                        country));
    }

    static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }
}
