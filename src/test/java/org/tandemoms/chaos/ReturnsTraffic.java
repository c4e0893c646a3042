package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tandemoms.system.Client;
import org.tandemoms.system.ShopBooks;
import org.tandemoms.system.TandemProcess;

/**
 * Customers who send back what they have bought, and the staff that takes it in. A customer without an answer asks again
 * under the same key; staff look into their inbox again. What is acknowledged here are returns, not orders.
 */
final class ReturnsTraffic extends Traffic {

    static final String TEA = "TEA-EARL-100";
    static final String CUPS = "CUP-BLUE";

    /** More cups than lie at one place, sent to where the carrier loses parcels. */
    private static final int CUPS_FROM_TWO_PLACES = 45;

    static final BigDecimal CUPS_ARRIVED = new BigDecimal(100);

    private static final String BLACK_HOLE = "99999";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private record Wish(String orderId, ReturnStory story, int pieces) {}

    private final Map<String, ReturnStory> bought = new HashMap<>();
    private final Map<String, Wish> wishes = new TreeMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private String lost;
    private volatile Client acme;
    private volatile Map<String, Client> staff;

    ReturnsTraffic(TandemProcess tandem) {
        super(tandem, "R");
    }

    /** Tokens last for minutes, and a house that is killed lives no longer. */
    void signIn() {
        acme = Client.as(tandem, "partner-acme");
        staff = Map.of(
                "WAREHOUSE", Client.as(tandem, "sandbox-warehouse"),
                "CUSTOMER_SERVICE", Client.as(tandem, "sandbox-service"),
                "OPERATIONS", Client.as(tandem, "sandbox-ops"));
    }

    // --- buying -----------------------------------------------------------------------------------------------------

    /** One order of each story for each round, delivered and paid; and one that was paid in part and then lost. */
    void customersBuy(int rounds) {
        lost = buy(
                "lost", Client.goods("lost", CUPS, CUPS_FROM_TWO_PLACES, false).replace("10115", BLACK_HOLE));
        cupsArrive();
        for (int round = 0; round < rounds; round++) {
            for (ReturnStory story : ReturnStory.values()) {
                String name = round + "-" + story;
                String id =
                        buy(name, Client.goods(name, TEA, story.bought, false).replace("tok_ok", story.token()));
                bought.put(id, story);
                for (int pieces : story.asked()) {
                    wishes.put("R-" + name + "-" + wishes.size(), new Wish(id, story, pieces));
                }
            }
        }
        bought.keySet().forEach(id -> await("order " + id + " is completed")
                .atMost(PATIENCE)
                .until(() -> shown(id).path("status").asText(), "COMPLETED"::equals));
        await("the warehouse is asked about lost parcels").atMost(PATIENCE).until(() -> tasks().stream()
                .anyMatch(task -> task.path("orderId").asText().equals(lost)));
    }

    private String buy(String name, String order) {
        Client.Answer answer = acme.post("/sales-orders", order, "Idempotency-Key", name);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().path("id").asText();
    }

    /** For those who want cups in exchange. */
    private void cupsArrive() {
        Client.Answer answer = staff.get("WAREHOUSE")
                .post(
                        "/inventory/receipts",
                        "{\"sku\":\"%s\",\"location\":\"BER\",\"quantity\":\"%s\",\"reference\":\"cups\"}"
                                .formatted(CUPS, CUPS_ARRIVED),
                        "Idempotency-Key",
                        "cups");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    }

    JsonNode shown(String id) {
        return acme.get("/orders/" + id).body();
    }

    // --- sending back -----------------------------------------------------------------------------------------------

    /** Names of requests that have no answer yet, up to this round's. */
    List<String> open(int round) {
        return wishes.keySet().stream()
                .filter(key -> Integer.parseInt(key.split("-")[1]) <= round && !isAnswered(key))
                .map(key -> key.substring(2))
                .toList();
    }

    private boolean isAnswered(String key) {
        return acknowledged().containsKey(key) || refused.contains(key);
    }

    @Override
    void place(String key) {
        answer(key);
    }

    private void answer(String key) {
        Wish wish = wishes.get(key);
        Client.Answer answer = acme.post(
                "/sales-orders/" + wish.orderId() + "/returns",
                wish.story().wish(wish.pieces()),
                "Idempotency-Key",
                key);
        switch (answer.status()) {
            case 201 -> acknowledge(key, answer.body().path("id").asText());
            case 400 -> {
                assertThat(wish.story()).as("%s", answer.body()).isEqualTo(ReturnStory.MORE_THAN_BOUGHT);
                refused.add(key);
            }
            default -> assertThat(answer.status()).as("%s", answer.body()).isIn(429, 503);
        }
    }

    /** Each request once more, also those that have their answer: it must be the same. */
    @Override
    void repeatUntilAnswered() {
        for (String key : wishes.keySet()) {
            answer(key);
            await("an answer to " + key).atMost(PATIENCE).until(() -> {
                if (!isAnswered(key)) {
                    answer(key);
                }
                return isAnswered(key);
            });
        }
    }

    // --- staff ------------------------------------------------------------------------------------------------------

    /** Each group does what lies in its inbox. */
    void staffWorks() {
        staff.forEach((group, person) -> tasksOf(group).forEach(task -> {
            Client.Answer answer = person.post(
                    "/tasks/" + task.path("id").asText() + "/complete",
                    "{\"outcome\":\"%s\",\"comment\":\"as agreed\",\"variables\":{\"condition\":\"UNOPENED\"}}"
                            .formatted(outcome(task)));
            assertThat(answer.status())
                    .as("answer to %s: %s", task, answer.body())
                    .isIn(200, 404, 409, 429, 503);
        }));
    }

    private JsonNode tasksOf(String group) {
        return staff.get(group).get("/tasks?limit=500&group=" + group).body().path("items");
    }

    List<JsonNode> tasks() {
        List<JsonNode> tasks = new ArrayList<>();
        staff.keySet().forEach(group -> tasksOf(group).forEach(tasks::add));
        return tasks;
    }

    private String outcome(JsonNode task) {
        String key = task.path("taskKey").asText();
        JsonNode subject = shown(task.path("orderId").asText());
        ReturnStory story = bought.get(subject.path("orderId").asText());
        return switch (key) {
            case "receiveReturn" -> story.grade;
            case "repairGoods" -> story == ReturnStory.MENDED ? "REPAIRED" : "NOT_REPAIRABLE";
            case "decideOnRepair" -> "REFUND";
            case "settleRefund" -> subject.path("tries").asInt() < 2 ? "RETRY" : "PAID_OTHERWISE";
            case "resolveShipment" -> "CANCEL";
            default -> throw new AssertionError("Nobody was told what to do about " + task);
        };
    }

    void untilQuiet(ShopBooks books) {
        await("everything came to its end").atMost(PATIENCE).untilAsserted(() -> {
            staffWorks();
            assertThat(books.unfinished()).isEmpty();
        });
    }

    // --- what is known in the end -----------------------------------------------------------------------------------

    /** Stories by order. */
    Map<String, ReturnStory> bought() {
        return bought;
    }

    /** Cancelled after a part of its money was taken. */
    String lost() {
        return lost;
    }

    /** Returns of that order that were acknowledged. */
    List<String> returnsOf(String orderId) {
        return acknowledged().entrySet().stream()
                .filter(one -> wishes.get(one.getKey()).orderId().equals(orderId))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    void check() {
        assertThat(acknowledged()).hasSize(wishes.size() - refused.size());
        bought.forEach((id, story) -> {
            assertThat(returnsOf(id))
                    .as("returns of %s (%s)", id, story)
                    .hasSize(story.accepted())
                    .doesNotHaveDuplicates();
            assertThat(shown(id).path("returns").findValuesAsText("id"))
                    .as("returns that the order knows")
                    .containsExactlyInAnyOrderElementsOf(returnsOf(id));
        });
    }
}
