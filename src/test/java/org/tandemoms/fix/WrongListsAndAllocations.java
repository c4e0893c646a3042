package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandemoms.system.TandemProcess;

/**
 * Lists of orders and allocations that are garbled, incomplete, doubled or make no sense, and requests on sessions that may
 * not make them: each gets the standard's answer, and the session goes on.
 */
abstract class WrongListsAndAllocations {
    private static final String TIME = "60=20260302-09:00:00";
    private static final String BUY = "21=1|55=AAPL|54=1|" + TIME;

    private static int ids;

    abstract TandemProcess tandem();

    private RawPeer peer(String client) throws IOException {
        return RawPeer.fix44(client, tandem().fixPort()).loggedOn();
    }

    private static String nextId() {
        return "W" + ++ids;
    }

    @AfterEach
    void anOrderStillWorks() throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            executed(peer);
        }
    }

    /** @return its ClOrdID and its average price */
    private static String[] executed(RawPeer peer) throws IOException {
        String id = nextId();
        peer.send("35=D|11=" + id + "|38=100|40=1|" + BUY);
        return new String[] {id, RawPeer.text(peer.next("35=8", "11=" + id, "39=2"), 6)};
    }

    // --- AllocationInstruction (J) --------------------------------------------------------------------------------

    private static String instruction(String allocId, String order, String shares) {
        return "35=J|70=" + allocId + "|71=0|626=1|857=1|73=1|11=" + order + "|54=1|55=AAPL|53=100|6=0|75=20260302|"
                + TIME + "|" + shares;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "quantity NaN; |53=100|; |53=NaN|; 6; 53",
                "quantity without end; |53=100|; |53=Infinity|; 6; 53",
                "average in words; |6=0|; |6=cheap|; 6; 6",
                "share NaN; |80=100; |80=NaN; 6; 80",
                "share 1e400; |80=100; |80=1e400; 6; 80",
                "no AllocID; |70=%s|; |; 1; 70",
                "no security; |55=AAPL|; |; 1; 55",
                "no side; |54=1|; |; 1; 54",
                "unknown transaction; |71=0|; |71=9|; 5; 71",
                "more accounts than said; |78=1|; |78=2|; 16; 78",
                "more orders than said; |73=1|; |73=2|; 16; 73",
                "a date that is none; |75=20260302|; |75=20269999|; 5; 75",
                "a field twice; |53=100|; |53=100|53=100|; 13; 53",
                "a field of another message; |53=100|; |53=100|150=0|; 2; 150"
            })
    void aMalformedAllocationIsRejectedWithFieldAndReason(
            String wrong, String part, String instead, String reason, String field) throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            String id = nextId();
            int number = peer.number();
            peer.send(instruction(id, "NOPE", "78=1|79=FUND-A|80=100").replace(part.formatted(id), instead));
            peer.next("35=3", "45=" + number, "371=" + field, "373=" + reason);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "more than was executed; 53=99999999999999999999999999999999; 78=1|79=FUND-A|80=100; 1; 1",
                "shares that do not add up; 53=100; 78=1|79=FUND-A|80=99.999999999; 1; 8",
                "a negative share; 53=100; 78=2|79=FUND-A|80=200|79=FUND-B|80=-100; 1; 8",
                "pieces of shares; 53=100; 78=2|79=FUND-A|80=60.5|79=FUND-B|80=39.5; 1; 8",
                "an account twice; 53=100; 78=2|79=FUND-A|80=60|79=FUND-A|80=40; 1; 7",
                "an unknown account; 53=100; 78=1|79=NOBODY|80=100; 2; 0"
            })
    void anAllocationThatMakesNoSenseIsRefusedAndARightOneIsTakenAfterIt(
            String wrong, String quantity, String shares, String status, String reason) throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            String[] order = executed(peer);
            String id = nextId();
            String right = instruction(id, order[0], "78=1|79=FUND-B|80=100").replace("|6=0|", "|6=" + order[1] + "|");
            peer.send(right.replace("|78=1|79=FUND-B|80=100", "|" + shares).replace("|53=100|", "|" + quantity + "|"));
            String refused = peer.next("35=P", "70=" + id);
            assertThat(refused).contains("|87=" + status + "|", "|88=" + reason + "|");
            assertThat(RawPeer.text(refused, 58)).isNotBlank().doesNotContain("Exception", "null");

            peer.send(right);
            peer.next("35=P", "70=" + id, "87=0");
        }
    }

    @Test
    void anAllocationOfUnknownOrdersIsRefused() throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            String id = nextId();
            peer.send(instruction(id, "NOPE", "78=1|79=FUND-A|80=100"));
            assertThat(peer.next("35=P", "70=" + id)).contains("|87=1|", "|88=12|");
            peer.send(instruction(id, "NOPE|37=01ABCDEF", "78=1|79=FUND-A|80=100"));
            assertThat(peer.next("35=P", "70=" + id)).contains("|87=1|");
            peer.send(instruction(id, "X", "78=1|79=FUND-A|80=100").replace("|71=0|", "|71=2|72=GONE|796=99|"));
            assertThat(peer.next("35=P", "70=" + id)).contains("|87=1|");
        }
    }

    /** Another client's order is as unknown as one that is none. */
    @Test
    void anotherClientsOrderIsNotAllocated() throws IOException {
        String[] order;
        try (RawPeer other = peer("CLIENT2")) {
            order = executed(other);
        }
        try (RawPeer peer = peer("CLIENT1")) {
            String id = nextId();
            peer.send(instruction(id, order[0], "78=1|79=FUND-B|80=100").replace("|6=0|", "|6=" + order[1] + "|"));
            assertThat(peer.next("35=P", "70=" + id)).contains("|87=1|", "|88=12|");
        }
    }

    @Test
    void whatIsResentIsAnsweredAsBefore() throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            String[] order = executed(peer);
            String id = nextId();
            String taken = instruction(id, order[0], "78=1|79=FUND-B|80=100").replace("|6=0|", "|6=" + order[1] + "|");
            peer.send(taken);
            peer.next("35=P", "70=" + id, "87=0");
            peer.send(taken, Map.of(97, "Y"));
            peer.next("35=P", "70=" + id, "87=0");

            String back = taken.replace("|70=" + id + "|71=0|", "|70=" + id + "X|71=2|72=" + id + "|796=99|");
            peer.send(back);
            peer.next("35=P", "70=" + id + "X", "87=0");
            peer.send(back, Map.of(97, "Y"));
            peer.next("35=P", "70=" + id + "X", "87=0");
            peer.send(back);
            peer.next("35=P", "70=" + id + "X", "87=1");
        }
    }

    // --- NewOrderList (E) -----------------------------------------------------------------------------------------

    private static String order(String clOrdId, int number, String quantity) {
        return "|11=" + clOrdId + "|67=" + number + "|" + BUY + "|38=" + quantity + "|40=1";
    }

    @Test
    void aListWithOneMalformedOrderIsRejectedWhole() throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            String good = nextId();
            int number = peer.number();
            peer.send("35=E|66=" + nextId() + "|394=3|68=2|73=2" + order(good, 1, "100") + order(nextId(), 2, "NaN"));
            peer.next("35=3", "45=" + number, "371=38", "373=6");

            peer.send("35=H|11=" + good + "|55=AAPL|54=1");
            assertThat(peer.next("35=8", "11=" + good)).contains("|150=I|", "|39=8|", "|37=NONE|");
        }
    }

    @Test
    void ofAListWhatIsImpossibleIsRefusedAndTheRestExecuted() throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            String list = nextId();
            String good = nextId();
            String huge = nextId();
            String message = "35=E|66=" + list + "|394=3|68=3|73=3" + order(good, 1, "100")
                    + order(huge, 2, "99999999999999999999999999999999999999") + order(good, 3, "100");
            peer.send(message);
            assertThat(peer.next("35=8", "11=" + huge)).contains("|150=8|", "|39=8|", "|37=NONE|");
            String orderId = RawPeer.text(peer.next("35=8", "11=" + good, "150=8", "103=6"), 37);
            assertThat(peer.next("35=N", "66=" + list)).contains("|431=3|", "|68=3|", "|11=" + huge + "|");

            peer.send(message, Map.of(97, "Y"));
            peer.next("35=8", "11=" + good, "150=I", "37=" + orderId);
            peer.next("35=N", "66=" + list);
            await().atMost(RawPeer.PATIENCE).until(() -> {
                peer.send("35=H|11=" + good + "|55=AAPL|54=1");
                return peer.next("35=8", "11=" + good, "150=I").contains("|39=2|");
            });
        }
    }

    @Test
    void aListWithoutOrdersIsRefused() throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            String list = nextId();
            peer.send("35=E|66=" + list + "|394=3|68=0|73=0");
            peer.next("35=N", "66=" + list, "431=7");
        }
    }

    // --- what is not served, and who may not ask ------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"35=M|66=LIST", "35=K|66=LIST|" + TIME, "35=L|66=LIST|" + TIME})
    void aRequestForAListIsAnsweredThatItIsNotServed(String request) throws IOException {
        try (RawPeer peer = peer("CLIENT1")) {
            int number = peer.number();
            peer.send(request);
            String refused = peer.next("35=j", "45=" + number, "380=3");
            assertThat(refused).contains("|372=" + request.charAt(3) + "|");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "35=D|11=DC|38=100|40=1|" + BUY,
                "35=E|66=L|394=3|68=1|73=1|11=DC|67=1|" + BUY + "|38=100|40=1",
                "35=F|11=DC2|41=DC|55=AAPL|54=1|38=100|" + TIME,
                "35=q|11=DC3|530=7|" + TIME,
                "35=J|70=DC4|71=0|626=1|857=1|73=1|11=DC|54=1|55=AAPL|53=100|6=0|75=20260302|" + TIME
                        + "|78=1|79=FUND-A|80=100"
            })
    void aDropCopySessionMayOnlyListen(String request) throws IOException {
        try (RawPeer copy = peer("DROP")) {
            int number = copy.number();
            copy.send(request);
            copy.next("35=j", "45=" + number, "380=3");
            copy.send("35=D|11=DC|38=NaN|40=1|" + BUY);
            copy.next("35=3", "371=38", "373=6");
        }
    }
}
