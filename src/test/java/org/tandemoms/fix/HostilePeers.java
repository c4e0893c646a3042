package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that speak FIX badly, wrongly or not at all: each gets the answer of the FIX session protocol, and an order of the
 * same session works afterwards. Holds for the sessions alone and for the whole running application.
 */
abstract class HostilePeers {
    static final String TIME = "60=20260302-09:00:00";
    static final String BUY = "21=1|55=AAPL|54=1|" + TIME;
    static final String FAR = BUY + "|40=2|44=150";

    private static int orders;

    /** Where clients are taken. */
    abstract int port();

    /** Sends an order, and sees that it comes to what orders come to here. */
    abstract void orderWorks(RawPeer peer) throws IOException;

    @AfterEach
    void anOrderStillWorksOnTheSameSession() throws IOException {
        for (String client : new String[] {"CLIENT2", "ACME50"}) {
            try (RawPeer peer = peer(client).loggedOn()) {
                orderWorks(peer);
            }
        }
    }

    /** Every message of a new connection arrives, also while the one that was cut just before is put away. */
    @Test
    void whoIsBackAtOnceIsHeard() throws IOException {
        for (int round = 0; round < 100; round++) {
            try (RawPeer peer = peer("CLIENT2").loggedOn()) {
                peer.send("35=1|112=" + round);
                peer.next("35=0", "112=" + round);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // what is wrong; the message; SessionRejectReason (373); RefTagID (371)
                "no side; 35=D|11=%s|38=100|40=2|44=150|21=1|55=AAPL|60=20260302-09:00:00; 1; 54",
                "unknown MsgType; 35=ZZ|11=%s; 11; 35",
                "unknown tag; 35=D|11=%s|38=100|4999=1|" + FAR + "; 0; 4999",
                "tag 0; 35=D|11=%s|38=100|0=1|" + FAR + "; 0; 0",
                "tag of another message; 35=D|11=%s|38=100|150=0|" + FAR + "; 2; 150",
                "no value; 35=D|11=%s|38=|" + FAR + "; 4; 38",
                "value out of range; 35=D|11=%s|38=100|21=1|55=AAPL|54=Z|40=2|44=150|" + TIME + "; 5; 54",
                "quantity NaN; 35=D|11=%s|38=NaN|" + FAR + "; 6; 38",
                "quantity infinite; 35=D|11=%s|38=Infinity|" + FAR + "; 6; 38",
                "quantity 1e400; 35=D|11=%s|38=1e400|" + FAR + "; 6; 38",
                "quantity 1e999999999; 35=D|11=%s|38=1e999999999|" + FAR + "; 6; 38",
                "quantity in words; 35=D|11=%s|38=many|" + FAR + "; 6; 38",
                "price NaN; 35=D|11=%s|38=100|40=2|44=NaN|" + BUY + "; 6; 44",
                "time in words; 35=D|11=%s|38=100|21=1|55=AAPL|54=1|60=today|40=1; 6; 60",
                "date that is none; 35=D|11=%s|38=100|59=6|432=20269999|" + FAR + "; 5; 432",
                "tag twice; 35=D|11=%s|11=other|38=100|" + FAR + "; 13; 11",
                "header field in the body; 35=D|11=%s|38=100|50=SUB|" + FAR + "; 14; 50",
                "too few in the group; 35=E|66=L|394=3|68=2|73=3|11=%s|67=1|21=1|55=AAPL|54=1|60=20260302-09:00:00|38=1|40=1; 16; 73"
            })
    void aWrongMessageIsRejectedWithFieldAndReason(String wrong, String message, String reason, String field)
            throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            int number = peer.number();
            peer.send(message.formatted(nextId()));
            peer.next("35=3", "45=" + number, "371=" + field, "373=" + reason);
            orderWorks(peer);
        }
    }

    /** What cannot be read is not answered; its number is not used up. */
    @ParameterizedTest
    @CsvSource({"10, 000", "9, 10", "9, 5", "9, -5", "9, x", "9, ''"})
    void aGarbledMessageIsIgnored(int tag, String value) throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            peer.send("35=D|11=" + nextId() + "|38=100|" + FAR, Map.of(tag, value, 34, "2"));
            peer.send("35=1|112=after", Map.of());
            peer.next("35=0", "112=after");
            assertThat(peer.heard()).hasSize(2); // Logon and Heartbeat
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100000", "4294967000"})
    void aMessageThatIsPromisedAndDoesNotComeEndsTheSessionByTestRequest(String length) throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn("98=0|108=3|141=Y")) {
            String order = "35=D|11=" + nextId() + "|38=100|" + FAR;
            byte[] bytes = peer.frame(order, length.isEmpty() ? Map.of() : Map.of(9, length));
            peer.write(Arrays.copyOf(bytes, bytes.length / 2));
            peer.next("35=1");
            peer.untilClosed();
        }
    }

    @Test
    void anEndlessMessageIsCutOffBeforeItFillsTheMemory() throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            peer.write("8=FIX.4.4\u00019=999999999\u000135=D\u000158=".getBytes(StandardCharsets.US_ASCII));
            byte[] filler = "y".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            assertThatIOException().isThrownBy(() -> {
                for (int i = 0; i < 1000; i++) {
                    peer.write(filler);
                }
            });
        }
    }

    @Test
    void whoDoesNotLogOnInTimeIsShownOut() throws Exception {
        try (RawPeer silent = peer("CLIENT2");
                RawPeer browser = peer("CLIENT2");
                RawPeer dripping = peer("CLIENT2")) {
            browser.write("GET / HTTP/1.1\r\nHost: tandem\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] logon = dripping.frame("35=A|98=0|108=30|141=Y");
            long from = System.nanoTime();
            assertThatIOException().isThrownBy(() -> {
                for (int i = 0; i < logon.length; i++) {
                    dripping.write(new byte[] {logon[i]});
                    TimeUnit.MILLISECONDS.sleep(300); // the drip itself
                }
            });
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(20));
            assertThat(silent.untilClosed()).isEmpty();
            assertThat(browser.untilClosed()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"49, NOBODY", "56, SOMEBODY", "8, FIX.4.3", "8, FIX.4.2", "10, 000"})
    void aLogonToNoSessionOfOursIsNotAnswered(int tag, String value) throws IOException {
        try (RawPeer peer = peer("CLIENT2")) {
            peer.send("35=A|98=0|108=30|141=Y", Map.of(tag, value));
            assertThat(peer.untilClosed()).isEmpty();
        }
    }

    @Test
    void nothingButALogonOpensASession() throws IOException {
        try (RawPeer peer = peer("CLIENT2")) {
            peer.send("35=D|11=" + nextId() + "|38=100|" + FAR);
            assertThat(peer.untilClosed()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"98=1|108=30|141=Y, EncryptMethod", "98=0|141=Y, 108", "98=0|108=-5|141=Y, HeartBtInt"})
    void aLogonThatAsksTheImpossibleIsAnsweredByALogout(String logon, String text) throws IOException {
        try (RawPeer peer = peer("CLIENT2")) {
            String logout = peer.answerToLogon(logon);
            assertThat(logout).contains("|35=5|");
            assertThat(RawPeer.text(logout, 58)).contains(text);
            assertThat(peer.untilClosed()).isEmpty();
        }
    }

    @Test
    void aSecondConnectionOfTheSameClientIsTurnedAwayAndTheFirstGoesOn() throws IOException {
        try (RawPeer first = peer("CLIENT2").loggedOn();
                RawPeer second = peer("CLIENT2")) {
            second.send("35=A|98=0|108=30|141=Y");
            assertThat(second.untilClosed()).isEmpty();
            orderWorks(first);
        }
    }

    @Test
    void aSecondLogonOnTheSameConnectionEndsIt() throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            peer.send("35=A|98=0|108=30");
            assertThat(peer.untilClosed()).allMatch(last -> last.contains("|35=5|"));
        }
    }

    @ParameterizedTest
    @CsvSource({"49, NOBODY, 9", "56, SOMEBODY, 9", "52, 20200101-00:00:00, 10"})
    void aHeaderThatIsNotTheSessionsIsRejectedAndLoggedOut(int tag, String value, String reason) throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            peer.send("35=D|11=" + nextId() + "|38=100|" + FAR, Map.of(tag, value));
            peer.next("35=3", "373=" + reason);
            assertThat(RawPeer.text(peer.next("35=5"), 58)).isNotBlank();
            peer.send("35=5");
            assertThatNoException().isThrownBy(peer::untilClosed);
        }
    }

    @Test
    void anotherBeginStringEndsTheSession() throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            peer.send("35=D|11=" + nextId() + "|38=100|" + FAR, Map.of(8, "FIX.4.2"));
            assertThat(RawPeer.text(peer.next("35=5"), 58)).contains("BeginString");
            peer.untilClosed();
        }
    }

    @Test
    void anotherDefaultVersionIsRefusedAndDoesNotSpoilTheSession() throws IOException {
        try (RawPeer peer = peer("ACME50")) {
            String logout = peer.answerToLogon("98=0|108=30|141=Y|1137=99");
            assertThat(RawPeer.text(logout, 58)).contains("1137");
            peer.untilClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "4", "abc"})
    void aMessageOfAnotherVersionIsRejectedAndTheSessionGoesOn(String version) throws IOException {
        try (RawPeer peer = peer("ACME50").loggedOn()) {
            peer.send("35=D|11=" + nextId() + "|38=100|" + FAR, Map.of(1128, version));
            peer.next("35=3", "45=2", "371=1128");
            orderWorks(peer);
        }
    }

    @Test
    void aGapIsAskedForAndFilledAndWhatCameTooEarlyIsTakenOnce() throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            peer.numbered(5).send("35=1|112=early");
            peer.next("35=2", "7=2");
            peer.send("35=4|123=Y|36=4", Map.of(34, "2", 43, "Y", 122, RawPeer.now()));
            peer.send("35=1|112=late", Map.of(34, "4", 43, "Y", 122, RawPeer.now()));
            peer.next("35=0", "112=late");
            peer.next("35=0", "112=early");
            orderWorks(peer);
        }
    }

    @Test
    void aNumberThatIsTooLowEndsTheSessionUnlessItIsAPossibleDuplicate() throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            peer.send("35=1|112=first");
            peer.next("35=0", "112=first");
            peer.send("35=1|112=again", Map.of(34, "2", 43, "Y", 122, RawPeer.now()));
            peer.send("35=1|112=second");
            peer.next("35=0", "112=second");
            assertThat(peer.heard()).noneMatch(message -> message.contains("112=again"));
            peer.send("35=1|112=low", Map.of(34, "2"));
            assertThat(RawPeer.text(peer.next("35=5"), 58)).contains("MsgSeqNum too low");
            peer.untilClosed();
        }
    }

    @Test
    void aPossibleDuplicateWithoutItsFirstTimeIsRejected() throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            peer.send("35=1|112=again", Map.of(34, "1", 43, "Y"));
            peer.next("35=3", "371=122", "373=1");
            orderWorks(peer);
        }
    }

    @Test
    void aMessageCutInTheMiddleWasNeverSent() throws IOException {
        String id = nextId();
        String order = "35=D|11=" + id + "|38=100|40=1|" + BUY;
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            byte[] bytes = peer.frame(order);
            peer.write(Arrays.copyOf(bytes, bytes.length - 9));
        }
        try (RawPeer peer = peer("CLIENT2").numbered(2).loggedOn("98=0|108=30")) {
            peer.send(order);
            peer.next("35=8", "11=" + id);
        }
    }

    @Test
    void aRefusalOfOursIsNotRefusedInTurn() throws IOException {
        try (RawPeer peer = peer("CLIENT2").loggedOn()) {
            peer.send("35=j|45=1|372=8|380=0");
            peer.send("35=3|45=1|58=no");
            peer.send("35=1|112=after");
            peer.next("35=0", "112=after");
            assertThat(peer.heard()).hasSize(2);
        }
    }

    RawPeer peer(String client) throws IOException {
        return new RawPeer(client.equals("ACME50") ? "FIXT.1.1" : "FIX.4.4", client, port());
    }

    static String nextId() {
        return "H" + ++orders;
    }
}
