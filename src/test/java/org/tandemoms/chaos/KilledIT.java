package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * The jar killed in the middle of its work; the simulators live on and tell what they have received. Afterwards every
 * acknowledged order exists once and has come to the end it would have reached, and no partner did anything twice.
 */
@Tag("chaos")
class KilledIT {

    private static final int PAYMENT = 13;
    private static final int CARRIER = 12;
    private static final int ERP = 11;

    /** One million at each of three locations, as the sandbox begins. */
    private static final BigDecimal OPENING_STOCK = new BigDecimal(3_000_000);

    @TempDir
    Path data;

    /** Orders that were answered with 201, by client order id. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @ParameterizedTest(name = "killed at {0}")
    @ValueSource(
            strings = {
                "request-claimed",
                "stock-held",
                "before-order-stored",
                "order-stored",
                "before-engine-commit",
                "engine-committed",
                "before-delivery",
                "delivered",
                "reply-recorded",
                "before-correlation",
                "correlated",
                "stock-movement-written"
            })
    void goodsOrdersSurviveEachCrashPoint(String point) {
        try (TandemProcess tandem = TandemProcess.besideSimulators(data)) {
            tandem.start("--tandem.crash-point=" + point);
            placeQuietly(tandem, "at-" + point, 2);
            tandem.awaitDeath();
            tandem.start();
            repeatUntilAnswered(tandem, "at-" + point, 2);
            checkAll(tandem, List.of("at-" + point), 2);
        }
    }

    @Test
    void goodsOrdersSurviveKillsAtRandomMoments() {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        int kills = Integer.getInteger("chaos.kills", 20);
        System.out.println("chaos.seed=" + seed + " chaos.kills=" + kills);
        Random random = new Random(seed);
        List<String> sent = new ArrayList<>();
        try (TandemProcess tandem = TandemProcess.besideSimulators(data)) {
            for (int round = 0; round < kills; round++) {
                tandem.start();
                sent.addAll(load(tandem, round, random));
            }
            tandem.start();
            sent.forEach(id -> repeatUntilAnswered(tandem, id, 1));
            checkAll(tandem, sent, 1);
        }
    }

    /** Sends orders from four threads and kills the process at a random moment among them. */
    private List<String> load(TandemProcess tandem, int round, Random random) {
        long lives = 300 + random.nextInt(3_000);
        AtomicInteger next = new AtomicInteger();
        List<String> sent = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread sender = new Thread(() -> {
                while (tandem.isAlive()) {
                    String id = "r" + round + "-" + next.incrementAndGet();
                    sent.add(id);
                    placeQuietly(tandem, id, 1);
                }
            });
            sender.start();
            senders.add(sender);
        }
        await().pollDelay(Duration.ofMillis(lives)).until(() -> true);
        tandem.kill();
        senders.forEach(sender -> {
            try {
                sender.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return sent;
    }

    private void placeQuietly(TandemProcess tandem, String id, int quantity) {
        try {
            Client.Answer answer = place(tandem, id, quantity);
            if (answer.status() == 201) {
                acknowledged.put(id, answer.body().path("id").asText());
            }
        } catch (RuntimeException killed) {
            // the process died under the request; the sender does not know what became of it and asks again later
            assertThat(killed).isNotNull();
        }
    }

    private static Client.Answer place(TandemProcess tandem, String id, int quantity) {
        return Client.as(tandem, "partner-acme")
                .post("/sales-orders", Client.goods(id, "TEA-EARL-100", quantity, false), "Idempotency-Key", id);
    }

    /** A sender without an answer sends the same again, with the same key. */
    private void repeatUntilAnswered(TandemProcess tandem, String id, int quantity) {
        await("an answer to " + id).atMost(Duration.ofSeconds(60)).until(() -> {
            Client.Answer answer = place(tandem, id, quantity);
            if (answer.status() != 201) {
                return false;
            }
            String orderId = answer.body().path("id").asText();
            String before = acknowledged.putIfAbsent(id, orderId);
            assertThat(before).as("acknowledged id of %s", id).isIn(null, orderId);
            return true;
        });
    }

    private void checkAll(TandemProcess tandem, List<String> sent, int piecesEach) {
        Client acme = Client.as(tandem, "partner-acme");
        for (String id : sent) {
            await("order " + id + " is completed")
                    .atMost(Duration.ofSeconds(180))
                    .until(
                            () -> acme.get("/orders/" + acknowledged.get(id))
                                    .body()
                                    .path("status")
                                    .asText(),
                            "COMPLETED"::equals);
            assertThat(acme.get("/orders?clientOrderId=" + id).body().path("items"))
                    .as("orders called %s", id)
                    .hasSize(1);
            assertThat(acme.get("/orders/" + acknowledged.get(id) + "/timeline")
                            .body()
                            .path("chainValid")
                            .asBoolean())
                    .isTrue();
        }
        onceEach(tandem, PAYMENT, "CAPTURE", sent.size());
        onceEach(tandem, CARRIER, "SHIPMENT", sent.size());
        onceEachEventually(tandem, ERP, "INVOICE", sent.size());
        stockAgrees(acme, sent.size() * piecesEach);
    }

    private static void onceEachEventually(TandemProcess tandem, int partner, String kind, int orders) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> onceEach(tandem, partner, kind, orders));
    }

    private static void onceEach(TandemProcess tandem, int partner, String kind, int orders) {
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode one : Client.received(tandem, partner)) {
            if (one.path("kind").asText().equals(kind)) {
                counts.merge(one.path("orderId").asText(), 1, Integer::sum);
            }
        }
        assertThat(counts).as("%s at the partner", kind).hasSize(orders);
        assertThat(counts.values()).as("%s per order", kind).containsOnly(1);
    }

    /** Nothing stays held, and what is gone from the shelf is what was sold. */
    private static void stockAgrees(Client acme, int sold) {
        await("holds are given back and sold goods have left")
                .atMost(Duration.ofSeconds(180))
                .untilAsserted(() -> {
                    JsonNode stock = acme.get("/inventory/TEA-EARL-100").body();
                    assertThat(new BigDecimal(stock.path("reserved").asText())).isEqualByComparingTo("0");
                    assertThat(new BigDecimal(stock.path("onHand").asText()))
                            .isEqualByComparingTo(OPENING_STOCK.subtract(BigDecimal.valueOf(sold)));
                });
    }

    @Test
    void anEngineThatHasLostEverythingIsFilledFromTheDocuments() throws Exception {
        try (TandemProcess tandem = TandemProcess.besideSimulators(data)) {
            tandem.start();
            Client.Answer large = place(tandem, "large", 6000);
            String id = large.body().path("id").asText();
            Client first = Client.as(tandem, "sandbox-compliance");
            String task = awaitTask(first, id);
            String approve = "{\"outcome\":\"APPROVE\",\"comment\":\"known customer\"}";
            assertThat(first.post("/tasks/" + task + "/complete", approve).status())
                    .isEqualTo(200);
            tandem.kill();
            deleteFolder(data.resolve("oms").resolve("engine"));
            tandem.start();

            await("the order is back in its process")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Client.as(tandem, "partner-acme")
                            .get("/orders/" + id + "/workflow")
                            .body()
                            .path("current")
                            .toString()
                            .contains("decideOnOrder"));
            assertThat(Client.as(tandem, "sandbox-compliance")
                            .post("/tasks/" + task + "/complete", approve)
                            .status())
                    .as("the first approval is not forgotten")
                    .isEqualTo(403);
            assertThat(Client.as(tandem, "sandbox-compliance-2")
                            .post("/tasks/" + task + "/complete", approve)
                            .status())
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(90))
                    .until(
                            () -> Client.as(tandem, "partner-acme")
                                    .get("/orders/" + id)
                                    .body()
                                    .path("status")
                                    .asText(),
                            "COMPLETED"::equals);
        }
    }

    private static String awaitTask(Client person, String orderId) {
        return await("a task for order " + orderId)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> person.get("/tasks?orderId=" + orderId)
                                .body()
                                .at("/items/0/id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    private static void deleteFolder(Path folder) throws java.io.IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
