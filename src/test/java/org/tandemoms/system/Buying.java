package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** What a buyer, a supplier and the goods-in desk do, told by item; all of it for Berlin. */
final class Buying {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TERMS =
            """
            {"name":"%s","currency":"EUR","destination":"supplier","account":"%s","leadTimeDays":5,
             "workingDays":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY"],"orderCost":"25"}""";

    private final TandemProcess tandem;
    private final LocalDate day;
    private final Client buyer;
    private final Client warehouse;

    /** @param day of the proposals, UTC */
    Buying(TandemProcess tandem, LocalDate day) {
        this.tandem = tandem;
        this.day = day;
        this.buyer = Client.as(tandem, "sandbox-buyer");
        this.warehouse = Client.as(tandem, "sandbox-warehouse");
    }

    /** One purchase an item, location and day. */
    String id(String sku) {
        return "PO." + DateTimeFormatter.BASIC_ISO_DATE.format(day) + ".BER." + sku;
    }

    /** @param account says how the simulated supplier deals, e.g. {@code LATE-1} */
    void supplier(String id, String account) {
        assertThat(buyer.put("/suppliers/" + id, TERMS.formatted(id, account)).status())
                .isEqualTo(200);
    }

    Client.Answer propose(String sku) {
        return buyer.post("/purchase-proposals", "{\"sku\":\"%s\"}".formatted(sku));
    }

    JsonNode purchase(String sku) {
        return buyer.get("/purchase-orders/" + id(sku)).body();
    }

    JsonNode plan(String sku) {
        return buyer.get("/purchase-proposals/plan?location=BER&sku=" + sku).body();
    }

    /** What of the item comes in by purchases, as customers are promised it. */
    JsonNode arriving(String sku) {
        return buyer.get("/inventory/" + sku + "/atp").body().path("arriving");
    }

    void becomes(String sku, String status) {
        await("the purchase of " + sku + " becomes " + status).atMost(PATIENCE).untilAsserted(() -> assertThat(
                        purchase(sku).path("status").asText())
                .isEqualTo(status));
    }

    /** Waits until a buyer is asked. @return the task */
    String task(String sku, String taskKey) {
        return await("a buyer is asked for " + taskKey)
                .atMost(PATIENCE)
                .until(
                        () -> buyer.get("/tasks?orderId=" + id(sku))
                                .body()
                                .path("items")
                                .valueStream()
                                .filter(one -> one.path("taskKey").asText().equals(taskKey))
                                .map(one -> one.path("id").asText())
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    Client.Answer complete(String task, String outcome) {
        return buyer.post(
                "/tasks/" + task + "/complete", "{\"outcome\":\"%s\",\"comment\":\"as discussed\"}".formatted(outcome));
    }

    void answer(String sku, String taskKey, String outcome) {
        Client.Answer answer = complete(task(sku, taskKey), outcome);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    Client.Answer receive(String sku, String note, int quantity, boolean last) {
        return warehouse.post(
                "/purchase-orders/" + id(sku) + "/receipts",
                "{\"quantity\":\"%d\",\"reference\":\"%s\",\"last\":%s}".formatted(quantity, note, last),
                "Idempotency-Key",
                sku + note);
    }

    Client.Answer invoice(String sku, String number, int quantity, String price) {
        return buyer.post(
                "/purchase-orders/" + id(sku) + "/invoices",
                "{\"number\":\"%s\",\"date\":\"%s\",\"quantity\":\"%d\",\"unitPrice\":\"%s\"}"
                        .formatted(number, day, quantity, price));
    }

    /** How often the supplier was told that, each time under a key of its own. */
    long told(String kind, String sku) {
        return PartnersBooks.of(tandem).all(id(sku), kind).size();
    }

    void behave(String how) {
        Client.behave(tandem, PartnersBooks.SUPPLIER, how);
    }

    Client buyer() {
        return buyer;
    }

    Client warehouse() {
        return warehouse;
    }
}
