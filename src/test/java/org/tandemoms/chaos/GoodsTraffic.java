package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** Goods orders by REST; one of them now and then so large that compliance has to decide. */
final class GoodsTraffic extends Traffic {

    private static final int CARRIER = 12;
    private static final int PAYMENT = 13;
    private static final int ERP = 11;
    private static final int LARGE = 900;

    /** One million at each of three locations, as the sandbox begins. */
    private static final BigDecimal OPENING_STOCK = new BigDecimal(3_000_000);

    private int soldBesides;

    GoodsTraffic(TandemProcess tandem) {
        super(tandem, "G");
    }

    /** Tea that was sold outside this traffic. */
    void alsoSold(int quantity) {
        soldBesides += quantity;
    }

    static String large(String name) {
        return name + "-large";
    }

    @Override
    void place(String clientOrderId) {
        answer(clientOrderId);
    }

    private int answer(String clientOrderId) {
        Client.Answer answer = Client.as(tandem, "partner-acme")
                .post(
                        "/sales-orders",
                        Client.goods(clientOrderId, "TEA-EARL-100", quantity(clientOrderId), false),
                        "Idempotency-Key",
                        clientOrderId);
        if (answer.status() == 201) {
            acknowledge(clientOrderId, answer.body().path("id").asText());
        }
        return answer.status();
    }

    private static int quantity(String clientOrderId) {
        return clientOrderId.endsWith("-large") ? LARGE : 2;
    }

    /** Compliance looks into its inbox and approves what it finds there. */
    void approveWhatWaits() {
        Client compliance = Client.as(tandem, "sandbox-compliance");
        for (JsonNode task : compliance.get("/tasks?limit=500").body().path("items")) {
            String id = task.path("id").asText();
            if (acknowledged().containsValue(task.path("orderId").asText())) {
                compliance.post("/tasks/" + id + "/complete", "{\"outcome\":\"APPROVE\",\"comment\":\"known\"}");
            }
        }
    }

    @Override
    void repeatUntilAnswered() {
        for (String clientOrderId : sent()) {
            await("an answer to " + clientOrderId)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> acknowledged().containsKey(clientOrderId) || answer(clientOrderId) == 201);
        }
    }

    @Override
    void check() {
        Client acme = Client.as(tandem, "partner-acme");
        assertThat(acknowledged().keySet()).containsExactlyInAnyOrderElementsOf(sent());
        acknowledged().forEach((clientOrderId, id) -> {
            await("order " + clientOrderId + " (" + id + ") is completed")
                    .atMost(Duration.ofSeconds(180))
                    .pollInterval(Duration.ofMillis(250))
                    .pollDelay(Duration.ZERO)
                    .until(
                            () -> {
                                String status = status(acme, id);
                                if (status.equals("PENDING_APPROVAL")) {
                                    approveWhatWaits();
                                }
                                return status;
                            },
                            "COMPLETED"::equals);
            assertThat(acme.get("/orders?clientOrderId=" + clientOrderId).body().path("items"))
                    .as("orders called %s", clientOrderId)
                    .hasSize(1);
            assertThat(acme.get("/orders/" + id + "/timeline")
                            .body()
                            .path("chainValid")
                            .asBoolean())
                    .isTrue();
        });
        oncePerOrder(CARRIER, "SHIPMENT");
        oncePerOrder(PAYMENT, "AUTHORISE");
        oncePerOrder(PAYMENT, "CAPTURE");
        oncePerOrder(ERP, "INVOICE");
        assertThat(count(tandem, PAYMENT, "VOID")).isEmpty();
        stockAgrees(acme);
    }

    private static String status(Client client, String id) {
        return client.get("/orders/" + id).body().path("status").asText();
    }

    private void oncePerOrder(int partner, String kind) {
        await(kind + " once per order").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Map<String, Integer> counts = count(tandem, partner, kind);
            assertThat(counts.keySet())
                    .as("orders with %s at the partner", kind)
                    .containsAll(acknowledged().values());
            assertThat(counts.values()).as("%s per order", kind).containsOnly(1);
        });
    }

    /** Nothing stays held, and what is gone from the shelf is what was sold. */
    private void stockAgrees(Client acme) {
        int sold =
                soldBesides + sent().stream().mapToInt(GoodsTraffic::quantity).sum();
        await("holds are given back and sold goods have left")
                .atMost(Duration.ofSeconds(180))
                .untilAsserted(() -> {
                    JsonNode stock = acme.get("/inventory/TEA-EARL-100").body();
                    assertThat(new BigDecimal(stock.path("reserved").asText())).isEqualByComparingTo("0");
                    assertThat(new BigDecimal(stock.path("onHand").asText()))
                            .isEqualByComparingTo(OPENING_STOCK.subtract(BigDecimal.valueOf(sold)));
                });
    }
}
