package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** The running house as partners and staff know it: orders go in, people answer their tasks, and the path is read. */
final class House {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STAFF = "sandbox-ops";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TandemProcess tandem;
    private final Map<String, Client> people = new HashMap<>();
    private final Set<String> passed = new TreeSet<>();

    House(TandemProcess tandem) {
        this.tandem = tandem;
    }

    /** A placed order. */
    final class Placed {

        private final String id;

        private Placed(String id) {
            this.id = id;
        }

        Placed becomes(String status) {
            await("order " + id + " becomes " + status)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(shown().path("status").asText())
                            .as(() -> "stands at " + workflow())
                            .isEqualTo(status));
            return this;
        }

        /** Waits until the process has come to the activity, {@code process:activity}, and rests there. */
        Placed restsAt(String activity) {
            await("order " + id + " rests at " + activity)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(workflow().path("current"))
                            .extracting(JsonNode::asText)
                            .contains(activity));
            return this;
        }

        String id() {
            return id;
        }

        JsonNode shown() {
            return get(STAFF, "/orders/" + id);
        }

        JsonNode workflow() {
            return get(STAFF, "/orders/" + id + "/workflow");
        }

        /** Waits until somebody is asked, and answers as that person. */
        Client.Answer answers(String person, String taskKey, String outcome, String comment) {
            return post(
                    person,
                    "/tasks/" + task(person, taskKey) + "/complete",
                    Map.of("outcome", outcome, "comment", comment));
        }

        Placed answered(String person, String taskKey, String outcome, String comment) {
            Client.Answer answer = answers(person, taskKey, outcome, comment);
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
            return this;
        }

        /** The timeline says so. */
        Placed tells(String type) {
            await("the timeline of " + id + " tells " + type)
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> get(STAFF, "/orders/" + id + "/timeline")
                            .findValuesAsText("type")
                            .contains(type));
            return this;
        }

        /** Its settlement has begun and ended. */
        Placed settled() {
            await("trade " + id + " is settled")
                    .atMost(PATIENCE)
                    .until(() -> workflow().path("done").toString().contains("trade-settlement:tradeSettled"));
            return this;
        }

        String task(String person, String taskKey) {
            return await("somebody is asked for " + taskKey)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> openTask(person, taskKey), found -> !found.isEmpty());
        }

        private String openTask(String person, String taskKey) {
            return get(person, "/tasks?orderId=" + id)
                    .path("items")
                    .valueStream()
                    .filter(task -> taskKey.equals(task.path("taskKey").asText()))
                    .map(task -> task.path("id").asText())
                    .findFirst()
                    .orElse("");
        }

        /** Asks with the version it sees, and again where the order has gone on in between, as a client would. */
        Placed cancelled(String person) {
            await("the cancellation of " + id + " is taken").atMost(PATIENCE).until(() -> {
                Client.Answer answer = as(person)
                        .post("/orders/" + id + "/cancel", "{\"reason\":\"No longer needed\"}", "If-Match", etag());
                assertThat(answer.status()).as(answer.raw().body()).isIn(200, 202, 412);
                return answer.status() != 412;
            });
            return this;
        }

        /** Changes the lines, on the version it sees. */
        Placed amended(String person, Map<String, Object> lines) {
            await("the amendment of " + id + " is taken").atMost(PATIENCE).until(() -> {
                Client.Answer answer = as(person)
                        .post(
                                "/sales-orders/" + id + "/amend",
                                JSON.valueToTree(lines).toString(),
                                "If-Match",
                                etag());
                assertThat(answer.status()).as(answer.raw().body()).isIn(200, 412);
                return answer.status() != 412;
            });
            return this;
        }

        private String etag() {
            return as(STAFF)
                    .get("/orders/" + id)
                    .raw()
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
        }

        /** Its process has ended; everything it passed counts. */
        Placed went(String... activities) {
            await("the process of " + id + " ends")
                    .atMost(PATIENCE)
                    .until(() -> !workflow().path("running").asBoolean());
            var path =
                    workflow().path("done").valueStream().map(JsonNode::asText).toList();
            passed.addAll(path);
            assertThat(path).contains(activities);
            return this;
        }
    }

    Set<String> passed() {
        return passed;
    }

    Placed place(String client, String path, Map<String, Object> order) {
        Client.Answer answer = post(client, path, order);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return new Placed(answer.body().path("id").asText());
    }

    Client.Answer post(String client, String path, Map<String, Object> body) {
        return as(client)
                .post(
                        path,
                        JSON.valueToTree(body).toString(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    void put(String client, String path, Map<String, Object> body) {
        Client.Answer answer = as(client).put(path, JSON.valueToTree(body).toString());
        assertThat(answer.status()).as(answer.raw().body()).isBetween(200, 201);
    }

    void load(String client, String path, String csv) {
        Client.Answer answer = as(client).postCsv(path, csv);
        assertThat(answer.status()).as(answer.raw().body()).isBetween(200, 201);
    }

    /** What is on file under that id, whoever placed it. */
    Placed known(String id) {
        return new Placed(id);
    }

    /** Time passes, for the house and its simulated partners. @param forward ISO 8601 */
    void waits(String forward) {
        assertThat(post("sandbox-admin", "/sandbox/clock", Map.of("forward", forward))
                        .status())
                .isEqualTo(200);
    }

    JsonNode get(String client, String path) {
        Client.Answer answer = as(client).get(path);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    private Client as(String client) {
        return people.computeIfAbsent(client, name -> Client.as(tandem, name));
    }
}
