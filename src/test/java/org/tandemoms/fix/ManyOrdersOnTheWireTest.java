package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quickfix.DataDictionary;
import quickfix.Message;

/** Lists, mass requests and allocations by their wire form; the client holds the answers to the standard's dictionary. */
class ManyOrdersOnTheWireTest {
    private static final String TIME = "20260302-09:00:00";

    @TempDir
    Path dir;

    private final RecordingTrading trading = new RecordingTrading();
    private RunningSessions sessions;

    @BeforeEach
    void start() {
        sessions = RunningSessions.start(dir, trading);
    }

    @AfterEach
    void stop() {
        sessions.close();
    }

    @ParameterizedTest
    @CsvSource({"FIX.4.2, ACME42", "FIX.4.4, ACME", "FIXT.1.1, ACME50"})
    void aListIsAnsweredByItsStatus(String version, String name) throws Exception {
        try (RawPeer client = client(version, name)) {
            client.send("35=E|66=L1|394=3|68=2|73=2|11=A|67=1|21=1|55=AAPL|54=1|60=" + TIME
                    + "|38=100|40=1|11=B|67=2|21=1|55=MSFT|54=2|60=" + TIME + "|38=50|40=2|44=410");
            Message status = answer(client, version, "35=N");
            assertThat(WirePeer.text(status, 66)).isEqualTo("L1");
            assertThat(trading.placed).extracting(order -> order.clOrdId()).containsExactly("A", "B");
            assertThat(trading.placed.get(1).symbol()).isEqualTo("MSFT");

            client.send("35=E|66=L2|394=3|68=5|73=1|11=C|67=1|21=1|55=AAPL|54=1|60=" + TIME + "|38=100|40=1");
            Message refused = answer(client, version, "35=N", "66=L2");
            assertThat(WirePeer.text(refused, 431)).isEqualTo("7");
            assertThat(trading.placed).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"FIX.4.4, ACME", "FIXT.1.1, ACME50"})
    void massRequestsAreAnsweredInTheStandardsForm(String version, String name) throws Exception {
        try (RawPeer client = client(version, name)) {
            client.send("35=q|11=M1|530=7|54=1|60=" + TIME);
            assertThat(WirePeer.text(answer(client, version, "35=r", "11=M1"), 531))
                    .isEqualTo("7");
            client.send("35=q|11=M2|530=4|461=ESXXXX|60=" + TIME);
            Message refused = answer(client, version, "35=r", "11=M2");
            assertThat(WirePeer.text(refused, 531)).isEqualTo("0");
            assertThat(WirePeer.text(refused, 532)).isEqualTo("0");
            client.send("35=AF|584=S1|585=7");
            Message none = answer(client, version, "35=8", "584=S1");
            assertThat(WirePeer.text(none, 911)).isEqualTo("0");
            assertThat(WirePeer.text(none, 912)).isEqualTo("Y");
        }
    }

    @ParameterizedTest
    @CsvSource({"FIX.4.2, ACME42", "FIX.4.4, ACME", "FIXT.1.1, ACME50"})
    void anAllocationIsAcknowledged(String version, String name) throws Exception {
        try (RawPeer client = client(version, name)) {
            String quantity =
                    switch (version) {
                        case "FIX.4.2" -> "53=100|6=189.5";
                        case "FIX.4.4" -> "626=1|857=1|53=100|6=189.5";
                        default -> "626=1|53=100|6=189.5";
                    };
            client.send("35=J|70=A1|71=0|73=1|11=X|54=1|55=AAPL|" + quantity + "|75=20260302|78=1|79=FUND-A|80=100");
            Message refused = answer(client, version, "35=P", "70=A1");
            assertThat(WirePeer.text(refused, 87)).isEqualTo("1");
            assertThat(WirePeer.text(refused, 88)).isEqualTo("7");
        }
    }

    private RawPeer client(String version, String name) throws Exception {
        return new RawPeer(version, name, sessions.port()).loggedOn();
    }

    /** The next such message, held to the standard's dictionary. */
    private static Message answer(RawPeer client, String version, String... fields) throws Exception {
        String raw = client.next(fields).replace('|', '\u0001');
        boolean transport = version.equals("FIXT.1.1");
        DataDictionary session = new DataDictionary(transport ? "FIXT11.xml" : version.replace(".", "") + ".xml");
        DataDictionary application = transport ? new DataDictionary("FIX50SP2.xml") : session;
        Message message = new Message();
        message.fromString(raw, session, application, true);
        application.validate(message, transport);
        return message;
    }
}
