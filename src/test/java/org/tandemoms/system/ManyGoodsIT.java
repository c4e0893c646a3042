package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Goods orders in numbers, by list and by file, and goods that come back, against the running jar. */
class ManyGoodsIT {

    private static final int PAYMENT = 13;

    private static TandemProcess tandem;
    private static Client acme;

    @BeforeAll
    static void find() {
        tandem = SharedTandem.running();
        acme = Client.as(tandem, "partner-acme");
    }

    @Test
    void eachOrderOfAListStandsOnItsOwnAndTheListMayBeSentAgain() {
        String list = "{\"orders\":[%s,%s,%s]}"
                .formatted(
                        Client.goods("bulk-1", "TEA-EARL-100", 1, false),
                        Client.goods("bulk-2", "NO-SUCH-ITEM", 1, false),
                        Client.goods("bulk-3", "LAST-TEN", 11, false));

        Client.Answer first = acme.post("/sales-orders/bulk", list);
        Client.Answer again = acme.post("/sales-orders/bulk", list);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("placed").asInt()).isEqualTo(1);
        assertThat(first.body().at("/results/0/status").asInt()).isEqualTo(201);
        assertThat(first.body().at("/results/1/status").asInt()).isEqualTo(400);
        assertThat(first.body().at("/results/1/problem/type").asText()).isEqualTo("urn:tandem:problem:validation");
        assertThat(first.body().at("/results/2/status").asInt()).isEqualTo(409);
        assertThat(first.body().at("/results/2/problem/type").asText())
                .isEqualTo("urn:tandem:problem:insufficient-stock");
        assertThat(again.body().at("/results/0/id")).isEqualTo(first.body().at("/results/0/id"));
        assertThat(again.body().at("/results/0/replayed").asBoolean()).isTrue();
        assertThat(acme.get("/orders?clientOrderId=bulk-1").body().path("items"))
                .hasSize(1);
        awaitStatus(first.body().at("/results/0/id").asText(), "COMPLETED");
    }

    @Test
    void anEmptyAListTooLongAndAnythingElseAreRefusedAsAWhole() {
        for (String body : List.of("{}", "{\"orders\":[]}", "{\"orders\":7}", "[]")) {
            Client.Answer answer = acme.post("/sales-orders/bulk", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body().path("type").asText()).isEqualTo("urn:tandem:problem:validation");
        }
    }

    @Test
    void aFileTellsEveryBadRowAndPlacesTheRest() {
        String csv =
                """
                clientOrderId,customerId,currency,lineId,sku,quantity,name,street,city,postalCode,country,paymentMethod,paymentToken
                csv-1,C-100,EUR,1,TEA-EARL-100,2,"Schneider, Anna",Weg 1,Berlin,10115,DE,CARD,tok_ok
                csv-1,C-100,EUR,2,CUP-BLUE,1,,,,,,,
                csv-2,C-100,EUR,1,TEA-EARL-100,many,Anna,Weg 1,Berlin,10115,DE,CARD,tok_ok
                """;

        Client.Answer answer = acme.postCsv("/sales-orders/import", csv);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("placed").asInt()).isEqualTo(1);
        assertThat(answer.body().path("refused").asInt()).isEqualTo(1);
        JsonNode bad = answer.body().at("/badRows/0");
        assertThat(bad.path("row").asInt()).isEqualTo(4);
        assertThat(bad.path("clientOrderId").asText()).isEqualTo("csv-2");
        assertThat(bad.path("column").asText()).isEqualTo("quantity");
        String id = answer.body().at("/results/0/id").asText();
        JsonNode order = acme.get("/orders/" + id).body();
        assertThat(order.path("lines")).hasSize(2);
        awaitStatus(id, "COMPLETED");
    }

    @Test
    void aFileWithoutItsColumnsIsRefusedWithEachOfThem() {
        Client.Answer answer = acme.postCsv("/sales-orders/import", "clientOrderId,sku,sku,colour\nx,y,y,red\n");

        assertThat(answer.status()).isEqualTo(400);
        List<String> columns = StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(error -> error.path("pointer").asText())
                .toList();
        assertThat(columns).contains("/1/customerId", "/1/quantity", "/1/sku", "/1/colour");
    }

    @Test
    void goodsComeBackAndTheirMoneyIsGivenBackOnce() {
        Client.Answer placed =
                acme.post("/sales-orders", Client.goods("back-1", "CUP-BLUE", 2, false), "Idempotency-Key", "back-1");
        String orderId = placed.body().path("id").asText();
        awaitStatus(orderId, "COMPLETED");
        String onHand = acme.get("/inventory/CUP-BLUE").body().path("onHand").asText();

        String one = "{\"reason\":\"CHANGED_MIND\",\"lines\":[{\"lineId\":\"1\",\"quantity\":\"1\"}]}";
        Client.Answer asked = acme.post("/sales-orders/" + orderId + "/returns", one, "Idempotency-Key", "back-1-a");
        Client.Answer again = acme.post("/sales-orders/" + orderId + "/returns", one, "Idempotency-Key", "back-1-a");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(again.body().path("id")).isEqualTo(asked.body().path("id"));
        String returnId = asked.body().path("id").asText();

        String two = one.replace("\"quantity\":\"1\"", "\"quantity\":\"2\"");
        Client.Answer tooMany = acme.post("/sales-orders/" + orderId + "/returns", two, "Idempotency-Key", "back-1-b");
        assertThat(tooMany.status()).isBetween(400, 409);

        Client warehouse = Client.as(tandem, "sandbox-warehouse");
        String task = await("the warehouse is asked to receive")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> warehouse
                                .get("/tasks?orderId=" + returnId)
                                .body()
                                .at("/items/0/id")
                                .asText(),
                        id -> !id.isEmpty());
        String graded = "{\"outcome\":\"RESTOCK\",\"comment\":\"unopened\",\"variables\":{\"condition\":\"UNOPENED\"}}";
        assertThat(warehouse.post("/tasks/" + task + "/complete", graded).status())
                .isEqualTo(200);

        awaitStatus(returnId, "REFUNDED");
        assertThat(acme.get("/orders/" + returnId).body().path("refund").asText())
                .isEqualTo("9.52");
        assertThat(StreamSupport.stream(Client.received(tandem, PAYMENT).spliterator(), false)
                        .filter(call -> call.path("kind").asText().equals("REFUND"))
                        .filter(call -> List.of(orderId, returnId)
                                .contains(call.path("orderId").asText())))
                .hasSize(1);
        await("the piece is on sale again").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        new BigDecimal(acme.get("/inventory/CUP-BLUE")
                                .body()
                                .path("onHand")
                                .asText()))
                .isEqualByComparingTo(new BigDecimal(onHand).add(BigDecimal.ONE)));
    }

    private static void awaitStatus(String id, String status) {
        await("order " + id + " becomes " + status)
                .atMost(Duration.ofSeconds(60))
                .until(() -> acme.get("/orders/" + id).body().path("status").asText(), status::equals);
    }
}
