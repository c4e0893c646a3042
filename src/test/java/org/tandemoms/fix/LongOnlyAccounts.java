package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** Sales against the holding: refused where the account is long only, marked where it is not. */
abstract class LongOnlyAccounts {
    private static final String TIME = "60=20260302-09:00:00";
    private static final String OF_PENSION = "1=PENSION-1|21=1|55=MSFT|40=1|59=0|" + TIME;

    private static int orders;

    abstract TandemProcess tandem();

    private RawPeer peer(String client) throws IOException {
        return RawPeer.fix44(client, tandem().fixPort()).loggedOn();
    }

    private static String nextId() {
        return "L" + ++orders;
    }

    private static String send(RawPeer peer, int side, int quantity, String terms) throws IOException {
        String id = nextId();
        peer.send("35=D|11=" + id + "|54=" + side + "|38=" + quantity + "|" + terms);
        return id;
    }

    private static void filled(RawPeer peer, String id) {
        peer.next("35=8", "11=" + id, "39=2");
    }

    private static void refused(RawPeer peer, String id) {
        String report = peer.next("35=8", "11=" + id, "150=8");
        assertThat(RawPeer.text(report, 58)).contains("may sell only what it owns");
    }

    @Test
    void aLongOnlyAccountSellsWhatItHasBoughtAndNotOneMore() throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            refused(peer, send(peer, 2, 1, OF_PENSION));
            filled(peer, send(peer, 1, 100, OF_PENSION));
            refused(peer, send(peer, 2, 101, OF_PENSION));
            filled(peer, send(peer, 2, 100, OF_PENSION));
            refused(peer, send(peer, 2, 1, OF_PENSION));
        }
    }

    /** Neither is more than is owned; both are. */
    @Test
    void anOpenSaleCountsAndIsFreeAgainWhenItIsCanceled() throws IOException {
        String far = OF_PENSION.replace("40=1", "40=2|44=460");
        try (RawPeer peer = peer("CLIENT1")) {
            filled(peer, send(peer, 1, 100, OF_PENSION));
            String resting = send(peer, 2, 60, far);
            peer.next("35=8", "11=" + resting, "150=0");
            refused(peer, send(peer, 2, 41, OF_PENSION));
            String cancel = nextId();
            peer.send("35=F|41=" + resting + "|11=" + cancel + "|55=MSFT|54=2|38=60|" + TIME);
            peer.next("35=8", "11=" + cancel, "150=4");
            filled(peer, send(peer, 2, 100, OF_PENSION));
        }
    }

    @Test
    void ofTwentySalesAtOnceOnlyThoseAreTakenThatAreOwned() throws IOException {
        try (RawPeer one = peer("CLIENT1");
                RawPeer other = peer("CLIENT2")) {
            filled(one, send(one, 1, 50, OF_PENSION));
            List<String> sales = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                sales.add(send(i % 2 == 0 ? one : other, 2, 10, OF_PENSION));
            }
            int filled = 0;
            for (int i = 0; i < sales.size(); i++) {
                filled += ends(i % 2 == 0 ? one : other, sales.get(i)).equals("2") ? 1 : 0;
            }
            assertThat(filled).isEqualTo(5);
        }
    }

    private static String ends(RawPeer peer, String id) {
        String seen = peer.heard().stream()
                .filter(report -> report.contains("|11=" + id + "|"))
                .map(report -> RawPeer.text(report, 39))
                .filter(status -> status.equals("2") || status.equals("8"))
                .findFirst()
                .orElse("");
        if (!seen.isEmpty()) {
            return seen;
        }
        String status;
        do {
            status = RawPeer.text(peer.next("35=8", "11=" + id), 39);
        } while (!status.equals("2") && !status.equals("8"));
        return status;
    }

    @Test
    void byRestTheRefusalNamesTheRule() {
        Client.Answer answer = Client.as(tandem(), "sandbox-trader")
                .post(
                        "/trade-orders",
                        """
                        {"clientOrderId":"%s","account":"PENSION-1","side":"SELL","instrument":{"symbol":"VOD"},
                         "quantity":"10","orderType":"MARKET","timeInForce":"DAY"}"""
                                .formatted(nextId()),
                        "Idempotency-Key",
                        "long-only-1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:tandem:problem:compliance");
        assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo("T-LONG-ONLY");
    }

    /** Whoever may sell short sells; the order says what the account owned when it came. */
    @Test
    void anotherAccountsSaleIsMarkedWithItsEvidence() throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            String id = send(peer, 2, 10, "1=PROP-1|21=1|55=SAP|40=1|59=0|" + TIME);
            String fill = peer.next("35=8", "11=" + id, "39=2");
            Client trader = Client.as(tandem(), "sandbox-trader");
            await().untilAsserted(() -> assertThat(trader.get("/orders/" + RawPeer.text(fill, 37) + "/timeline")
                            .body()
                            .toString())
                    .contains("Marked short, though it came as a plain sale: PROP-1 sells 10, owns 0"));
        }
    }
}
