package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What staff do in a {@link ShopRush}: goods come in, move, are picked or not found, and everybody works the inbox. */
final class RushWarehouse {

    private static final String KEY = "Idempotency-Key";

    private final RushDesk desk;
    private final Client warehouse;
    private final List<Client> staff;
    private final List<String> transfers = new CopyOnWriteArrayList<>();
    private final Map<String, BigDecimal> notFound = new ConcurrentHashMap<>();

    RushWarehouse(TandemProcess tandem, RushDesk desk) {
        this.desk = desk;
        this.warehouse = Client.as(tandem, "sandbox-warehouse");
        this.staff = List.of(
                warehouse,
                Client.as(tandem, "sandbox-service"),
                Client.as(tandem, "sandbox-compliance"),
                Client.as(tandem, "sandbox-ops"));
    }

    // --- goods come, go and move ------------------------------------------------------------------------------------

    void receive(Random random) {
        receive(RushDesk.item(random), RushDesk.location(random), 1 + random.nextInt(3), desk.name());
    }

    /** Goods come in; counted when that is certain. */
    void receive(String sku, String location, int quantity, String key) {
        String body = "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":\"%d\",\"reference\":\"%s\"}"
                .formatted(sku, location, quantity, key);
        desk.note("receipt", desk.insist(() -> warehouse.post("/inventory/receipts", body, KEY, key)), 201);
        desk.added(sku, BigDecimal.valueOf(quantity));
    }

    void adjust(Random random) {
        int quantity = 1 + random.nextInt(2);
        adjust(
                RushDesk.item(random),
                RushDesk.location(random),
                Integer.toString(random.nextBoolean() ? quantity : -quantity),
                desk.name());
    }

    void adjust(String sku, String location, String quantity, String key) {
        String body = "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":\"%s\",\"reason\":\"count\"}"
                .formatted(sku, location, quantity);
        Client.Answer answer = desk.note(
                "adjust", desk.insist(() -> warehouse.post("/inventory/adjustments", body, KEY, key)), 201, 409);
        if (answer.status() == 201) {
            desk.added(sku, new BigDecimal(quantity));
        }
    }

    void spread(String sku, String location, int buckets) {
        Client.Answer answer = warehouse.put(
                "/inventory/" + sku + "/buckets", "{\"location\":\"%s\",\"buckets\":%d}".formatted(location, buckets));
        desk.note("spread", answer, 200);
    }

    /** Goods leave for another location; some arrive, some are lost on the way, some are called back. */
    void transfer(Random random) {
        if (transfers.isEmpty() || random.nextInt(3) == 0) {
            String name = desk.name();
            int from = random.nextInt(3);
            String body = "{\"sku\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"quantity\":\"%d\"}"
                    .formatted(
                            RushDesk.item(random),
                            RushDesk.LOCATIONS.get(from),
                            RushDesk.LOCATIONS.get((from + 1) % 3),
                            1 + random.nextInt(3));
            Client.Answer answer = desk.note(
                    "transfer", desk.insist(() -> warehouse.post("/inventory/transfers", body, KEY, name)), 201, 409);
            if (answer.status() == 201) {
                transfers.add(answer.body().path("id").asText());
            }
            return;
        }
        String id = transfers.get(random.nextInt(transfers.size()));
        if (random.nextInt(4) == 0) {
            desk.attempt(() -> warehouse.post("/inventory/transfers/" + id + "/call-back", "{}"))
                    .ifPresent(answer -> desk.note("transfer back", answer, 200, 409, 429, 503));
        } else {
            String body = random.nextInt(3) == 0 ? "{\"quantity\":\"1\",\"note\":\"box torn\"}" : "{}";
            desk.attempt(() -> warehouse.post("/inventory/transfers/" + id + "/receive", body))
                    .ifPresent(answer -> desk.note("transfer in", answer, 200, 409, 429, 503));
        }
    }

    // --- picking ----------------------------------------------------------------------------------------------------

    /** Somebody scans what lies on one of the lists; now and then less is on the shelf than the books say. */
    void pick(Random random) {
        JsonNode jobs = jobs("PICKING");
        if (jobs.isEmpty()) {
            return;
        }
        JsonNode job = jobs.get(random.nextInt(jobs.size()));
        Map<String, BigDecimal> open = new TreeMap<>();
        for (JsonNode line : job.path("lines")) {
            BigDecimal left = decimal(line.path("wanted").path("quantity"))
                    .subtract(decimal(line.path("picked")))
                    .subtract(decimal(line.path("missing")));
            open.merge(line.path("wanted").path("sku").asText(), left, BigDecimal::add);
        }
        open.forEach((sku, left) -> {
            if (left.signum() > 0) {
                boolean all = random.nextInt(3) > 0;
                int found = all ? left.intValue() : random.nextInt(left.intValue());
                scan(job.path("id").asText(), sku, left, BigDecimal.valueOf(found));
            }
        });
    }

    private void scan(String job, String sku, BigDecimal open, BigDecimal found) {
        boolean enough = found.compareTo(open) == 0;
        String key = "pick-" + desk.name();
        String body = "{\"item\":\"%s\",\"quantity\":\"%s\",\"restMissing\":%s}"
                .formatted(sku, found.toPlainString(), !enough);
        Client.Answer answer = desk.insist(() -> warehouse.post("/warehouse/jobs/" + job + "/picks", body, KEY, key));
        desk.note(enough ? "pick" : "pick short", answer, 200, 400, 404, 409, 422);
        if (!enough && answer.status() == 200) {
            notFound.merge(sku, open.subtract(found), BigDecimal::add);
        }
    }

    private static BigDecimal decimal(JsonNode value) {
        return new BigDecimal(value.asText("0"));
    }

    private JsonNode jobs(String state) {
        return desk.attempt(() -> warehouse.get("/warehouse/jobs?limit=50&state=" + state))
                .map(Client.Answer::body)
                .filter(JsonNode::isArray)
                .orElseGet(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance::arrayNode);
    }

    /** The driver takes everything that is booked. */
    private void handOver() {
        for (JsonNode job : jobs("BOOKED")) {
            desk.attempt(() ->
                            warehouse.post("/warehouse/jobs/" + job.path("id").asText() + "/hand-over", ""))
                    .ifPresent(answer -> desk.note("hand-over", answer, 200, 404, 409, 429, 503));
        }
    }

    // --- the inbox --------------------------------------------------------------------------------------------------

    /** Everybody looks into the inbox and does what lies there; then the driver comes. */
    void workTheInbox(Random random, boolean all) {
        for (Client person : staff) {
            try {
                for (JsonNode task : person.get("/tasks?limit=100").body().path("items")) {
                    decide(person, task, random, all);
                }
            } catch (RuntimeException died) {
                RushDesk.pause();
            }
        }
        handOver();
        RushDesk.pause();
    }

    /** @param all also what pickers may still scan */
    private void decide(Client person, JsonNode task, Random random, boolean all) {
        List<String> offered = new ArrayList<>();
        task.path("outcomes").forEach(outcome -> offered.add(outcome.asText()));
        if (!all && offered.contains("PICKED") && random.nextInt(3) > 0) {
            return;
        }
        String outcome = offered.contains("RESTOCK")
                ? random.nextInt(8) == 0 ? "REJECT" : random.nextBoolean() ? "RESTOCK" : "SCRAP"
                : offered.contains("APPROVE") ? "APPROVE" : offered.contains("RETRY") ? "RETRY" : offered.get(0);
        int status = person.post(
                        "/tasks/" + task.path("id").asText() + "/complete",
                        "{\"outcome\":\"%s\",\"comment\":\"rush\",\"variables\":{\"condition\":\"UNOPENED\"}}"
                                .formatted(outcome))
                .status();
        desk.count("task " + outcome, status);
        assertThat(status).as("task %s", task).isLessThan(500);
    }

    /** At most so much was not found by pickers, by sku; an order that was cancelled meanwhile takes nothing off the books. */
    Map<String, BigDecimal> notFound() {
        return Map.copyOf(notFound);
    }
}
