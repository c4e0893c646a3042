package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** A trade of futures from the client's session to the cash ledger: fees are paid for it, and no price. */
abstract class MarginedTradesLive {

    private static final String PRICES = "/marketdata/settlement-prices";

    abstract TandemProcess tandem();

    @Test
    void aFutureIsNotPaidForWhenItIsTraded() throws Exception {
        Client trader = Client.as(tandem(), "sandbox-trader");
        try (RawPeer client = RawPeer.fix44("CLIENT4", tandem().fixPort()).loggedOn()) {
            client.send("35=D|11=M1|21=1|55=CLH7|54=1|60=20260302-09:00:00|38=2|40=1|59=0");
            String orderId = RawPeer.text(client.next("35=8", "11=M1", "150=F", "39=2"), 37);
            await().atMost(RawPeer.PATIENCE).until(() -> trader.get("/orders/" + orderId)
                    .body()
                    .path("settlementStatus")
                    .asText()
                    .equals("SETTLED"));
            JsonNode settled = trader.get("/settlements/" + orderId).body();
            BigDecimal fees = number(settled.at("/settlement/amountOfFees"));
            assertThat(number(settled.at("/settlement/gross"))).isZero();
            assertThat(number(settled.at("/settlement/net"))).isEqualByComparingTo(fees);
            assertThat(StreamSupport.stream(settled.path("entries").spliterator(), false)
                            .map(entry -> number(entry.path("amount")))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isZero();
        }
    }

    @Test
    void operationsEnterAtWhichPriceADayIsSettled() {
        Client operations = Client.as(tandem(), "sandbox-ops");
        String entered = "{\"prices\":[{\"symbol\":\"CLH7\",\"day\":\"2026-03-02\",\"price\":\"72.90\"}]}";
        assertThat(operations.put(PRICES, entered).status()).isEqualTo(200);
        assertThat(operations.put(PRICES, entered).status()).isEqualTo(200);
        JsonNode kept = operations.get(PRICES + "?symbol=CLH7").body().path("items");
        assertThat(StreamSupport.stream(kept.spliterator(), false)
                        .filter(price -> price.path("day").asText().equals("2026-03-02"))
                        .map(price -> price.path("price").asText() + " "
                                + price.path("source").asText() + " "
                                + price.path("by").asText()))
                .containsExactly("72.90 OPERATIONS ops");

        String before = "{\"prices\":[{\"symbol\":\"CLH7\",\"day\":\"2026-02-27\",\"price\":\"71.10\"}]}";
        assertThat(operations.put(PRICES, before).status()).isEqualTo(200);
        JsonNode earlier = operations
                .get(PRICES + "?symbol=CLH7&limit=1&cursor=2026-03-02")
                .body();
        assertThat(earlier.at("/items/0/day").asText()).isEqualTo("2026-02-27");
        assertThat(earlier.has("next")).isFalse();
        assertThat(operations.get(PRICES + "?symbol=CLH7&limit=1").body().has("next"))
                .isTrue();
        assertThat(operations.get(PRICES + "?symbol=CLH7&cursor=yesterday").status())
                .isEqualTo(400);

        Client.Answer wrong = operations.put(
                PRICES,
                "{\"prices\":[{\"symbol\":\"CLH7\",\"day\":\"2999-01-01\",\"price\":\"1\"},{\"symbol\":\"NOPE\",\"day\":\"2026-03-02\",\"price\":\"1\"}]}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().toString()).contains("/prices/0/day", "/prices/1/symbol");
        assertThat(operations.put(PRICES, "{\"prices\":[]}").status()).isEqualTo(400);
        assertThat(Client.as(tandem(), "sandbox-trader").put(PRICES, entered).status())
                .isEqualTo(403);
    }

    @Test
    void aPositionOfFuturesShowsItsMargin() throws Exception {
        Client trader = Client.as(tandem(), "sandbox-trader");
        try (RawPeer client = RawPeer.fix44("CLIENT4", tandem().fixPort()).loggedOn()) {
            client.send("35=D|11=M2|21=1|55=CLH7|54=1|60=20260302-09:00:00|38=1|40=1|59=0");
            client.next("35=8", "11=M2", "150=F", "39=2");
            await().atMost(RawPeer.PATIENCE).untilAsserted(() -> {
                JsonNode margin = trader.get("/positions/margin?account=FUND-A&symbol=CLH7")
                        .body()
                        .at("/items/0");
                assertThat(margin.path("symbol").asText()).isEqualTo("CLH7");
                assertThat(number(margin.path("quantity"))).isPositive();
                assertThat(margin.path("open").asText()).isNotBlank();
                assertThat(margin.path("payments").isArray()).isTrue();
            });
            assertThat(trader.get("/positions/margin?symbol=AAPL").body().path("items"))
                    .isEmpty();
        }
    }

    private static BigDecimal number(JsonNode text) {
        return new BigDecimal(text.asText());
    }
}
