package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * Orders that are well-formed FIX and make no sense, and clients that go away at the wrong moment: what the trading room
 * behind the sessions answers. {@link HostilePeers} has what the sessions answer.
 */
abstract class ImpossibleOrders {
    private static final int VENUES = 20;
    private static final String BUY = "21=1|55=AAPL|54=1|60=20260302-09:00:00";
    private static final String FAR = BUY + "|40=2|44=175";

    private static int orders;

    abstract TandemProcess tandem();

    @AfterEach
    void anOrderStillWorks() throws IOException {
        Client.behave(tandem(), VENUES, "{\"mode\":\"ok\"}");
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            orderWorks(peer);
        }
    }

    private static void orderWorks(RawPeer peer) throws IOException {
        String id = nextId();
        peer.send("35=D|11=" + id + "|38=100|40=1|" + BUY);
        peer.next("35=8", "11=" + id, "39=2", "151=0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "38=-100|40=2|44=175",
                "38=0|40=2|44=175",
                "38=99999999999999999999999999999999999999999999|40=2|44=175",
                "38=100.123456789|40=2|44=175",
                "38=100|40=2",
                "38=100|40=2|44=-5",
                "38=100|40=2|44=99999999999999999999999999999999999999999999",
                "38=100|40=2|44=175|59=6"
            })
    void anImpossibleOrderIsRefusedByAReport(String terms) throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            String id = nextId();
            peer.send("35=D|11=" + id + "|" + terms + "|" + BUY);
            String report = peer.next("35=8", "11=" + id);
            assertThat(report).contains("|39=8|", "|150=8|", "|37=NONE|");
            assertThat(RawPeer.text(report, 58)).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9\u00ff", "a\u0000b", "two words"})
    void anIdThatCannotBePrintedIsRefusedByAReport(String id) throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            peer.send("35=D|11=" + id + "|38=100|" + FAR);
            assertThat(peer.next("35=8", "11=" + id)).contains("|39=8|");
        }
    }

    @Test
    void aBigMessageWithinTheLimitIsTaken() throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            String id = nextId();
            peer.send("35=D|11=" + id + "|38=100|58=" + "y".repeat(900_000) + "|" + FAR);
            peer.next("35=8", "11=" + id, "39=0");
        }
    }

    @Test
    void whatIsResentMakesNoSecondOrder() throws IOException {
        try (RawPeer peer = peer("CLIENT3").loggedOn()) {
            String id = nextId();
            String order = "35=D|11=" + id + "|38=100|" + FAR;
            peer.send(order);
            String first = peer.next("35=8", "11=" + id, "150=0");
            peer.send(order, Map.of(97, "Y"));
            String again = peer.next("35=8", "11=" + id, "39=0");
            assertThat(RawPeer.text(again, 37)).isEqualTo(RawPeer.text(first, 37));
            peer.send(order);
            assertThat(peer.next("35=8", "11=" + id, "150=8")).contains("|39=0|", "|103=6|");
        }
    }

    /** The venue answers late, so that the client is away when its orders are filled. */
    @Test
    void reportsOfFillsMissedWhileAwayComeInOrderOnResend() throws IOException {
        List<String> ids = List.of(nextId(), nextId(), nextId());
        Client.behave(tandem(), VENUES, "{\"mode\":\"slow\",\"delayMs\":2000}");
        try (RawPeer peer = peer("CLIENT3").loggedOn()) {
            for (String id : ids) {
                peer.send("35=D|11=" + id + "|38=100|40=1|" + BUY);
            }
            peer.send("35=1|112=all taken");
            peer.next("35=0", "112=all taken");
        }
        Client trader = Client.as(tandem(), "sandbox-trader");
        ids.forEach(id -> await().atMost(RawPeer.PATIENCE).until(() -> isDone(trader, id)));
        Client.behave(tandem(), VENUES, "{\"mode\":\"ok\"}");
        try (RawPeer peer = peer("CLIENT3").numbered(ids.size() + 3).loggedOn("98=0|108=30")) {
            peer.send("35=2|7=2|16=0");
            peer.next("35=4", "123=Y", "36=" + (2 + 2 * ids.size() + 2));
            for (String id : ids) {
                assertThat(peer.heard().stream()
                                .filter(message -> message.contains("|43=Y|") && message.contains("|11=" + id + "|"))
                                .map(message -> RawPeer.text(message, 150)))
                        .as("in the order in which they happened, each once")
                        .containsExactly("0", "F");
            }
            List<Integer> numbers = peer.heard().stream()
                    .filter(message -> message.contains("|43=Y|"))
                    .map(message -> Integer.valueOf(RawPeer.text(message, 34)))
                    .toList();
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
            orderWorks(peer);
        }
    }

    private static boolean isDone(Client trader, String clOrdId) {
        return trader.get("/orders?kind=TRADE&state=done&clientOrderId=" + clOrdId)
                        .body()
                        .at("/items")
                        .size()
                == 1;
    }

    private RawPeer peer(String client) throws IOException {
        return RawPeer.fix44(client, tandem().fixPort());
    }

    private static String nextId() {
        return "I" + ++orders;
    }
}
