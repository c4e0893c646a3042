package org.tandemoms.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the partners say they were told: one entry for each key they have seen, however often it came. Whatever was done
 * twice under two keys stands here twice.
 */
public final class PartnersBooks {

    public static final int ERP = 11;
    public static final int CARRIER = 12;
    public static final int PAYMENT = 13;
    public static final int SUPPLIER = 15;

    /** @param amount null where the kind has none. @param accepted the partner did what it was asked for */
    public record Entry(String kind, String key, String orderId, BigDecimal amount, int attempts, boolean accepted) {

        static Entry of(JsonNode one) {
            return new Entry(
                    one.path("kind").asText(),
                    one.path("key").asText(),
                    one.path("orderId").asText(),
                    one.has("amount") ? new BigDecimal(one.path("amount").asText()) : null,
                    one.path("attempts").asInt(),
                    one.path("accepted").asBoolean());
        }
    }

    private final Map<String, List<Entry>> byOrder = new HashMap<>();

    private PartnersBooks() {}

    /** As they stand now. */
    public static PartnersBooks of(TandemProcess tandem) {
        PartnersBooks books = new PartnersBooks();
        for (int partner : List.of(ERP, CARRIER, PAYMENT, SUPPLIER)) {
            for (JsonNode one : Client.received(tandem, partner)) {
                Entry entry = Entry.of(one);
                books.byOrder
                        .computeIfAbsent(entry.orderId(), any -> new ArrayList<>())
                        .add(entry);
            }
        }
        return books;
    }

    /** Entries of that kind for the order, asked for and refused ones too. */
    public List<Entry> all(String orderId, String kind) {
        return byOrder.getOrDefault(orderId, List.of()).stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    /** What of that kind was done for the order. */
    public List<Entry> done(String orderId, String kind) {
        return all(orderId, kind).stream().filter(Entry::accepted).toList();
    }

    /** Amount of what was done. */
    public BigDecimal sum(String orderId, String kind) {
        return done(orderId, kind).stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
