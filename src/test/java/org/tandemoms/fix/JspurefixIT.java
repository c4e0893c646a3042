package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** A client on a third FIX engine, jspurefix: {@code mvn -Pjspurefix verify}; needs Node and npm's registry. */
@Tag("jspurefix")
class JspurefixIT {
    private static final int VENUES = 20;

    @TempDir
    static Path dir;

    private static TandemProcess tandem;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> obstacle = JspurefixClient.install();
        obstacle.ifPresent(why -> System.out.println("Skipped: " + why));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
        tandem = TandemProcess.withSimulators(dir.resolve("tandem"));
        tandem.start();
    }

    @AfterAll
    static void stop() {
        if (tandem != null) {
            tandem.close();
        }
    }

    private static JspurefixClient client(String store) {
        return new JspurefixClient(tandem.fixPort(), dir.resolve(store));
    }

    /** What it heard of its orders: id and ExecType, with an asterisk when it was resent. */
    private static List<String> reports(List<JsonNode> heard) {
        return heard.stream()
                .filter(line -> line.path("event").asText().equals("report"))
                .map(line -> line.path("id").asText()
                        + line.path("execType").asText()
                        + (line.path("again").asBoolean() ? "*" : ""))
                .toList();
    }

    @Test
    void itTradesReplacesAndCancels() throws Exception {
        List<JsonNode> heard = client("trading").play("stay", "sandbox", "J1");
        assertThat(reports(heard)).containsSubsequence("A0", "AF", "B0", "B25", "B34");
        assertThat(heard).anySatisfy(line -> {
            assertThat(line.path("id").asText()).isEqualTo("A");
            assertThat(line.path("ordStatus").asText()).isEqualTo("2");
            assertThat(line.path("cumQty").decimalValue()).isEqualByComparingTo("100");
            assertThat(line.path("leavesQty").decimalValue()).isZero();
        });
    }

    @Test
    void aWrongPasswordIsToldAndNothingOpens() throws Exception {
        List<JsonNode> heard = client("guessing").play("stay", "guess", "J2");
        assertThat(heard).noneMatch(line -> line.path("event").asText().equals("ready"));
        assertThat(heard).anyMatch(line -> line.path("text").asText().contains("Username or password is wrong"));
    }

    @Test
    void whatItMissedWhileAwayItGetsOnceAndInOrderWhenItComesBack() throws Exception {
        JspurefixClient client = client("vanishing");
        Client.behave(tandem, VENUES, "{\"mode\":\"slow\",\"delayMs\":2000}");
        List<JsonNode> before = client.play("vanish", "sandbox", "J3");
        assertThat(reports(before)).containsSubsequence("A0", "AF").doesNotContain("CF");
        Client trader = Client.as(tandem, "sandbox-trader");
        await().atMost(RawPeer.PATIENCE)
                .until(() -> trader.get("/orders?kind=TRADE&state=done&clientOrderId=J3-C")
                                .body()
                                .at("/items")
                                .size()
                        == 1);
        Client.behave(tandem, VENUES, "{\"mode\":\"ok\"}");

        List<JsonNode> after = client.play("resume", "sandbox", "J3");
        assertThat(reports(after)).containsSubsequence("CF*", "D0", "DF");
        assertThat(after.stream()
                        .filter(line -> line.path("event").asText().equals("report"))
                        .map(line -> line.path("number").asInt()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(reports(after)).noneMatch(report -> report.startsWith("A"));
    }
}
