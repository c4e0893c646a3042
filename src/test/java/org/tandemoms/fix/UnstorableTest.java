package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.ClOrdID;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.PossDupFlag;

/** A message that can never be stored ends with the dead letters; one that meets a passing fault does not. */
class UnstorableTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final CompletionStage<Void> STORED = CompletableFuture.completedFuture(null);

    private final FixSession venue = new FixSession(
            "XSIM",
            new SessionID("FIX.4.4", "TANDEM", "XSIM"),
            FixSession.Role.VENUE,
            Dialect.FIX44,
            null,
            List.of(),
            null);
    private final Letters letters = new Letters();
    private final Unstorable unstorable = new Unstorable(letters, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void comesAgainUntilTheLastAttemptAndThenCounts() {
        for (int attempt = 1; attempt < Unstorable.ATTEMPTS; attempt++) {
            assertThat(counts(report(7, "A1"), failing(new IllegalStateException("broken"))))
                    .isFalse();
        }
        assertThat(letters.kept()).isEmpty();

        assertThat(counts(report(7, "A1"), failing(new IllegalStateException("broken"))))
                .isTrue();
        assertThat(letters.kept()).singleElement().satisfies(letter -> {
            assertThat(letter.message().text("raw")).contains("11=A1");
            assertThat(letter.message().text("session")).isEqualTo("XSIM");
            assertThat(letter.message().lastError()).contains("broken");
            assertThat(letter.at()).isEqualTo(NOW);
        });
    }

    @Test
    void aFaultThatPassesStartsTheCountAnew() {
        for (int round = 0; round < 3; round++) {
            for (int attempt = 1; attempt < Unstorable.ATTEMPTS; attempt++) {
                assertThat(counts(report(7, "A1"), failing(new IllegalStateException("busy"))))
                        .isFalse();
            }
            assertThat(counts(report(7, "A1"), STORED)).isTrue();
        }
        assertThat(letters.kept()).isEmpty();
    }

    @Test
    void anotherMessageUnderTheSameNumberAfterAResetIsNotBlamedForTheFirst() {
        for (int attempt = 1; attempt < Unstorable.ATTEMPTS; attempt++) {
            counts(report(7, "A1"), failing(new IllegalStateException("broken")));
        }

        assertThat(counts(report(7, "A2"), failing(new IllegalStateException("broken"))))
                .isFalse();
        assertThat(letters.kept()).isEmpty();
    }

    @Test
    void aRefusalIsFinalAtOnce() {
        Refused unknown = Refused.because(ProblemCode.NOT_FOUND, "There is no order X");

        assertThat(counts(report(7, "A1"), failing(unknown))).isTrue();
        assertThat(letters.kept()).singleElement().satisfies(letter -> assertThat(letter.reason())
                .contains("There is no order X"));
    }

    @Test
    void whileNotEvenTheDeadLetterCanBeKeptTheMessageComesAgain() {
        letters.downFor(3);
        for (int attempt = 1; attempt < Unstorable.ATTEMPTS + 3; attempt++) {
            assertThat(counts(report(7, "A1"), failing(new IllegalStateException("the store is down"))))
                    .isFalse();
        }
        assertThat(letters.stillDownFor()).isZero();

        assertThat(counts(report(7, "A1"), failing(new IllegalStateException("the store is down"))))
                .isTrue();
        assertThat(letters.kept()).hasSize(1);
    }

    @Test
    void aFailureOfAnotherThreadIsSeenAsWell() {
        CompletableFuture<Void> effect = new CompletableFuture<>();
        CompletableFuture<Void> counted =
                unstorable.watch(report(7, "A1"), venue, effect).toCompletableFuture();
        assertThat(counted).isNotDone();

        effect.completeExceptionally(new IllegalStateException("later"));

        assertThat(counted).isCompletedExceptionally();
    }

    private boolean counts(Message message, CompletionStage<Void> effect) {
        return !unstorable.watch(message, venue, effect).toCompletableFuture().isCompletedExceptionally();
    }

    private static CompletionStage<Void> failing(Throwable failure) {
        return CompletableFuture.failedFuture(failure);
    }

    /** As it comes again: flagged, and otherwise the same. */
    private static Message report(int seqNum, String clOrdId) {
        Message message = new Message();
        message.getHeader().setString(MsgType.FIELD, MsgType.EXECUTION_REPORT);
        message.getHeader().setInt(MsgSeqNum.FIELD, seqNum);
        message.getHeader().setBoolean(PossDupFlag.FIELD, true);
        message.setString(ClOrdID.FIELD, clOrdId);
        return message;
    }
}
