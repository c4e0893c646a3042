package org.tandemoms.browser;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** The packed application in a process of its own, with data and ports that nobody else uses. */
final class RunningTandem implements AutoCloseable {

    private static final Path JAR = Path.of("target", "tandem-oms.jar");
    private static final Duration START = Duration.ofSeconds(180);

    /** Simulated partners listen on this many ports from the base port on. */
    private static final int SANDBOX_PORTS = 24;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final Path log;
    private final String url;

    private RunningTandem(Process process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /** Whoever mends a page names one that runs already, by {@code -Dtandem.url=}, and saves the start. */
    static RunningTandem start() throws IOException {
        String running = System.getProperty("tandem.url");
        if (running != null) {
            return new RunningTandem(null, null, running);
        }
        Path data = Files.createTempDirectory("tandem-browser");
        Path log = data.resolve("tandem.log");
        int port = freePort();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "--server.port=" + port,
                        "--tandem.data-dir=" + data.resolve("data"),
                        "--tandem.fix.acceptor-port=" + freePort(),
                        "--tandem.sandbox.base-port=" + freeRange(SANDBOX_PORTS))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var tandem = new RunningTandem(process, log, "http://127.0.0.1:" + port);
        await().atMost(START).pollInterval(Duration.ofMillis(500)).until(tandem::isReady);
        return tandem;
    }

    String url() {
        return url;
    }

    private boolean isReady() throws IOException, InterruptedException {
        assertThat(process.isAlive())
                .as("the application runs, else its log says why: %s", log)
                .isTrue();
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                            .build(),
                    BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Places an order as a client of the sandbox and gives its id. */
    String place(String client, String path, String body) {
        var order = post(client, path, body);
        assertThat(order.path("id").asText()).as("placed: %s", order).isNotEmpty();
        return order.path("id").asText();
    }

    private JsonNode post(String client, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token(client))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    /** Gives back what an order holds, for the tests of other classes. */
    void cancel(String client, String order) {
        String path = url + "/api/v1/orders/" + order;
        String bearer = "Bearer " + token(client);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The first of that many free ports in a row. */
    private static int freeRange(int count) throws IOException {
        for (int base = 21_000; base < 32_000; base += count) {
            if (allFree(base, count)) {
                return base;
            }
        }
        throw new IOException("No " + count + " free ports in a row");
    }

    private static boolean allFree(int base, int count) {
        for (int port = base; port < base + count; port++) {
            try (var socket = new ServerSocket(port)) {
                assertThat(socket.isBound()).isTrue();
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(20, SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
