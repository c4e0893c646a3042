package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** Order types that no simulated venue takes, worked by the house: what their client hears on a live session. */
abstract class OrderTypesLive {
    private static final int VENUES = 20;
    private static final String BUY = "|21=1|55=AAPL|54=1|60=20260302-09:00:00|";

    private static int orders;

    abstract TandemProcess tandem();

    private RawPeer peer(String client) throws IOException {
        String version =
                switch (client) {
                    case "ACME50" -> "FIXT.1.1";
                    case "ACME42" -> "FIX.4.2";
                    default -> "FIX.4.4";
                };
        return new RawPeer(version, client, tandem().fixPort()).loggedOn();
    }

    private static String send(RawPeer peer, String terms) throws IOException {
        String id = "T" + ++orders;
        peer.send("35=D|11=" + id + BUY + terms);
        return id;
    }

    private static void canceled(RawPeer peer, String id) throws IOException {
        peer.send("35=F|41=" + id + "|11=" + id + "C|55=AAPL|54=1|38=100|60=20260302-09:00:00");
        assertThat(peer.next("35=8", "11=" + id + "C", "150=4")).contains("|39=4|", "|151=0|");
    }

    /** What a venue got of our order with that number. */
    private List<BigDecimal> quantitiesAtVenues(String orderId) {
        return StreamSupport.stream(Client.received(tandem(), VENUES).spliterator(), false)
                .filter(order -> order.path("orderId").asText().equals(orderId))
                .map(order -> new BigDecimal(order.path("quantity").asText()))
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "CLIENT3, 38=100|40=P|18=R|211=-3|59=1",
        "ACME42, 38=100|40=P|18=R|211=-3|59=1",
        "ACME50, 38=100|40=P|1094=5|211=-3|59=1"
    })
    void aPeggedOrderFollowsTheMarketAndSaysEachNewPrice(String client, String terms) throws IOException {
        try (RawPeer peer = peer(client)) {
            String id = send(peer, terms);
            peer.next("35=8", "11=" + id, "150=0");
            String first = peer.next("35=8", "11=" + id, "150=D", "378=3");
            String second = peer.next("35=8", "11=" + id, "150=D", "378=3");
            assertThat(RawPeer.text(second, 58)).startsWith("Pegged at ").isNotEqualTo(RawPeer.text(first, 58));
            assertThat(RawPeer.text(second, 37)).isEqualTo(RawPeer.text(first, 37));
            String price = RawPeer.text(second, 58).substring("Pegged at ".length());
            assertThat(RawPeer.text(second, 839)).isEqualTo(client.equals("ACME42") ? "" : price);
            canceled(peer, id);
            assertThat(quantitiesAtVenues(RawPeer.text(first, 37))).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "CLIENT3, 38=100|40=P|18=a|211=0.01|836=0|59=1, 150=D, 378=99",
        "ACME42, 38=100|40=P|5702=0.01|59=1, 150=D, 378=4",
        "ACME50, 38=100|40=P|1094=7|211=0.01|836=0|59=1, 150=L, 39=0"
    })
    void aTrailingStopIsSetOffAndFilled(String client, String terms, String type, String code) throws IOException {
        try (RawPeer peer = peer(client)) {
            String id = send(peer, terms);
            peer.next("35=8", "11=" + id, "150=0");
            peer.next("35=8", "11=" + id, type, code);
            assertThat(peer.next("35=8", "11=" + id, "39=2")).contains("|14=100|", "|151=0|");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"CLIENT3, 38=500|40=2|44=195|111=100|59=0", "ACME50, 38=500|40=2|44=195|1138=100|59=0"})
    void anIcebergShowsNoMoreThanItsTip(String client, String terms) throws IOException {
        try (RawPeer peer = peer(client)) {
            String id = send(peer, terms);
            List<BigDecimal> fills = new ArrayList<>();
            String report;
            do {
                report = peer.next("35=8", "11=" + id, "150=F");
                fills.add(new BigDecimal(RawPeer.text(report, 32)));
            } while (!RawPeer.text(report, 39).equals("2"));
            assertThat(fills.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("500");
            assertThat(quantitiesAtVenues(RawPeer.text(report, 37)))
                    .hasSizeGreaterThanOrEqualTo(5)
                    .allSatisfy(part -> assertThat(part).isLessThanOrEqualTo(new BigDecimal("100")));
        }
    }

    @Test
    void aMinimumIsExecutedAtOnceOrNotAtAll() throws IOException {
        try (RawPeer peer = peer("CLIENT3")) {
            String id = send(peer, "38=300|40=2|44=195|110=200|59=0");
            String first = peer.next("35=8", "11=" + id, "150=F");
            assertThat(new BigDecimal(RawPeer.text(first, 32))).isGreaterThanOrEqualTo(new BigDecimal("200"));
            String more = "T" + ++orders;
            peer.send("35=D|11=" + more + "|21=1|55=VOD|54=1|60=20260302-09:00:00|38=900000|40=1|110=900000|59=3");
            assertThat(peer.next("35=8", "11=" + more, "39=4")).contains("|14=0|", "|151=0|");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "CLIENT3, 38=100|40=5|59=0",
        "CLIENT3, 38=100|40=B|44=175|59=0",
        "CLIENT3, 38=100|40=2|44=175|59=2",
        "ACME42, 38=100|40=5|59=0",
        "ACME50, 38=100|40=1|59=7",
        "ACME50, 38=100|40=2|44=175|59=7"
    })
    void whatWaitsForAnAuctionThatItsVenueDoesNotHoldWaitsHereAndCanBeCanceled(String client, String terms)
            throws IOException {
        try (RawPeer peer = peer(client)) {
            String id = send(peer, terms + "|100=ECN1");
            String taken = peer.next("35=8", "11=" + id, "150=0");
            assertThat(quantitiesAtVenues(RawPeer.text(taken, 37))).isEmpty();
            canceled(peer, id);
        }
    }

    /** 102=2: the broker's option. */
    @ParameterizedTest(name = "{0}: TimeInForce {1}")
    @CsvSource({"CLIENT3, 3", "CLIENT3, 4", "ACME42, 3", "ACME50, 4"})
    void anOrderAtWorkIsNotReplacedToOneThatIsExecutedAtOnceOrNever(String client, String time) throws IOException {
        try (RawPeer peer = peer(client)) {
            String id = send(peer, "38=100|40=2|44=175|59=1");
            String orderId = RawPeer.text(peer.next("35=8", "11=" + id, "150=0"), 37);
            peer.send("35=G|41=" + id + "|11=" + id + "R" + BUY + "38=100|40=2|44=175|59=" + time);
            String refused = peer.next("35=9", "11=" + id + "R");
            assertThat(refused).contains("|102=2|", "|434=2|", "|39=0|");

            Client trader = Client.as(tandem(), "sandbox-trader");
            Client.Answer answer = trader.post(
                    "/trade-orders/" + orderId + "/replace",
                    "{\"timeInForce\":\"" + (time.equals("3") ? "IOC" : "FOK") + "\"}",
                    "If-Match",
                    trader.get("/orders/" + orderId)
                            .raw()
                            .headers()
                            .firstValue("ETag")
                            .orElseThrow());
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
            assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/timeInForce");
            canceled(peer, id);
        }
    }
}
