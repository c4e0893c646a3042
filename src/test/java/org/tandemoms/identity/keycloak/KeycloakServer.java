package org.tandemoms.identity.keycloak;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The real Keycloak that Maven unpacked, in its development mode on a free loopback port. */
public final class KeycloakServer implements AutoCloseable {

    public static final String ADMIN = "admin";
    public static final String PASSWORD = "an-admin-for-this-test";

    private final Process process;
    private final int port;

    private KeycloakServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts with nothing in it: what another suite left there would keep that suite's secrets. */
    public static KeycloakServer start(Path home) throws IOException {
        FileSystemUtils.deleteRecursively(home.resolve("data"));
        int port = freePort();
        var log = home.resolve("test.log").toFile();
        var builder = new ProcessBuilder(List.of(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--health-enabled=false"))
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("JAVA_OPTS_APPEND", "-Xmx512m");
        var server = new KeycloakServer(builder.start(), port);
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .failFast("Keycloak ended, see " + log, () -> !server.process.isAlive())
                .until(server::answers);
        return server;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    private boolean answers() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(url() + "/realms/master"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            process.destroyForcibly();
        }
    }
}
