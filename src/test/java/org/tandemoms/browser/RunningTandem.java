package org.tandemoms.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.tandemoms.system.SharedTandem;

/** The packed application in a process of its own, as partners, people and the engine's API see it. */
final class RunningTandem {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;

    private RunningTandem(String url) {
        this.url = url;
    }

    /** The one that all share. Whoever mends a page names one that runs already, by {@code -Dtandem.url=}. */
    static RunningTandem shared() {
        String running = System.getProperty("tandem.url");
        return new RunningTandem(running == null ? SharedTandem.forPages().url("") : running);
    }

    String url() {
        return url;
    }

    /** Places an order as a client of the sandbox and gives its id. */
    String place(String client, String path, String body) {
        var order = post(client, path, body);
        assertThat(order.path("id").asText()).as("placed: %s", order).isNotEmpty();
        return order.path("id").asText();
    }

    JsonNode post(String client, String path, String body) {
        return post(client, path, "application/json", body);
    }

    JsonNode post(String client, String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token(client))
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    JsonNode put(String client, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token(client))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    JsonNode get(String client, String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token(client))
                .build());
    }

    /** Waits until people are asked for that step of an order, for pages of tasks are opened by name. */
    void awaitTask(String client, String order, String step) {
        await("a task " + step + " of " + order).atMost(Duration.ofSeconds(60)).until(() -> get(
                        client, "/api/v1/tasks?orderId=" + order)
                .path("items")
                .toString()
                .contains(step));
    }

    /** Gives back what an order holds, for the tests of other classes. */
    void cancel(String client, String order) {
        String path = url + "/api/v1/orders/" + order;
        String bearer = "Bearer " + token(client);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonNode now = send(HttpRequest.newBuilder(URI.create(path))
                    .header("Authorization", bearer)
                    .build());
            JsonNode after = send(HttpRequest.newBuilder(URI.create(path + "/cancel"))
                    .header("Authorization", bearer)
                    .header("Content-Type", "application/json")
                    .header("If-Match", "\"" + now.path("version").asText() + "\"")
                    .POST(BodyPublishers.ofString("{\"reason\":\"The test is over\"}"))
                    .build());
            return after.path("status").asText().equals("CANCELLED");
        });
    }

    /** What the process engine's own API answers. */
    JsonNode engine(String client, String path) {
        return send(HttpRequest.newBuilder(URI.create(url + "/engine-rest" + path))
                .header("Authorization", "Bearer " + token(client))
                .build());
    }

    /** @return the status of the engine's own API */
    int tellEngine(String client, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(url + "/engine-rest" + path))
                .header("Authorization", "Bearer " + token(client))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException broken) {
            throw new AssertionError("No answer from " + request.uri(), broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", stop);
        }
    }

    private String token(String client) {
        var basic = Base64.getEncoder().encodeToString((client + ":sandbox").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=" + URLEncoder.encode("client_credentials", StandardCharsets.UTF_8)))
                .build();
        return send(request).path("access_token").asText();
    }

    private JsonNode send(HttpRequest request) {
        try {
            return json.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException broken) {
            throw new AssertionError("No answer from " + request.uri(), broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", stop);
        }
    }
}
