package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import quickfix.field.SessionStatus;

/** Sessions that ask for Username (553) and Password (554); the sandbox has one, {@code SAFE1}. */
class SessionPasswordTest {
    private static final String RIGHT = "98=0|108=30|553=safe1|554=sandbox";
    private static final String ORDER = "38=100|40=1|21=1|55=AAPL|54=1|60=20260302-09:00:00";

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

    @Test
    void theRightOneOpensTheSession() throws IOException {
        try (RawPeer peer = safe1().loggedOn(RIGHT)) {
            peer.send("35=D|11=A1|" + ORDER);
            peer.next("35=8", "11=A1");
        }
    }

    /** As jspurefix does. */
    @Test
    void aBodyLengthWithLeadingZeroesIsOne() throws IOException {
        try (RawPeer peer = safe1()) {
            String length = String.valueOf(
                    new String(peer.frame("35=A|" + RIGHT, Map.of(34, "1"))).split("\u0001")[1].substring(2));
            peer.send("35=A|" + RIGHT, Map.of(9, "0000" + length));
            peer.next("35=A");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "98=0|108=30",
                "98=0|108=30|553=safe1",
                "98=0|108=30|553=safe1|554=Sandbox",
                "98=0|108=30|553=SAFE1|554=sandbox",
                "98=0|108=30|554=sandbox"
            })
    void anyOtherEndsInALogout(String logon) throws IOException {
        try (RawPeer peer = safe1()) {
            String logout = peer.answerToLogon(logon);
            assertThat(logout).contains("|35=5|");
            assertThat(RawPeer.text(logout, 58)).isEqualTo("Username or password is wrong");
            assertThat(peer.untilClosed()).isEmpty();
            assertThat(trading.placed).isEmpty();
        }
    }

    @Test
    void twoPasswordsInOneLogonAreNone() throws IOException {
        try (RawPeer peer = safe1()) {
            peer.send("35=A|98=0|108=30|553=safe1|554=wrong|554=sandbox");
            assertThat(peer.untilClosed()).isEmpty();
        }
    }

    /** Or a stranger could make us forget which messages the client has not seen. */
    @Test
    void aWrongOneDoesNotResetTheNumbers() throws IOException {
        try (RawPeer peer = safe1().loggedOn(RIGHT)) {
            peer.send("35=D|11=A1|" + ORDER);
            peer.next("35=8", "11=A1", "34=2");
        }
        try (RawPeer stranger = safe1()) {
            assertThat(stranger.answerToLogon("98=0|108=30|141=Y|553=safe1|554=guess"))
                    .contains("|35=5|34=3|");
        }
        try (RawPeer peer = safe1().numbered(3).loggedOn(RIGHT)) {
            peer.send("35=1|112=numbers go on");
            assertThat(peer.next("35=0")).contains("|34=5|");
            peer.send("35=2|7=2|16=0");
            assertThat(peer.next("35=8")).contains("|43=Y|", "|34=2|", "|11=A1|");
            peer.next("35=4", "34=3", "36=6");
        }
    }

    @Test
    void aStrangerDoesNotDisturbTheSessionThatIsOpen() throws IOException {
        try (RawPeer peer = safe1().loggedOn(RIGHT);
                RawPeer stranger = safe1()) {
            stranger.send("35=A|98=0|108=30|553=safe1|554=guess");
            assertThat(stranger.untilClosed()).isEmpty();
            peer.send("35=1|112=still here");
            assertThat(peer.next("35=0")).contains("|34=2|");
        }
    }

    @Test
    void thePasswordIsInNoStore() throws IOException {
        try (RawPeer peer = safe1().loggedOn(RIGHT)) {
            peer.send("35=1|112=x");
            peer.next("35=0");
        }
        try (var stored = Files.walk(dir)) {
            assertThat(stored.filter(Files::isRegularFile)).allSatisfy(file -> assertThat(file)
                    .content(StandardCharsets.ISO_8859_1)
                    .doesNotContain("554="));
        }
    }

    @Test
    void theNewestVersionHasACodeForIt() {
        assertThat(LogonGate.wrongPassword(Dialect.FIX50SP2).toString()).contains(SessionStatus.FIELD + "=5");
        assertThat(LogonGate.wrongPassword(Dialect.FIX44).isSetField(SessionStatus.FIELD))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Username=u\nPassword=clear", "Password=${the.password}", "Username=u\nPassword=${empty:}"})
    void aSessionFileWithAClearOrHalfPasswordStopsTheStart(String settings) throws IOException {
        Files.writeString(
                dir.resolve("clients.cfg"),
                """
                [DEFAULT]
                ConnectionType=acceptor
                Role=CLIENT
                [SESSION]
                BeginString=FIX.4.4
                SenderCompID=TANDEM
                TargetCompID=C
                %s
                """
                        .formatted(settings));
        MockEnvironment properties = new MockEnvironment().withProperty("the.password", "secret");
        assertThatIllegalStateException()
                .isThrownBy(() -> new SessionFiles(dir, properties).load().forEach(SessionFiles::sessions))
                .withMessageContaining("Password");
    }

    @Test
    void aPasswordMayComeFromAPropertyInClearOrHashed() {
        Credentials clear = new Credentials("u", "secret");
        Credentials hashed = new Credentials("u", "{bcrypt}$2a$04$" + "x".repeat(53));
        assertThat(clear.match("u", "secret")).isTrue();
        assertThat(clear.match("u", "secre")).isFalse();
        assertThat(clear.match("v", "secret")).isFalse();
        assertThat(hashed.match("u", "secret")).isFalse();
        assertThat(clear).hasToString("u");
    }

    private RawPeer safe1() throws IOException {
        return RawPeer.fix44("SAFE1", sessions.port());
    }
}
