package org.tandemoms.sandbox.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The payment provider that stands beside the OMS in the sandbox, over real HTTP. */
class PaymentPartnerTest extends RunningPartners {

    @Test
    void aCardPaymentIsAuthorisedCapturedAndRefundedInMinorUnits() throws Exception {
        JsonNode authorisation = json(authorise("o-1:pay:authorise", "o-1", 12345, "tok_ok"), 201);
        assertThat(authorisation.path("status").asText()).isEqualTo("authorized");
        String captures = "/v1/authorizations/" + authorisation.path("id").asText() + "/captures";
        JsonNode capture = json(pay(captures, "o-1:pay:capture", "o-1", 12345, ""), 201);
        json(pay("/v1/captures/" + capture.path("id").asText() + "/refunds", "o-1:pay:refund", "o-1", 345, ""), 201);

        assertThat(received(PAYMENT))
                .extracting(one -> one.path("kind").asText() + " "
                        + one.path("orderId").asText() + " "
                        + one.path("amount").asText())
                .containsExactly("AUTHORISE o-1 123.45", "CAPTURE o-1 123.45", "REFUND o-1 3.45");
        assertThat(pay(captures, "o-1:pay:capture-again", "o-1", 1, "").statusCode())
                .as("more than was authorised")
                .isEqualTo(402);
    }

    @Test
    void minorUnitsFollowTheCurrency() throws Exception {
        String yen =
                "{\"amount\":1500,\"currency\":\"JPY\",\"merchant_reference\":\"o-1\",\"source\":{\"token\":\"tok_ok\"}}";
        json(call(PAYMENT, "POST", "/v1/authorizations", yen, "Idempotency-Key", "k"), 201);
        assertThat(received(PAYMENT).get(0).path("amount").asText()).isEqualTo("1500");
    }

    @Test
    void aDeclineSaysWhyAndIsRememberedToo() throws Exception {
        JsonNode declined = json(authorise("a", "o-1", 100, "tok_declined"), 402);
        assertThat(declined.path("decline_code").asText()).isEqualTo("do_not_honor");
        JsonNode insufficient = json(authorise("b", "o-2", 100, "tok_insufficient"), 402);
        assertThat(insufficient.path("decline_code").asText()).isEqualTo("insufficient_funds");
        assertThat(json(authorise("a", "o-1", 100, "tok_declined"), 402)).isEqualTo(declined);
    }

    @Test
    void aTimedOutAuthorisationIsHeardByWhoeverAsksAgain() throws Exception {
        assertThatThrownBy(() -> authorise("k", "o-1", 100, "tok_timeout")).isInstanceOf(IOException.class);
        JsonNode asked = json(call(PAYMENT, "GET", "/v1/operations/k", null), 200);
        assertThat(asked.path("status").asText()).isEqualTo("authorized");
        assertThat(json(authorise("k", "o-1", 100, "tok_timeout"), 201)).isEqualTo(asked);
    }

    @Test
    void wrongPaymentsAreRefusedAndLeaveNothing() throws Exception {
        assertThat(call(PAYMENT, "POST", "/v1/authorizations", "{}").statusCode())
                .isEqualTo(400);
        assertThat(call(PAYMENT, "POST", "/v1/authorizations", "{not json", "Idempotency-Key", "k")
                        .statusCode())
                .isEqualTo(400);
        assertThat(authorise("k", "o-1", -5, "tok_ok").statusCode()).isEqualTo(422);
        assertThat(pay("/v1/authorizations/auth_none/captures", "k", "o-1", 5, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(received(PAYMENT)).isEmpty();
    }
}
