package org.tandemoms.integration.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.tandemoms.integration.PartnerEvents;
import org.tandemoms.shared.PartnerEvent;
import org.tandemoms.shared.PartnerEventHandler;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** A call-back is taken when its signature is genuine and recent, and understood when its mapping says so. */
class PartnerCallBackTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String DELIVERED =
            """
            {"eventId":"CN1-3","consignmentNumber":"CN1","shipperReference":"o-1:S1","orderReference":"o-1",\
            "scans":[{"code":"DL","text":"Delivered","at":"2026-11-21T09:59:00Z"}]}""";

    private final List<PartnerEvent> taken = new ArrayList<>();
    private final MockEnvironment environment = new MockEnvironment().withProperty("tandem.callback-secret", "shared");
    private final PartnerCallBackController controller = new PartnerCallBackController(
            PartnerEvents.of(Path.of("integrations"), new ObjectMapper(), List.of(new Shipments())),
            Clock.fixed(NOW, ZoneOffset.UTC),
            new ObjectMapper(),
            environment);

    private final class Shipments implements PartnerEventHandler {

        @Override
        public String type() {
            return "shipment.tracking";
        }

        @Override
        public void take(PartnerEvent event) {
            taken.add(event);
        }
    }

    @Test
    void aGenuineCallBackBecomesOurEvent() throws Exception {
        send("carrier", "tracking", signed(NOW, DELIVERED, "shared"), DELIVERED);
        assertThat(taken).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("carrier:CN1-3");
            assertThat(event.orderId()).isEqualTo("o-1");
            assertThat(event.text("status")).isEqualTo("DELIVERED");
            assertThat(event.text("shipment")).isEqualTo("o-1:S1");
        });
    }

    @Test
    void aPartnerMayHaveASecretOfItsOwn() throws Exception {
        environment.withProperty("tandem.partners.carrier.callback-secret", "theirs");
        send("carrier", "tracking", signed(NOW, DELIVERED, "theirs"), DELIVERED);
        assertThat(taken).hasSize(1);
        refused(ProblemCode.UNAUTHENTICATED, "carrier", "tracking", signed(NOW, DELIVERED, "shared"), DELIVERED);
    }

    @Test
    void withoutAGenuineSignatureNothingIsTaken() throws Exception {
        refused(ProblemCode.UNAUTHENTICATED, "carrier", "tracking", null, DELIVERED);
        refused(ProblemCode.UNAUTHENTICATED, "carrier", "tracking", "t=1,v1=00", DELIVERED);
        refused(ProblemCode.UNAUTHENTICATED, "carrier", "tracking", signed(NOW, DELIVERED, "guessed"), DELIVERED);
        String other = DELIVERED.replace("DL", "LO");
        refused(ProblemCode.UNAUTHENTICATED, "carrier", "tracking", signed(NOW, DELIVERED, "shared"), other);
    }

    @Test
    void aRecordedCallBackCannotBePlayedAgainLater() throws Exception {
        String old = signed(NOW.minusSeconds(301), DELIVERED, "shared");
        refused(ProblemCode.UNAUTHENTICATED, "carrier", "tracking", old, DELIVERED);
        String ahead = signed(NOW.plusSeconds(301), DELIVERED, "shared");
        refused(ProblemCode.UNAUTHENTICATED, "carrier", "tracking", ahead, DELIVERED);
    }

    @Test
    void withoutAnySecretNothingIsTaken() throws Exception {
        environment.setProperty("tandem.callback-secret", "");
        refused(ProblemCode.UNAUTHENTICATED, "carrier", "tracking", signed(NOW, DELIVERED, "shared"), DELIVERED);
    }

    @Test
    void whatIsNotUnderstoodIsSaidSo() throws Exception {
        refused(ProblemCode.NOT_FOUND, "carrier", "gossip", signed(NOW, "{}", "shared"), "{}");
        refused(ProblemCode.VALIDATION, "carrier", "tracking", signed(NOW, "{}", "shared"), "{}");
        refused(ProblemCode.VALIDATION, "carrier", "tracking", signed(NOW, "{", "shared"), "{");
        String settled = "{\"StsId\":\"S-1\",\"ClntOrdrRef\":\"o-1\",\"SttlmSts\":\"SETT\"}";
        refused(ProblemCode.UNAVAILABLE, "custodian", "status", signed(NOW, settled, "shared"), settled);
    }

    private void refused(ProblemCode code, String partner, String subject, String signature, String body) {
        int before = taken.size();
        assertThatThrownBy(() -> send(partner, subject, signature, body))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
        assertThat(taken).hasSize(before);
    }

    private void send(String partner, String subject, String signature, String body) {
        controller.take(partner, subject, signature, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(Instant at, String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] hash = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
        return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hash);
    }
}
