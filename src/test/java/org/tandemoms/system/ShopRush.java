package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A shop on its busiest day: many customers after few pieces, through every entrance at once. Whoever gets no answer asks
 * again under the same key, however long the shop is down; so every sender knows in the end what became of its request.
 */
public final class ShopRush {

    public static final List<String> ITEMS =
            List.of("TEA-EARL-100", "CUP-BLUE", "LAST-TEN", "PREORDER-1", "DUAL-USE-9");

    private static final List<String> LOCATIONS = List.of("BER", "LYS", "NYC");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TandemProcess tandem;
    private final long seed;
    private final Client acme;
    private final Client warehouse;
    private final List<Client> staff;
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final Map<String, BigDecimal> added = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    public ShopRush(TandemProcess tandem, long seed) {
        this.tandem = tandem;
        this.seed = seed;
        this.acme = Client.as(tandem, "partner-acme");
        this.warehouse = Client.as(tandem, "sandbox-warehouse");
        this.staff = List.of(
                warehouse,
                Client.as(tandem, "sandbox-service"),
                Client.as(tandem, "sandbox-compliance"),
                Client.as(tandem, "sandbox-ops"));
    }

    /** Leaves a few dozen pieces of each item, so that most buyers come too late. */
    public void emptyTheShelves() {
        for (String location : LOCATIONS) {
            adjust("TEA-EARL-100", location, "-999960", "clear-" + location);
        }
    }

    /** Every kind of request from that many threads, for that long. */
    public void run(int threads, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Random random = new Random(seed + i);
                running.add(pool.submit(() -> {
                    while (System.nanoTime() < end) {
                        act(random);
                    }
                }));
            }
            running.add(pool.submit(() -> {
                Random random = new Random(seed - 1);
                while (System.nanoTime() < end) {
                    workTheInbox(random);
                }
            }));
            for (Future<?> one : running) {
                one.get(time.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void act(Random random) {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> place(random);
            case 4, 5 -> placeList(random);
            case 6 -> placeFile(random);
            case 7, 8, 9 -> amend(random);
            case 10, 11 -> cancel(random);
            case 12 -> sendBack(random);
            case 13, 14 -> receive(random);
            default -> adjust(random);
        }
    }

    // --- what customers do ------------------------------------------------------------------------------------------

    private void place(Random random) {
        String name = name();
        String body = order(name, random);
        note("place", insist(() -> acme.post("/sales-orders", body, "Idempotency-Key", name)));
    }

    private void placeList(Random random) {
        String body = "{\"orders\":[%s,%s,%s]}"
                .formatted(order(name(), random), order(name(), random), order(name(), random));
        for (JsonNode result :
                insist(() -> acme.post("/sales-orders/bulk", body)).body().path("results")) {
            count("bulk", result.path("status").asInt());
            remember(result.path("id").asText());
        }
    }

    private void placeFile(Random random) {
        StringBuilder csv = new StringBuilder("clientOrderId,customerId,currency,lineId,sku,quantity,allowBackorder,"
                + "name,street,city,postalCode,country,paymentMethod,paymentToken\n");
        for (int i = 0; i < 2; i++) {
            csv.append("%s,C-100,EUR,1,%s,%d,%s,Anna,Weg 1,Berlin,10115,DE,CARD,tok_ok%n"
                    .formatted(name(), item(random), 1 + random.nextInt(4), random.nextBoolean()));
        }
        for (JsonNode result : insist(() -> acme.postCsv("/sales-orders/import", csv.toString()))
                .body()
                .path("results")) {
            count("file", result.path("status").asInt());
            remember(result.path("id").asText());
        }
    }

    private void amend(Random random) {
        withAnOrder(random, (id, version) -> {
                    int quantity = random.nextInt(6);
                    String lines = random.nextInt(3) == 0
                            ? "{\"lineId\":\"%d\",\"sku\":\"%s\",\"quantity\":\"%d\"}"
                                    .formatted(10 + random.nextInt(3), item(random), 1 + random.nextInt(3))
                            : "{\"lineId\":\"1\",\"quantity\":\"%d\"}".formatted(quantity);
                    return acme.post(
                            "/sales-orders/" + id + "/amend", "{\"lines\":[" + lines + "]}", "If-Match", version);
                })
                .ifPresent(answer -> count("amend", answer.status()));
    }

    private void cancel(Random random) {
        withAnOrder(
                        random,
                        (id, version) ->
                                acme.post("/orders/" + id + "/cancel", "{\"reason\":\"rush\"}", "If-Match", version))
                .ifPresent(answer -> count("cancel", answer.status()));
    }

    private void sendBack(Random random) {
        if (orders.isEmpty()) {
            return;
        }
        String id = orders.get(random.nextInt(1 + orders.size() / 3));
        String key = "back-" + name();
        Client.Answer answer = insist(() -> acme.post(
                "/sales-orders/" + id + "/returns",
                "{\"reason\":\"CHANGED_MIND\",\"lines\":[{\"lineId\":\"1\",\"quantity\":\"1\"}]}",
                "Idempotency-Key",
                key));
        count("return", answer.status());
    }

    /** Sends a piece of many orders back, of which some have long been delivered. */
    public void sendSomeBack() {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            sendBack(random);
        }
    }

    private interface OnOrder {
        Client.Answer call(String id, String version);
    }

    /** One try on the version as it is now; whoever dies under it leaves it to others. */
    private java.util.Optional<Client.Answer> withAnOrder(Random random, OnOrder call) {
        if (orders.isEmpty()) {
            return java.util.Optional.empty();
        }
        String id = orders.get(Math.max(0, orders.size() - 1 - random.nextInt(Math.min(40, orders.size()))));
        try {
            String version =
                    acme.get("/orders/" + id).raw().headers().firstValue("ETag").orElse("\"0\"");
            return java.util.Optional.of(call.call(id, version));
        } catch (RuntimeException died) {
            pause();
            return java.util.Optional.empty();
        }
    }

    private String order(String name, Random random) {
        String token = random.nextInt(12) == 0 ? "tok_declined" : "tok_ok";
        String second = random.nextInt(3) > 0
                ? ""
                : ",{\"lineId\":\"2\",\"sku\":\"%s\",\"quantity\":\"%d\"}"
                        .formatted(item(random), 1 + random.nextInt(2));
        return """
                {"clientOrderId":"%s","customerId":"C-100","currency":"EUR",
                 "lines":[{"lineId":"1","sku":"%s","quantity":"%d"}%s],
                 "shipTo":{"name":"Anna","street":"Weg 1","city":"Berlin","postalCode":"10115","country":"DE"},
                 "payment":{"method":"CARD","token":"%s"},"allowBackorder":%s,"allowPartial":%s}"""
                .formatted(
                        name,
                        item(random),
                        1 + random.nextInt(4),
                        second,
                        token,
                        random.nextInt(3) == 0,
                        random.nextBoolean());
    }

    // --- what staff do ----------------------------------------------------------------------------------------------

    private void receive(Random random) {
        receive(item(random), LOCATIONS.get(random.nextInt(3)), 1 + random.nextInt(3), name());
    }

    /** Goods come in; counted when that is certain. */
    public void receive(String sku, String location, int quantity, String key) {
        Client.Answer answer = insist(() -> warehouse.post(
                "/inventory/receipts",
                "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":\"%d\",\"reference\":\"%s\"}"
                        .formatted(sku, location, quantity, key),
                "Idempotency-Key",
                key));
        assertThat(answer.status()).as("receipt %s", answer.body()).isEqualTo(201);
        count("receipt", answer.status());
        added.merge(sku, BigDecimal.valueOf(quantity), BigDecimal::add);
    }

    private void adjust(Random random) {
        int quantity = 1 + random.nextInt(2);
        adjust(
                item(random),
                LOCATIONS.get(random.nextInt(3)),
                Integer.toString(random.nextBoolean() ? quantity : -quantity),
                name());
    }

    private void adjust(String sku, String location, String quantity, String key) {
        Client.Answer answer = insist(() -> warehouse.post(
                "/inventory/adjustments",
                "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":\"%s\",\"reason\":\"count\"}"
                        .formatted(sku, location, quantity),
                "Idempotency-Key",
                key));
        assertThat(answer.status()).as("adjustment %s", answer.body()).isIn(201, 409);
        count("adjust", answer.status());
        if (answer.status() == 201) {
            added.merge(sku, new BigDecimal(quantity), BigDecimal::add);
        }
    }

    /** Everybody looks into the inbox and does what lies there: goods that came back are put on sale or thrown away. */
    public void workTheInbox(Random random) {
        for (Client person : staff) {
            try {
                for (JsonNode task : person.get("/tasks?limit=100").body().path("items")) {
                    decide(person, task, random);
                }
            } catch (RuntimeException died) {
                pause();
            }
        }
        pause();
    }

    private void decide(Client person, JsonNode task, Random random) {
        List<String> offered = new ArrayList<>();
        task.path("outcomes").forEach(outcome -> offered.add(outcome.asText()));
        String outcome = offered.contains("RESTOCK")
                ? random.nextBoolean() ? "RESTOCK" : "SCRAP"
                : offered.contains("APPROVE") ? "APPROVE" : offered.contains("RETRY") ? "RETRY" : offered.get(0);
        int status = person.post(
                        "/tasks/" + task.path("id").asText() + "/complete",
                        "{\"outcome\":\"%s\",\"comment\":\"rush\",\"variables\":{\"condition\":\"UNOPENED\"}}"
                                .formatted(outcome))
                .status();
        count("task " + outcome, status);
    }

    // --- answers ----------------------------------------------------------------------------------------------------

    /** Asks until there is an answer that says what became of it. */
    private Client.Answer insist(Supplier<Client.Answer> call) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Client.Answer answer = call.get();
                if (!isToBeAskedAgain(answer)) {
                    return answer;
                }
            } catch (RuntimeException died) {
                if (System.nanoTime() > end) {
                    throw died;
                }
            }
            pause();
        }
    }

    private static boolean isToBeAskedAgain(Client.Answer answer) {
        boolean running = answer.body().path("type").asText().equals("urn:tandem:problem:in-progress");
        boolean runningInList =
                answer.body().path("results").findValuesAsText("type").contains("urn:tandem:problem:in-progress");
        return answer.status() == TOO_MANY_REQUESTS || answer.status() == 503 || running || runningInList;
    }

    /** A sender's own pace; nothing is waited for. */
    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }

    private void note(String entrance, Client.Answer answer) {
        count(entrance, answer.status());
        assertThat(answer.status()).as("%s: %s", entrance, answer.body()).isIn(201, 409);
        if (answer.status() == 201) {
            remember(answer.body().path("id").asText());
        }
    }

    private void remember(String id) {
        if (!id.isEmpty()) {
            orders.add(id);
        }
    }

    private void count(String entrance, int status) {
        outcomes.computeIfAbsent(entrance + " " + status, any -> new LongAdder())
                .increment();
    }

    private String name() {
        return "rush-" + seed + "-" + names.incrementAndGet();
    }

    private static String item(Random random) {
        return ITEMS.get(random.nextInt(ITEMS.size()));
    }

    // --- what is known in the end -----------------------------------------------------------------------------------

    /** Orders that were acknowledged. */
    public List<String> orders() {
        return List.copyOf(orders);
    }

    /** Pieces that came in or were corrected since the shelves were emptied, by sku. */
    public Map<String, BigDecimal> added() {
        return Map.copyOf(added);
    }

    /** How often each entrance answered what. */
    public Map<String, Long> outcomes() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        outcomes.keySet().stream()
                .sorted()
                .forEach(key -> sorted.put(key, outcomes.get(key).sum()));
        return sorted;
    }

    /** Brings in enough of everything for whoever still waits. */
    public void fillTheShelves() {
        for (String sku : ITEMS) {
            receive(sku, "BER", 5000, "fill-" + sku);
        }
    }

    /** Tells the carrier to take its time, so that orders can be amended and cancelled before their parcels leave. */
    public void slowCarrier(long delayMs) {
        Client.behave(tandem, 12, "{\"mode\":\"slow\",\"rate\":0.7,\"delayMs\":" + delayMs + "}");
    }

    public void usualCarrier() {
        Client.behave(tandem, 12, "{\"mode\":\"ok\"}");
    }

    /** Works the inbox until the books say that nothing moves any more. */
    public void untilQuiet(ShopBooks books, Duration atMost) {
        Random random = new Random(seed);
        await("every order came to its end")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    workTheInbox(random);
                    assertThat(books.unfinished()).isEmpty();
                });
    }
}
