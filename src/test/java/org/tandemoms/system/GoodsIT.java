package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tandemoms.partner.Receiver;

/** The goods main job, against the running jar, as partners and staff see it. */
class GoodsIT {

    private static final int PAYMENT = 13;

    private static TandemProcess tandem;
    private static Client acme;

    @BeforeAll
    static void find() {
        tandem = SharedTandem.running();
        acme = Client.as(tandem, "partner-acme");
    }

    @Test
    void aPlainOrderNeedsNobodyAndEndsCompleted() {
        Client.Answer placed = place("plain-1", "TEA-EARL-100", 2);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.body().path("totals").path("gross").asText()).isEqualTo("29.75");
        awaitStatus(idOf(placed), "COMPLETED");
    }

    @Test
    void aLargeOrderNeedsTwoDifferentPeople() {
        String id = idOf(place("large-1", "TEA-EARL-100", 6000));
        Client first = Client.as(tandem, "sandbox-compliance");
        String task = "/tasks/" + awaitTask(first, id) + "/complete";
        String approve = "{\"outcome\":\"APPROVE\",\"comment\":\"known customer\"}";

        assertThat(first.post(task, approve).status()).isEqualTo(200);
        Client.Answer again = first.post(task, approve);
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.body().path("type").asText()).isEqualTo("urn:tandem:problem:four-eyes");
        assertThat(acme.get("/orders/" + id).body().path("status").asText()).isEqualTo("PENDING_APPROVAL");

        assertThat(Client.as(tandem, "sandbox-compliance-2").post(task, approve).status())
                .isEqualTo(200);
        awaitStatus(id, "COMPLETED");
    }

    @Test
    void aDeclinedCardEndsRejectedAndFreesTheStock() {
        String before = available("CUP-BLUE");
        Client.Answer placed = acme.post(
                "/sales-orders",
                Client.goods("declined-1", "CUP-BLUE", 3, false).replace("tok_ok", "tok_declined"),
                "Idempotency-Key",
                "declined-1");

        awaitStatus(idOf(placed), "REJECTED");
        await().untilAsserted(() -> assertThat(available("CUP-BLUE")).isEqualTo(before));
    }

    @Test
    void twoHundredBuyersForTenPiecesGetTen() throws Exception {
        assertThat(available("LAST-TEN")).isEqualTo("10");
        List<Client.Answer> answers = atOnce(
                50,
                IntStream.range(0, 200)
                        .mapToObj(i -> (Callable<Client.Answer>) () -> place("last-" + i, "LAST-TEN", 1))
                        .toList());

        List<String> won = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(GoodsIT::idOf)
                .toList();
        assertThat(won).hasSize(10);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .hasSize(190)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.body().path("type").asText()).isEqualTo("urn:tandem:problem:insufficient-stock");
                    assertThat(answer.body().at("/errors/0/available").asText()).isNotEmpty();
                });
        won.forEach(id -> awaitStatus(id, "COMPLETED"));
        JsonNode stock = acme.get("/inventory/LAST-TEN").body();
        assertThat(stock.path("onHand").asText()).isEqualTo("0");
        assertThat(stock.path("available").asText()).isEqualTo("0");
        assertThat(captures(won)).isEqualTo(10);
        tenMoreComeForTheTestsThatFollow();
    }

    private static void tenMoreComeForTheTestsThatFollow() {
        String receipt =
                "{\"sku\":\"LAST-TEN\",\"location\":\"BER\",\"quantity\":\"10\",\"reference\":\"for-the-next\"}";
        assertThat(Client.as(tandem, "sandbox-warehouse")
                        .post("/inventory/receipts", receipt, "Idempotency-Key", "for-the-next")
                        .status())
                .isEqualTo(201);
        await().untilAsserted(() -> assertThat(available("LAST-TEN")).isEqualTo("10"));
    }

    private static String available(String sku) {
        return acme.get("/inventory/" + sku).body().path("available").asText();
    }

    @Test
    void twoLinesOfOneItemAreSummedBeforeTheyAreJudged() {
        String twoLines = Client.goods("sum-1", "CUP-BLUE", 40, false)
                .replace("\"lines\":[", "\"lines\":[{\"lineId\":\"2\",\"sku\":\"CUP-BLUE\",\"quantity\":\"40\"},");

        Client.Answer answer = acme.post("/sales-orders", twoLines, "Idempotency-Key", "sum-1");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("errors")).hasSize(2);
    }

    @Test
    void theSameKeyAHundredTimesAtOnceIsOneOrder() throws Exception {
        List<Client.Answer> answers = atOnce(
                50,
                IntStream.range(0, 100)
                        .mapToObj(i -> (Callable<Client.Answer>) () -> place("same-1", "TEA-EARL-100", 1))
                        .toList());

        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 409)
                        .map(answer -> answer.body().path("type").asText()))
                .allMatch("urn:tandem:problem:in-progress"::equals);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.raw().body())
                        .distinct())
                .hasSize(1);
        assertThat(acme.get("/orders?clientOrderId=same-1").body().path("items"))
                .hasSize(1);
    }

    @Test
    void aCancelledOrderGivesBackWhatItHeld() {
        Client.Answer placed = place("cancel-1", "TEA-EARL-100", 1000);
        String id = idOf(placed);
        awaitStatus(id, "PENDING_APPROVAL");
        String cancel = "/orders/" + id + "/cancel";
        String reason = "{\"reason\":\"changed my mind\"}";

        assertThat(acme.post(cancel, reason).status()).isEqualTo(428);
        assertThat(acme.post(cancel, reason, "If-Match", "\"999\"").status()).isEqualTo(412);
        await("a cancel on the version just read is taken")
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    String seen = acme.get("/orders/" + id)
                            .raw()
                            .headers()
                            .firstValue("ETag")
                            .orElseThrow();
                    int status = acme.post(cancel, reason, "If-Match", seen).status();
                    assertThat(status).isIn(200, 202, 412);
                    return status != 412;
                });
        awaitStatus(id, "CANCELLED");
    }

    @Test
    void aWebhookHearsOfItsOwnOrdersAsTheyGoOn() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Client globex = Client.as(tandem, "partner-globex");
            Client.Answer registered = globex.post(
                    "/webhooks",
                    "{\"url\":\"" + receiver.url() + "\",\"events\":[\"order\"]}",
                    "Idempotency-Key",
                    "hook-1");
            assertThat(registered.status()).isEqualTo(201);
            String secret = registered.body().path("secret").asText();
            place("unheard-1", "TEA-EARL-100", 1);

            String id = idOf(globex.post(
                    "/sales-orders", Client.goods("heard-1", "TEA-EARL-100", 1, false), "Idempotency-Key", "heard-1"));

            await().atMost(Duration.ofSeconds(60)).until(() -> receiver.events().contains("order.completed"));
            assertThat(receiver.events())
                    .containsSubsequence("order.allocated", "order.shipped", "order.delivered", "order.completed");
            for (Receiver.Taken event : receiver.taken()) {
                assertThat(event.isSignedWith(secret)).isTrue();
                assertThat(event.body().at("/order/id").asText()).isEqualTo(id);
            }
            assertThat(globex.get(registered
                                    .raw()
                                    .headers()
                                    .firstValue("Location")
                                    .orElseThrow()
                                    .substring(7))
                            .body()
                            .has("secret"))
                    .isFalse();
        }
    }

    private static Client.Answer place(String key, String sku, int quantity) {
        return acme.post("/sales-orders", Client.goods(key, sku, quantity, false), "Idempotency-Key", key);
    }

    private static String idOf(Client.Answer placed) {
        return placed.body().path("id").asText();
    }

    private static void awaitStatus(String id, String status) {
        await("order " + id + " becomes " + status)
                .atMost(Duration.ofSeconds(60))
                .until(() -> acme.get("/orders/" + id).body().path("status").asText(), status::equals);
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

    private static long captures(List<String> orderIds) {
        List<JsonNode> received = new ArrayList<>();
        Client.received(tandem, PAYMENT).forEach(received::add);
        return received.stream()
                .filter(one -> one.path("kind").asText().equals("CAPTURE"))
                .filter(one -> orderIds.contains(one.path("orderId").asText()))
                .count();
    }

    private static List<Client.Answer> atOnce(int threads, List<Callable<Client.Answer>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Client.Answer> answers = new ArrayList<>();
            for (Future<Client.Answer> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers.stream().collect(Collectors.toList());
        } finally {
            pool.shutdownNow();
        }
    }
}
