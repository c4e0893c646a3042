package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** What is told of a division among accounts: AllocationReport (AS) and, for each account, Confirmation (AK). */
abstract class AllocationsLive {

    private static int orders;

    abstract TandemProcess tandem();

    private RawPeer peer(String client) throws IOException {
        String version = client.equals("ACME50") ? "FIXT.1.1" : "FIX.4.4";
        return new RawPeer(version, client, tandem().fixPort()).loggedOn();
    }

    private static BigDecimal number(String message, int tag) {
        return new BigDecimal(RawPeer.text(message, tag));
    }

    @Test
    void aBlockThatIsDoneIsReportedAndConfirmedToEachAccount() throws IOException {
        try (RawPeer copy = peer("DROP")) {
            String id = "BL" + ++orders;
            Client.Answer placed = Client.as(tandem(), "sandbox-trader")
                    .post(
                            "/blocks",
                            """
                            {"clientOrderId":"%s","side":"BUY","instrument":{"symbol":"AAPL"},"orderType":"LIMIT",
                             "limitPrice":"195","timeInForce":"DAY",
                             "accounts":[{"account":"FUND-A","quantity":"70"},{"account":"FUND-B","quantity":"30"}]}"""
                                    .formatted(id),
                            "Idempotency-Key",
                            id);
            assertThat(placed.status()).as(placed.body().toString()).isEqualTo(201);

            String report = copy.next("35=AS", "11=" + id);
            assertThat(report).contains("|71=0|", "|794=4|", "|87=0|", "|53=100|", "|78=2|79=FUND-A|80=70|");
            String first = copy.next("35=AK", "11=" + id, "79=FUND-A");
            String second = copy.next("35=AK", "11=" + id, "79=FUND-B");
            assertThat(first).contains("|666=0|", "|773=2|", "|665=4|", "|80=70|", "|862=1|528=A|863=70|");
            assertThat(number(first, 118).add(number(second, 118))).isEqualByComparingTo(RawPeer.text(report, 118));
            assertThat(number(first, 381).add(number(second, 381))).isEqualByComparingTo(RawPeer.text(report, 381));
            assertThat(number(report, 381))
                    .isCloseTo(number(report, 6).multiply(new BigDecimal("100")), within(new BigDecimal("0.01")));
            assertThat(number(report, 118)).as("a purchase costs its fees too").isGreaterThan(number(report, 381));
            assertThat(RawPeer.text(first, 64)).matches("\\d{8}");
        }
    }

    @Test
    void aDivisionThatTheClientHasAskedForIsConfirmedAndTakenBack() throws IOException {
        for (String client : new String[] {"CLIENT1", "ACME50"}) {
            try (RawPeer peer = peer(client)) {
                String id = "AL" + ++orders;
                peer.send("35=D|11=" + id + "|38=100|40=1|21=1|55=AAPL|54=1|60=20260302-09:00:00");
                String price = RawPeer.text(peer.next("35=8", "11=" + id, "39=2"), 6);
                peer.send(instruction(client, id, price, "71=0"));
                peer.next("35=P", "70=" + id, "87=0");
                String report = peer.next("35=AS", "70=" + id);
                String first = peer.next("35=AK", "70=" + id, "79=FUND-A");
                peer.next("35=AK", "70=" + id, "79=PROP-1");
                assertThat(RawPeer.text(first, 6)).isEqualTo(RawPeer.text(report, 6));

                peer.send(instruction(client, id, price, "71=2|72=" + id + "|796=99")
                        .replace("|70=" + id + "|", "|70=" + id + "X|"));
                String taken = peer.next("35=AK", "79=FUND-A", "666=2");
                assertThat(RawPeer.text(taken, 772)).isEqualTo(RawPeer.text(first, 664));
            }
        }
    }

    private static String instruction(String client, String id, String price, String transaction) {
        String list = client.equals("ACME50") ? "" : "|857=1";
        return "35=J|70=" + id + "|" + transaction + "|626=1" + list + "|73=1|11=" + id + "|54=1|55=AAPL|53=100|6="
                + price + "|75=20260302|60=20260302-09:00:00|78=2|79=FUND-A|80=60|79=PROP-1|80=40";
    }
}
