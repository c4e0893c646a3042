package org.tandemoms.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.outbox.Receipt.Outcome;
import org.tandemoms.sandbox.partners.PartnersServer;
import org.tandemoms.sandbox.partners.PartnersSettings;
import org.tandemoms.system.Ports;

/** What a buyer sees in the sandbox of the mails that suppliers get. */
class SandboxMailboxTest {

    private static final int MAILBOX = 16;
    private static final int SMTP = 17;

    @TempDir
    Path dataDir;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int basePort = Ports.stretch();
    private PartnersServer partners;
    private RunningRoutes routes;

    @BeforeEach
    void start() throws Exception {
        startPartners();
        routes = new RunningRoutes(
                RunningRoutes.SHIPPED, Map.of("tandem.partners.mail.url", "smtp://127.0.0.1:" + (basePort + SMTP)));
    }

    private void startPartners() throws Exception {
        partners = PartnersServer.start(new PartnersSettings(
                basePort, dataDir, () -> URI.create("http://127.0.0.1:1"), "secret", Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        routes.close();
        partners.close();
    }

    @Test
    void aMailIsKeptOnceHoweverOftenItComesAndOutlivesARestart() throws Exception {
        assertThat(remind("orders@pottery.example")).isEqualTo(Outcome.CONFIRMED);
        assertThat(remind("orders@pottery.example")).isEqualTo(Outcome.CONFIRMED);
        partners.close();
        startPartners();

        JsonNode mails = get("/mails");
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).path("subject").asText()).isEqualTo("Reminder of purchase order PO.1");
        assertThat(mails.get(0).path("to").asText()).isEqualTo("orders@pottery.example");
        assertThat(get("/mails/" + mails.get(0).path("id").asText()).path("raw").asText())
                .contains("When do they come?");
        JsonNode received = get("/_received");
        assertThat(received).hasSize(1);
        assertThat(received.get(0).path("key").asText()).isEqualTo("PO.1:remind:1");
        assertThat(received.get(0).path("orderId").asText()).isEqualTo("PO.1");
        assertThat(received.get(0).path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void anAddressThatNobodyHasIsRefusedForGood() throws Exception {
        assertThat(remind("orders@nowhere.example")).isEqualTo(Outcome.DEAD);
        assertThat(get("/mails")).isEmpty();
    }

    private Outcome remind(String email) {
        return routes.deliver(
                        "supplier-mail",
                        "PO.1:remind:1",
                        "PO.1",
                        "supplier.remind",
                        Map.of("email", email, "order", "PO.1:order"))
                .outcome();
    }

    private JsonNode get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + (basePort + MAILBOX) + path);
        return new ObjectMapper()
                .readTree(http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
