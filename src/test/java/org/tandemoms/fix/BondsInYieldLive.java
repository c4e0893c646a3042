package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * Clients who limit bonds by their yield, at venues that name prices and at venues that name yields: what is booked is
 * always the clean price, and who asks in yields is answered in yields with the price beside.
 */
abstract class BondsInYieldLive {

    /** Quoted in yield at the venues. */
    private static final String NYC = "NYC-5.00-2036";

    /** Quoted in price. */
    private static final String UST = "UST-4.25-2034";

    abstract TandemProcess tandem();

    @Test
    void aLimitInYieldIsFilledAtAYieldNotBelowItByFix() throws Exception {
        try (RawPeer client = RawPeer.fix44("CLIENT2", tandem().fixPort()).loggedOn()) {
            for (String symbol : new String[] {NYC, UST}) {
                client.send("35=D|11=Y-" + symbol + "|21=1|55=" + symbol
                        + "|54=1|60=20260302-09:00:00|38=1000|40=2|423=9|44=4|59=0");
                String taken = client.next("35=8", "11=Y-" + symbol, "150=0");
                assertThat(RawPeer.text(taken, 423)).isEqualTo("9");
                assertThat(number(taken, 44)).isEqualByComparingTo("4");
                String fill = client.next("35=8", "11=Y-" + symbol, "150=F", "39=2");
                assertThat(RawPeer.text(fill, 423)).isEqualTo("9");
                assertThat(number(fill, 31)).isBetween(new BigDecimal("4"), new BigDecimal("5"));
                assertThat(number(fill, 6)).isEqualByComparingTo(number(fill, 31));
                BigDecimal price = number(fill, 669);
                assertThat(price).isBetween(new BigDecimal("90"), new BigDecimal("110"));
                assertThat(booked(RawPeer.text(fill, 37))).isEqualByComparingTo(price);
            }
        }
    }

    @Test
    void aSaleAboveTheMarketsYieldWaitsAndIsReplacedByYieldAndCancelled() throws Exception {
        try (RawPeer client = RawPeer.fix44("CLIENT2", tandem().fixPort()).loggedOn()) {
            client.send("35=D|11=Y1|21=1|55=" + NYC + "|54=1|60=20260302-09:00:00|38=1000|40=2|423=9|44=4.60|59=0");
            String orderId = RawPeer.text(client.next("35=8", "11=Y1", "150=0"), 37);
            client.send(
                    "35=G|11=Y2|41=Y1|21=1|55=" + NYC + "|54=1|60=20260302-09:00:00|38=2000|40=2|423=9|44=4.55|59=0");
            String replaced = client.next("35=8", "11=Y2", "150=5");
            assertThat(number(replaced, 44)).isEqualByComparingTo("4.55");
            assertThat(number(replaced, 38)).isEqualByComparingTo("2000");
            JsonNode order = Client.as(tandem(), "sandbox-trader")
                    .get("/orders/" + orderId)
                    .body();
            assertThat(order.path("limitYield").asText()).isEqualTo("4.55");
            assertThat(new BigDecimal(order.path("limitPrice").asText()))
                    .isBetween(new BigDecimal("103"), new BigDecimal("104.5"));
            client.send("35=F|11=Y3|41=Y2|55=" + NYC + "|54=1|60=20260302-09:00:00|38=2000");
            assertThat(number(client.next("35=8", "11=Y3", "150=4"), 44)).isEqualByComparingTo("4.55");
        }
    }

    @Test
    void aTypeOfPriceThatNothingHereIsTradedByIsRejected() throws Exception {
        try (RawPeer client = RawPeer.fix44("CLIENT2", tandem().fixPort()).loggedOn()) {
            client.send("35=D|11=Y4|21=1|55=" + NYC + "|54=1|60=20260302-09:00:00|38=1000|40=2|423=6|44=50|59=0");
            assertThat(RawPeer.text(client.next("35=3", "372=D"), 371)).isEqualTo("423");
            client.send("35=D|11=Y5|21=1|55=AAPL|54=1|60=20260302-09:00:00|38=1|40=2|423=9|44=4|59=0");
            assertThat(client.next("35=8", "11=Y5", "150=8")).contains("has no price at a yield");
        }
    }

    @Test
    void aLimitInYieldByRestIsFilledAndPaidByThePriceItMeans() {
        Client trader = Client.as(tandem(), "sandbox-trader");
        await().atMost(RawPeer.PATIENCE).until(() -> !trader.get("/marketdata/quotes?symbols=" + NYC)
                .body()
                .path(0)
                .path("stale")
                .asBoolean(true));
        JsonNode quote = trader.get("/marketdata/quotes?symbols=" + NYC).body().path(0);
        assertThat(new BigDecimal(quote.path("ask").asText())).isBetween(new BigDecimal("106"), new BigDecimal("109"));
        Client.Answer placed = trader.post(
                "/trade-orders",
                """
                {"clientOrderId":"YR1","account":"FUND-A","side":"BUY","instrument":{"symbol":"%s"},
                 "quantity":"1000","orderType":"LIMIT","limitYield":"4.00","timeInForce":"DAY"}"""
                        .formatted(NYC),
                "Idempotency-Key",
                "YR1");
        assertThat(placed.status()).as(placed.body().toString()).isEqualTo(201);
        String id = placed.body().path("id").asText();
        await().atMost(RawPeer.PATIENCE).until(() -> trader.get("/orders/" + id)
                .body()
                .path("settlementStatus")
                .asText()
                .equals("SETTLED"));
        BigDecimal paid = new BigDecimal(
                trader.get("/settlements/" + id).body().at("/settlement/gross").asText());
        BigDecimal clean = booked(id).movePointLeft(2).multiply(new BigDecimal("1000"));
        assertThat(paid.subtract(clean)).isBetween(BigDecimal.ZERO, new BigDecimal("25"));
        Client.Answer twice = trader.post(
                "/trade-orders",
                """
                {"clientOrderId":"YR2","account":"FUND-A","side":"BUY","instrument":{"symbol":"%s"},
                 "quantity":"1000","orderType":"LIMIT","limitYield":"4.00","limitPrice":"107","timeInForce":"DAY"}"""
                        .formatted(NYC),
                "Idempotency-Key",
                "YR2");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.body().at("/errors/0/pointer").asText()).isEqualTo("/limitYield");
    }

    private BigDecimal booked(String orderId) {
        JsonNode fills = Client.as(tandem(), "sandbox-trader")
                .get("/orders/" + orderId + "/executions")
                .body()
                .path("items");
        assertThat(fills).hasSize(1);
        return new BigDecimal(fills.path(0).path("price").asText());
    }

    private static BigDecimal number(String message, int tag) {
        return new BigDecimal(RawPeer.text(message, tag));
    }
}
