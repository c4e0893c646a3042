package org.tandemoms.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.outbox.Receipt.Outcome;

/** Purchase orders by mail, through the shipped route to a mail server that is not ours. */
class SupplierMailTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> PLAIN_MAP = new TypeReference<>() {};

    private GreenMail server;
    private RunningRoutes routes;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        routes = routesTo(server.getSmtp().getPort(), Map.of());
    }

    private static RunningRoutes routesTo(int port, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("tandem.partners.mail.url", "smtp://127.0.0.1:" + port);
        return new RunningRoutes(RunningRoutes.SHIPPED, settings);
    }

    @AfterEach
    void stop() {
        routes.close();
        server.stop();
    }

    @TestFactory
    Stream<DynamicTest> everySampleArrivesAsItSays() {
        return RouteLoader.samples(routes.home, "supplier-mail").stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    server.purgeEmailFromAllMailboxes();
                    Receipt receipt = deliver(sample.content().path("message"));
                    assertThat(receipt.outcome()).as(receipt.reason()).isEqualTo(Outcome.CONFIRMED);
                    arrived(sample.content());
                }));
    }

    private void arrived(JsonNode sample) throws Exception {
        MimeMessage mail = server.getReceivedMessages()[0];
        JsonNode expected = sample.path("request");
        assertThat(mail.getAllRecipients()[0]).hasToString(expected.path("to").asText());
        assertThat(mail.getFrom()[0]).hasToString("purchasing@tandem.example");
        assertThat(mail.getSubject()).isEqualTo(expected.path("subject").asText());
        assertThat(mail.getSentDate()).isNotNull();
        assertThat(mail.getHeader("Idempotency-Key"))
                .containsExactly(sample.at("/message/key").asText());
        if (expected.has("attachments")) {
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            assertThat(lines(parts.getBodyPart(0).getContent()))
                    .isEqualTo(lines(expected.path("text").asText()));
            assertThat(parts.getBodyPart(1).getFileName())
                    .isEqualTo(expected.at("/attachments/0/name").asText());
            assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(expected.at("/attachments/0/text").asText());
        } else {
            assertThat(lines(mail.getContent()))
                    .isEqualTo(lines(expected.path("text").asText()));
        }
    }

    /** A mail ends its lines in its own way. */
    private static String lines(Object text) {
        return text.toString().replace("\r\n", "\n").strip();
    }

    @Test
    void theSameMailSentAgainIsKnownByItsId() throws Exception {
        deliver(order("orders@pottery.example", "KB-17"));
        deliver(order("orders@pottery.example", "KB-17"));
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID()).endsWith("@tandem-oms>").isEqualTo(mails[1].getMessageID());
    }

    @Test
    void lettersOfEveryLanguageArrive() throws Exception {
        deliver(order("orders@pottery.example", "Tasse blå ☕"));
        MimeMultipart parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Tasse blå ☕");
    }

    @Test
    void aServerThatIsAwayIsAskedAgainUntilItIsBack() {
        int port = server.getSmtp().getPort();
        server.stop();
        Receipt away = deliver(order("orders@pottery.example", "KB-17"));
        assertThat(away.outcome()).as(away.reason()).isEqualTo(Outcome.LATER);
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        assertThat(deliver(order("orders@pottery.example", "KB-17")).outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerThatWantsAPasswordGetsIt() {
        server.setUser("tandem", "s3cret+&%/?");
        server.getManagers().getUserManager().setAuthRequired(true);
        try (RunningRoutes known = routesTo(
                server.getSmtp().getPort(),
                Map.of(
                        "tandem.partners.mail.username",
                        "tandem",
                        "tandem.partners.mail.password",
                        "RAW(s3cret+&%/?)"))) {
            Receipt receipt = deliver(known, order("orders@pottery.example", "KB-17"));
            assertThat(receipt.outcome()).as(receipt.reason()).isEqualTo(Outcome.CONFIRMED);
        }
    }

    @Test
    void whatTheServerRefusesForGoodAPersonMustMend() throws IOException {
        try (TurningAway refusing = new TurningAway("550 5.1.1 No such user");
                RunningRoutes there = routesTo(refusing.port(), Map.of())) {
            Receipt receipt = deliver(there, order("nobody@pottery.example", "KB-17"));
            assertThat(receipt.outcome()).as(receipt.reason()).isEqualTo(Outcome.DEAD);
        }
        try (TurningAway busy = new TurningAway("451 4.7.1 Try again later");
                RunningRoutes there = routesTo(busy.port(), Map.of())) {
            Receipt receipt = deliver(there, order("orders@pottery.example", "KB-17"));
            assertThat(receipt.outcome()).as(receipt.reason()).isEqualTo(Outcome.LATER);
        }
    }

    @Test
    void aLineEndInANameMakesNoHeader() {
        Receipt receipt = deliver(order("orders@pottery.example\r\nBcc: all@example.org", "KB-17"));
        assertThat(receipt.outcome()).isEqualTo(Outcome.DEAD);
        assertThat(deliver(order("", "KB-17")).outcome()).isEqualTo(Outcome.DEAD);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private static JsonNode order(String email, String article) {
        return JSON.valueToTree(Map.of(
                "key",
                "PO.1:order",
                "orderId",
                "PO.1",
                "type",
                "supplier.order",
                "payload",
                Map.of(
                        "email", email,
                        "account", "K-4711",
                        "sku", "CUP-BLUE",
                        "supplierSku", article,
                        "quantity", "216",
                        "unitPrice", "3.80",
                        "currency", "EUR",
                        "location", "BER",
                        "wantedOn", "2026-11-30")));
    }

    private Receipt deliver(JsonNode message) {
        return deliver(routes, message);
    }

    private static Receipt deliver(RunningRoutes routes, JsonNode message) {
        return routes.deliver(
                "supplier-mail",
                message.path("key").asText(),
                message.path("orderId").asText(),
                message.path("type").asText(),
                JSON.convertValue(message.path("payload"), PLAIN_MAP));
    }

    /** A server that says one thing to every recipient. */
    private static final class TurningAway implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        TurningAway(String answer) throws IOException {
            Thread listener = new Thread(() -> listen(answer), "turning-away");
            listener.setDaemon(true);
            listener.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void listen(String answer) {
            try {
                while (true) {
                    try (var caller = socket.accept();
                            var in = caller.getInputStream();
                            var out = caller.getOutputStream()) {
                        var lines = new java.io.BufferedReader(
                                new java.io.InputStreamReader(in, StandardCharsets.US_ASCII));
                        say(out, "220 here");
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            say(out, line.startsWith("RCPT") ? answer : "250 yes");
                        }
                    }
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        private static void say(java.io.OutputStream out, String words) throws IOException {
            out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
