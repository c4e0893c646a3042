package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** One order by REST and one by FIX in every sample instrument, from the entrance to the position and the cash that is paid. */
abstract class EveryAssetClassLive {

    private static final String ACCOUNT = "FUND-B";

    /** What one unit costs at a price of one; nothing is paid for futures, and for a deposit what is deposited. */
    private enum Paid {
        PRICE("1"),
        PERCENT("0.01"),
        PERCENT_AND_INTEREST("0.01"),
        HUNDRED_SHARES("100"),
        SOFR_POINT("2500"),
        DEPOSIT("1"),
        NOTHING("0");

        private final BigDecimal point;

        Paid(String point) {
            this.point = new BigDecimal(point);
        }
    }

    private record Bought(String symbol, String quantity, Paid paid) {}

    private static final List<Bought> ALL = List.of(
            new Bought("AAPL", "10", Paid.PRICE),
            new Bought("VOD", "100", Paid.PRICE),
            new Bought("SAP", "10", Paid.PRICE),
            new Bought("UST-4.25-2034", "2000", Paid.PERCENT_AND_INTEREST),
            new Bought("SIE-2.75-2030", "2000", Paid.PERCENT_AND_INTEREST),
            new Bought("NYC-5.00-2036", "2000", Paid.PERCENT_AND_INTEREST),
            new Bought("EUR/USD", "1000", Paid.PRICE),
            new Bought("EUR/GBP", "1000", Paid.PRICE),
            new Bought("CLH7", "1", Paid.NOTHING),
            new Bought("HGH7", "1", Paid.NOTHING),
            new Bought("LOAN-TLB-2031", "2000", Paid.PERCENT),
            new Bought("DEPO-EUR-3M", "1000", Paid.DEPOSIT),
            new Bought("AAPL270115C00200000", "2", Paid.HUNDRED_SHARES),
            new Bought("SR3H7C9625", "2", Paid.SOFR_POINT),
            new Bought("EURUSD270219C1.10", "1000", Paid.PRICE));

    abstract TandemProcess tandem();

    @Test
    void isTradedByRestAndByFixAndSettledForTheRightMoney() throws Exception {
        Client trader = Client.as(tandem(), "sandbox-trader");
        Map<String, BigDecimal> before = new TreeMap<>();
        ALL.forEach(bought -> before.put(bought.symbol(), held(trader, bought.symbol())));
        Map<String, Bought> orders = new TreeMap<>();
        try (RawPeer client = RawPeer.fix44("CLIENT3", tandem().fixPort()).loggedOn()) {
            for (Bought bought : ALL) {
                orders.put(byRest(trader, bought), bought);
                client.send("35=D|11=EAC-" + bought.symbol() + "|1=" + ACCOUNT + "|21=1|55=" + bought.symbol()
                        + "|54=1|60=20260302-09:00:00|38=" + bought.quantity() + "|40=1|59=0");
            }
            List<Bought> unfilled = new ArrayList<>(ALL);
            while (!unfilled.isEmpty()) {
                String fill = client.next("35=8", "150=F", "39=2");
                unfilled.removeIf(bought -> fill.contains("|11=EAC-" + bought.symbol() + "|"));
                orders.put(
                        RawPeer.text(fill, 37),
                        ALL.stream()
                                .filter(bought -> fill.contains("|11=EAC-" + bought.symbol() + "|"))
                                .findFirst()
                                .orElseThrow());
            }
        }
        SoftAssertions.assertSoftly(softly -> orders.forEach((id, bought) -> paid(softly, trader, id, bought)));
        ALL.forEach(bought -> await().atMost(RawPeer.PATIENCE).untilAsserted(() -> assertThat(
                        held(trader, bought.symbol()).subtract(before.get(bought.symbol())))
                .as(bought.symbol())
                .isEqualByComparingTo(new BigDecimal(bought.quantity()).add(new BigDecimal(bought.quantity())))));
    }

    private static String byRest(Client trader, Bought bought) {
        Client.Answer placed = trader.post(
                "/trade-orders",
                """
                {"clientOrderId":"EAC-%s","account":"%s","side":"BUY","instrument":{"symbol":"%s"},
                 "quantity":"%s","orderType":"MARKET","timeInForce":"DAY"}"""
                        .formatted(bought.symbol(), ACCOUNT, bought.symbol(), bought.quantity()),
                "Idempotency-Key",
                "EAC-" + bought.symbol());
        assertThat(placed.status()).as(bought.symbol() + placed.body()).isEqualTo(201);
        return placed.body().path("id").asText();
    }

    private static void paid(SoftAssertions softly, Client trader, String orderId, Bought bought) {
        await().atMost(RawPeer.PATIENCE).until(() -> trader.get("/orders/" + orderId)
                .body()
                .path("settlementStatus")
                .asText()
                .equals("SETTLED"));
        JsonNode settled = trader.get("/settlements/" + orderId).body();
        JsonNode settlement = settled.path("settlement");
        BigDecimal quantity = new BigDecimal(bought.quantity());
        BigDecimal counted = bought.paid() == Paid.DEPOSIT ? BigDecimal.ONE : number(settlement.path("averagePrice"));
        BigDecimal worth =
                quantity.multiply(counted).multiply(bought.paid().point).setScale(2, RoundingMode.HALF_UP);
        BigDecimal interest = number(settlement.path("gross")).subtract(worth);
        if (bought.paid() == Paid.PERCENT_AND_INTEREST) {
            softly.assertThat(interest).as(bought + " interest").isBetween(BigDecimal.ZERO, new BigDecimal("60"));
        } else {
            softly.assertThat(interest.abs())
                    .as(bought + " is worth " + worth)
                    .isLessThanOrEqualTo(new BigDecimal("0.01"));
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode entry : settled.path("entries")) {
            sum = sum.add(number(entry.path("amount")));
        }
        softly.assertThat(sum).as(bought + " in the ledger").isZero();
        softly.assertThat(number(settlement.path("net")))
                .as(bought + " is paid with fees")
                .isEqualByComparingTo(number(settlement.path("gross")).add(number(settlement.path("amountOfFees"))));
    }

    private static BigDecimal held(Client trader, String symbol) {
        for (JsonNode position : trader.get("/positions?account=" + ACCOUNT + "&limit=500")
                .body()
                .path("items")) {
            if (position.path("symbol").asText().equals(symbol)) {
                return number(position.path("quantity"));
            }
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal number(JsonNode text) {
        return new BigDecimal(text.asText());
    }
}
