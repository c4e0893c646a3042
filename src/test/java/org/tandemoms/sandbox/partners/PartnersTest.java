package org.tandemoms.sandbox.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all partners have in common: first answers kept, restarts survived, faults made to order. */
class PartnersTest extends RunningPartners {

    @Test
    void aRepeatedKeyGetsTheFirstAnswerAndOnlyRaisesAttempts() throws Exception {
        List<CompletableFuture<JsonNode>> answers = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return json(authorise("same", "o-1", 100, "tok_ok"), 201);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(received(PAYMENT))
                .singleElement()
                .satisfies(one -> assertThat(one.path("attempts").asInt()).isEqualTo(40));
    }

    @Test
    void everyPartnerKeepsWhatItReceivedOverARestart() throws Exception {
        JsonNode authorisation = json(authorise("pay", "o-1", 100, "tok_ok"), 201);
        authorise("pay", "o-1", 100, "tok_ok");
        book("ship", "o-1", "10115");
        JsonNode invoice = json(document("inv", "IN", "o-1", "99.00", "[]"), 201);
        json(activity("act", "o-1"), 201);
        json(instruct("ins", "t-1", "SAFE-1"), 202);
        List<JsonNode> before = all();

        restartPartners();

        assertThat(all()).isEqualTo(before);
        assertThat(json(authorise("pay", "o-1", 100, "tok_ok"), 201)).isEqualTo(authorisation);
        assertThat(json(call(ERP, "GET", "/documents?ExternalKey=inv", null), 200))
                .isEqualTo(invoice);
        assertThat(received(PAYMENT).get(0).path("attempts").asInt()).isEqualTo(3);
        assertThat(json(document("inv-2", "IN", "o-2", "1.00", "[]"), 201)
                        .path("DocNumber")
                        .asText())
                .as("numbers go on")
                .isNotEqualTo(invoice.path("DocNumber").asText());
    }

    @Test
    void aLineThatACrashLeftHalfWrittenIsCutOff() throws Exception {
        authorise("whole", "o-1", 100, "tok_ok");
        partners.close();
        Files.writeString(
                dataDir.resolve("partners/received.jsonl"), "{\"received\":{\"par", StandardOpenOption.APPEND);
        startPartners();
        authorise("next", "o-2", 100, "tok_ok");
        restartPartners();
        assertThat(received(PAYMENT))
                .extracting(one -> one.path("key").asText())
                .containsExactly("whole", "next");
    }

    @Test
    void aClearedListStartsAfreshButAKeyStaysKnown() throws Exception {
        JsonNode first = json(authorise("k", "o-1", 100, "tok_ok"), 201);
        assertThat(call(PAYMENT, "DELETE", "/_received", null).statusCode()).isEqualTo(204);
        assertThat(received(PAYMENT)).isEmpty();
        restartPartners();
        assertThat(received(PAYMENT)).isEmpty();
        assertThat(json(authorise("k", "o-1", 100, "tok_ok"), 201)).isEqualTo(first);
    }

    @Test
    void anInstructionSettlesOrFailsByCallBack() throws Exception {
        json(instruct("good", "t-1", "SAFE-1"), 202);
        json(instruct("bad", "t-2", "FAIL-1"), 202);
        await().until(() -> calledBack.size() == 2);
        assertThat(calledBack)
                .extracting(one -> one.json().path("TxId").asText() + " "
                        + one.json().path("SttlmSts").asText())
                .containsExactlyInAnyOrder("good SETT", "bad PENF");
        assertThat(received(CUSTODIAN).get(0).path("amount").asText()).isEqualTo("18950.00");
    }

    @Test
    void anInstructionFailsAsLongAsSecuritiesAreLacking() throws Exception {
        behave(CUSTODIAN, "{\"mode\":\"lack\"}");
        json(instruct("now", "t-1", "SAFE-1"), 202);
        behave(CUSTODIAN, "{\"mode\":\"ok\"}");
        json(instruct("later", "t-1", "SAFE-1"), 202);
        await().until(() -> calledBack.size() == 2);
        assertThat(calledBack)
                .extracting(one -> one.json().path("TxId").asText() + " "
                        + one.json().path("SttlmSts").asText())
                .containsExactlyInAnyOrder("now PENF", "later SETT");
        JsonNode kept = json(call(CUSTODIAN, "GET", "/instructions/now", null), 200);
        assertThat(kept.path("Rsn").asText()).isEqualTo("LACK");
        assertThat(kept.at("/SttlmAmt/Amt").asText()).isEqualTo("18950.00");
    }

    @Test
    void aJournalMustBalance() throws Exception {
        String debit = "{\"Account\":\"1200\",\"Side\":\"D\",\"Amount\":\"10.00\"}";
        String credit = "{\"Account\":\"4400\",\"Side\":\"C\",\"Amount\":\"10.00\"}";
        assertThat(document("j1", "JE", "o-1", "10.00", "[" + debit + "]").statusCode())
                .isEqualTo(422);
        assertThat(document("j2", "JE", "o-1", "10.00", "[" + debit + "," + credit + "]")
                        .statusCode())
                .isEqualTo(201);
        assertThat(received(ERP))
                .singleElement()
                .satisfies(one -> assertThat(one.path("kind").asText()).isEqualTo("JOURNAL"));
    }

    @Test
    void whenToldToFailItDoesNothing() throws Exception {
        behave(CRM, "{\"mode\":\"error\"}");
        assertThat(activity("k", "o-1").statusCode()).isEqualTo(503);
        behave(CRM, "{\"mode\":\"hang\",\"delayMs\":200}");
        assertThatThrownBy(() -> activity("k", "o-1")).isInstanceOf(IOException.class);
        assertThat(received(CRM)).isEmpty();
    }

    @Test
    void halfDoesTheWorkAndLosesTheAnswer() throws Exception {
        behave(PAYMENT, "{\"mode\":\"half\"}");
        assertThatThrownBy(() -> authorise("k", "o-1", 100, "tok_ok")).isInstanceOf(IOException.class);
        behave(PAYMENT, "{\"mode\":\"ok\"}");
        json(authorise("k", "o-1", 100, "tok_ok"), 201);
        assertThat(received(PAYMENT))
                .singleElement()
                .satisfies(one -> assertThat(one.path("attempts").asInt()).isEqualTo(2));
    }

    @Test
    void slowAnswersLateAndDuplicateTakesARequestTwice() throws Exception {
        behave(ERP, "{\"mode\":\"slow\",\"delayMs\":300}");
        long start = System.nanoTime();
        json(document("k", "SO", "o-1", "5.00", "[]"), 201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
        behave(CARRIER, "{\"mode\":\"duplicate\"}");
        json(book("k", "o-1", "10115"), 201);
        await().until(() -> calledBack.size() == 6);
        assertThat(calledBack.stream().map(CalledBack::event).distinct()).hasSize(3);
        assertThat(received(CARRIER).get(0).path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void aRateOfZeroNeverApplies() throws Exception {
        behave(PAYMENT, "{\"mode\":\"error\",\"rate\":0}");
        json(authorise("k", "o-1", 100, "tok_ok"), 201);
        assertThat(call(PAYMENT, "POST", "/_behave", "{\"mode\":\"sulk\"}").statusCode())
                .isEqualTo(400);
    }
}
