package org.tandemoms.system;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.tandemoms.identity.keycloak.KeycloakServer;

/**
 * What production stands on, all real but the partners: PostgreSQL, Keycloak with our realm, MongoDB where
 * {@code MONGODB_URI} names one, and two nodes of the packed jar. Partners and venues are the simulators, in a process of
 * their own.
 */
final class ProductionSite implements AutoCloseable {

    static final String ACME_SECRET = "acme-secret-of-this-test-run";
    private static final String WEB_SECRET = "web-secret-of-this-test-run";
    private static final String CALLBACK_SECRET = "callback-secret-of-this-test-run";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String JAR = Path.of("target", "tandem-oms.jar").toString();
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final List<String> PARTNERS = List.of("crm", "erp", "carrier", "payment", "custodian", "supplier");

    private final Path dir;
    private final int ports = Ports.stretch();
    private final List<Process> processes = new ArrayList<>();
    private final Process[] nodes = new Process[2];
    private final EmbeddedPostgres postgres;
    private final KeycloakServer keycloak;
    private final String mongo;

    ProductionSite(Path dir) throws IOException {
        this.dir = dir;
        this.postgres = EmbeddedPostgres.start();
        this.keycloak = KeycloakServer.start(Path.of(System.getProperty("keycloak.home")));
        this.mongo = mongo();
        setUpRealm();
        stockTheShelves();
        run("simulators", List.of(), simulators());
    }

    private String mongo() {
        String real = System.getenv("MONGODB_URI");
        if (real != null) {
            String uri = real.replaceFirst("(mongodb(?:\\+srv)?://[^/?]+)/?[^?]*", "$1/tandem_production_it");
            System.out.println(
                    "Documents are on the MongoDB of MONGODB_URI, database tandem_production_it, made empty");
            try (MongoClient client = MongoClients.create(uri)) {
                client.getDatabase("tandem_production_it").drop();
            }
            return uri;
        }
        System.out.println("No MONGODB_URI: documents are on the sandbox's MongoDB wire server in a process of its own,"
                + " not on a real MongoDB");
        int port = ports + 5;
        run(
                "mongo",
                List.of("-cp", System.getProperty("java.class.path"), WireServer.class.getName()),
                List.of(dir.resolve("mongo").toString(), String.valueOf(port)));
        return "mongodb://127.0.0.1:" + port + "/tandem";
    }

    /** As an operator does it: by the jar's own command. */
    private void setUpRealm() {
        ProcessBuilder command = new ProcessBuilder(JAVA, "-jar", JAR, "keycloak-bootstrap").redirectErrorStream(true);
        command.environment()
                .putAll(Map.of(
                        "KEYCLOAK_URL",
                        keycloak.url(),
                        "KEYCLOAK_ADMIN",
                        KeycloakServer.ADMIN,
                        "KEYCLOAK_ADMIN_PASSWORD",
                        KeycloakServer.PASSWORD,
                        "TANDEM_URL",
                        url(1, ""),
                        "TANDEM_WEB_SECRET",
                        WEB_SECRET,
                        "PARTNER_ACME_SECRET",
                        ACME_SECRET));
        try {
            Process done = command.redirectOutput(
                            dir.resolve("keycloak-bootstrap.log").toFile())
                    .start();
            if (done.waitFor() != 0) {
                throw new IllegalStateException("The realm could not be set up, see " + dir);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void stockTheShelves() {
        try (MongoClient client = MongoClients.create(mongo)) {
            MongoDatabase documents =
                    client.getDatabase(URI.create(mongo).getPath().substring(1));
            Decimal128 many = new Decimal128(1_000_000);
            documents
                    .getCollection("locations")
                    .insertOne(new Document("_id", "BER")
                            .append(
                                    "location",
                                    new Document("code", "BER")
                                            .append("name", "Berlin warehouse")
                                            .append("country", "DE")));
            documents
                    .getCollection("items")
                    .insertOne(new Document("_id", "TEA-EARL-100")
                            .append(
                                    "item",
                                    new Document("sku", "TEA-EARL-100")
                                            .append("name", "Earl Grey tea 100 g")
                                            .append("gtin", "2000000000015")
                                            .append("unitPrice", new Decimal128(new BigDecimal("12.50")))
                                            .append("currency", "EUR")
                                            .append("weightGrams", new Decimal128(120))
                                            .append("exportControlled", false)));
            documents
                    .getCollection("customers")
                    .insertOne(new Document("_id", "C-100")
                            .append("name", "Anna Schneider")
                            .append("email", "anna.schneider@example.org")
                            .append("country", "DE")
                            .append("exportLicenceNeeded", false));
            documents
                    .getCollection("stock")
                    .insertOne(new Document("_id", "TEA-EARL-100|BER")
                            .append("sku", "TEA-EARL-100")
                            .append("location", "BER")
                            .append("onHand", many)
                            .append("free", many)
                            .append("holds", List.of())
                            .append("movements", List.of()));
        }
    }

    private List<String> simulators() {
        return List.of(
                "simulators",
                "--tandem.data-dir=" + dir.resolve("simulators"),
                "--tandem.sandbox.base-port=" + simulatorBase(),
                "--tandem.callback-secret=" + CALLBACK_SECRET,
                // the node that is not killed
                "--tandem.callback-url=" + url(2, ""));
    }

    /** Starts node 1 or 2 and waits until it is ready. */
    void start(int node) {
        nodes[node - 1] = launch("node-" + node, arguments(node));
        HttpRequest ready = HttpRequest.newBuilder(URI.create(url(node, "/actuator/health/readiness")))
                .timeout(Duration.ofSeconds(5))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        await("node " + node + " is ready, see " + dir)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .failFast(() -> !nodes[node - 1].isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> http.send(ready, BodyHandlers.discarding()).statusCode() == 200);
    }

    /** @param more arguments that win over the site's */
    Process launch(String log, List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(arguments);
        return run(log, List.of(), all);
    }

    List<String> arguments(int node) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=production",
                "--server.port=" + (ports + 2 * (node - 1)),
                "--server.address=127.0.0.1",
                "--spring.data.mongodb.uri=" + mongo,
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=a-password-of-this-test-run",
                "--tandem.security.issuer-uri=" + issuer(),
                "--tandem.security.client-secret=" + WEB_SECRET,
                "--tandem.callback-secret=" + CALLBACK_SECRET,
                "--tandem.node=node-" + node,
                "--tandem.data-dir=" + dir.resolve("node-" + node),
                "--tandem.fix.address=127.0.0.1",
                "--tandem.fix.acceptor-port=" + fixPort(node),
                "--tandem.fix.sandbox-venues=true",
                "--tandem.fix.quotes-id=" + (node == 1 ? "MD" : "MD2"),
                "--tandem.sandbox.base-port=" + simulatorBase(),
                "--tandem.instruments.file=classpath:sandbox/instruments.csv",
                "--tandem.accounts.file=classpath:sandbox/accounts.csv",
                "--tandem.venues[0].code=XSIM",
                "--tandem.venues[0].name=Simulated exchange",
                "--tandem.venues[0].kind=EXCHANGE"));
        for (int i = 0; i < PARTNERS.size(); i++) {
            arguments.add(
                    "--tandem.partners." + PARTNERS.get(i) + ".url=http://127.0.0.1:" + (simulatorBase() + 10 + i));
        }
        return arguments;
    }

    private Process run(String name, List<String> program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx768m"));
        command.addAll(program.isEmpty() ? List.of("-jar", JAR) : program);
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()))
                    .start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log(String name) {
        return dir.resolve(name + ".log");
    }

    /** SIGKILL. */
    void kill(int node) {
        nodes[node - 1].destroyForcibly();
        nodes[node - 1].onExit().join();
    }

    String url(int node, String path) {
        return "http://127.0.0.1:" + (ports + 2 * (node - 1)) + path;
    }

    int fixPort(int node) {
        return ports + 2 * (node - 1) + 1;
    }

    int simulatorBase() {
        return ports + 10;
    }

    String issuer() {
        return keycloak.url() + "/realms/tandem";
    }

    KeycloakServer keycloak() {
        return keycloak;
    }

    @Override
    public void close() throws IOException {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        keycloak.close();
        postgres.close();
    }
}
