package org.tandemoms.fix;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.DeadLetter;
import org.tandemoms.outbox.Replayer;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.InvalidMessage;
import quickfix.UnsupportedMessageType;

/** Takes up what {@link Unstorable} has kept, as a possible resend: what it did of old is recognised and not done twice. */
@Component
class UnstorableReplay implements Replayer {
    private static final Logger LOG = LoggerFactory.getLogger(UnstorableReplay.class);
    private static final long PATIENCE_SECONDS = 30;

    private final FixEngine engine;

    UnstorableReplay(FixEngine engine) {
        this.engine = engine;
    }

    @Override
    public String destination() {
        return Unstorable.DESTINATION;
    }

    @Override
    public void replay(DeadLetter letter) {
        FixSession from = engine.sessions()
                .find(
                        FixSession.Role.valueOf(letter.message().text("role")),
                        letter.message().text("session"))
                .orElseThrow(() -> Refused.because(
                        ProblemCode.STATE, "The FIX session this message came from is not in use any more"));
        try {
            engine.takeAgain(from, letter.message().text("raw"))
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failedAgain(letter, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refused refused ? refused : failedAgain(letter, e.getCause());
        } catch (TimeoutException
                | InvalidMessage
                | FieldNotFound
                | IncorrectTagValue
                | UnsupportedMessageType
                | IllegalStateException e) {
            throw failedAgain(letter, e);
        }
    }

    private static Refused failedAgain(DeadLetter letter, Throwable cause) {
        LOG.warn("Dead letter {} failed again", letter.id(), cause);
        return Refused.because(ProblemCode.STATE, "The message still cannot be stored; it stays a dead letter");
    }
}
