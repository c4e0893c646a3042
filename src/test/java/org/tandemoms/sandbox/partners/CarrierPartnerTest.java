package org.tandemoms.sandbox.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The carrier that stands beside the OMS in the sandbox, with the calls it makes back. */
class CarrierPartnerTest extends RunningPartners {

    @Test
    void aParcelIsBookedAndItsTrackingCalledBackInOrderAndSigned() throws Exception {
        JsonNode booked = json(book("ship", "o-1", "10115"), 201);
        await().until(() -> calledBack.size() == 3);
        assertThat(calledBack)
                .extracting(one -> one.json().at("/scans/0/code").asText())
                .containsExactly("PU", "IT", "DL");
        CalledBack first = calledBack.peek();
        assertThat(first.path()).isEqualTo("/partner-callbacks/carrier/tracking");
        assertThat(first.json().path("consignmentNumber")).isEqualTo(booked.path("consignmentNumber"));
        String seconds = first.signature().replaceAll("t=(\\d+),.*", "$1");
        Signature signature = new Signature("a shared secret");
        assertThat(first.signature())
                .isEqualTo(signature.of(java.time.Instant.ofEpochSecond(Long.parseLong(seconds)), first.body()));
    }

    @Test
    void aCallBackIsRepeatedUntilItIsTakenAlsoAfterARestart() throws Exception {
        omsAnswers = 503;
        book("ship", "o-1", "10115");
        await().until(() -> calledBack.size() >= 2);
        assertThat(calledBack)
                .extracting(CalledBack::event)
                .as("in order")
                .containsOnly(calledBack.peek().event());
        partners.close();
        calledBack.clear();
        omsAnswers = 200;
        startPartners();
        await().until(() -> calledBack.size() >= 3);
        restartPartners();
        json(book("next", "o-2", "10115"), 201);
        await().until(() -> calledBack.size() >= 6);
        assertThat(calledBack)
                .extracting(CalledBack::event)
                .as("nothing taken is sent again")
                .doesNotHaveDuplicates();
    }

    @Test
    void aParcelThatTakesItsTimeCanBeCancelledUntilItIsCollected() throws Exception {
        behave(CARRIER, "{\"mode\":\"ok\",\"delayMs\":3600000}");
        String slow = json(book("slow", "o-1", "10115"), 201)
                .path("consignmentNumber")
                .asText();
        behave(CARRIER, "{\"mode\":\"ok\"}");
        String quick = json(book("quick", "o-2", "10115"), 201)
                .path("consignmentNumber")
                .asText();
        assertThat(call(CARRIER, "POST", "/consignments/" + slow + "/cancellation", "{}", "X-Request-Id", "c1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call(CARRIER, "POST", "/consignments/" + quick + "/cancellation", "{}", "X-Request-Id", "c2")
                        .statusCode())
                .isEqualTo(409);
        await().until(() -> calledBack.size() == 3);
        assertThat(calledBack).allSatisfy(one -> assertThat(
                        one.json().path("consignmentNumber").asText())
                .isEqualTo(quick));
    }

    @Test
    void aParcelCanBeRefusedOrGetLost() throws Exception {
        assertThat(book("refused", "o-1", "00000").statusCode()).isEqualTo(422);
        book("lost", "o-2", "99999");
        await().until(() -> calledBack.size() == 3);
        assertThat(new ArrayList<>(calledBack).get(2).json().at("/scans/0/code").asText())
                .isEqualTo("LO");
    }
}
