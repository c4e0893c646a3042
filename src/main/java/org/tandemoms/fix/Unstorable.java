package org.tandemoms.fix;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.outbox.DeadLetters;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.BusinessRejectReason;
import quickfix.field.BusinessRejectRefID;
import quickfix.field.ClOrdID;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;
import quickfix.field.Text;

/**
 * Ends the redelivery of a message that fails whenever it comes. It is kept as a dead letter, for operations to see, mend
 * and replay; the counterparty is told by a BusinessMessageReject; the session goes on with the next message.
 *
 * <p>While the dead letter itself cannot be kept, it is the store that is down and not the message that is bad: then the
 * message comes again, for as long as that takes. Attempts are counted in memory, so a restart gives it all of them anew.
 */
final class Unstorable {
    static final String DESTINATION = "fix.inbox";
    static final int ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Unstorable.class);
    private static final CompletionStage<Void> COUNT_IT = CompletableFuture.completedFuture(null);

    private record Attempts(String content, int failed) {}

    private final DeadLetters letters;
    private final Clock clock;
    private final Map<String, Attempts> attempts = new ConcurrentHashMap<>();

    Unstorable(DeadLetters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    /** @return completes when the message may count as received, fails when it has to come again */
    CompletionStage<Void> watch(Message message, FixSession from, CompletionStage<Void> effect) {
        return effect.handle((stored, failure) -> failure).thenCompose(failure -> {
            if (failure == null) {
                forget(message, from);
                return COUNT_IT;
            }
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return givesUp(message, from, cause) ? COUNT_IT : CompletableFuture.failedFuture(cause);
        });
    }

    private void forget(Message message, FixSession from) {
        if (!attempts.isEmpty()) {
            attempts.remove(place(message, from));
        }
    }

    /** A refusal is final; anything else may be a passing fault, a few times. */
    private boolean givesUp(Message message, FixSession from, Throwable failure) {
        String place = place(message, from);
        String content = content(message);
        Attempts made = attempts.merge(
                place,
                new Attempts(content, 1),
                (before, first) -> before.content.equals(content) ? new Attempts(content, before.failed + 1) : first);
        if (made.failed < ATTEMPTS && !(failure instanceof Refused)) {
            return false;
        }
        String id = place + ":" + Integer.toHexString(content.hashCode());
        try {
            keep(id, message, from, failure);
        } catch (RuntimeException storeIsDown) {
            LOG.error("{} can neither be stored nor kept as a dead letter", place, storeIsDown);
            return false;
        }
        attempts.remove(place);
        LOG.error("{} is kept as a dead letter after {} attempts", place, made.failed, failure);
        tell(id, message, from, failure);
        return true;
    }

    private void keep(String id, Message message, FixSession from, Throwable failure) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("role", from.role().name());
        payload.put("session", from.name());
        payload.put("msgType", header(message, MsgType.FIELD));
        payload.put("clOrdId", message.getOptionalString(ClOrdID.FIELD).orElse(""));
        payload.put("raw", message.toString());
        Instant now = clock.instant();
        OutboxMessage kept =
                new OutboxMessage(id, 0, DESTINATION, "fix.received", payload, now, ATTEMPTS, null, failure.toString());
        letters.keep(from.name(), kept, "Came in and cannot be stored: " + words(failure), now);
    }

    private void tell(String id, Message refused, FixSession to, Throwable failure) {
        try {
            Sessions.send(reject(id, refused, failure), to);
        } catch (FieldNotFound | RuntimeException e) {
            LOG.error("{} could not be told of its dead letter {}", to.name(), id, e);
        }
    }

    private static Message reject(String id, Message refused, Throwable failure) throws FieldNotFound {
        boolean unknown = failure instanceof Refused known && known.problem().code() == ProblemCode.NOT_FOUND;
        Message reject = new Message();
        reject.getHeader().setString(MsgType.FIELD, MsgType.BUSINESS_MESSAGE_REJECT);
        reject.setInt(RefSeqNum.FIELD, refused.getHeader().getInt(MsgSeqNum.FIELD));
        reject.setString(RefMsgType.FIELD, refused.getHeader().getString(MsgType.FIELD));
        refused.getOptionalString(ClOrdID.FIELD)
                .ifPresent(clOrdId -> reject.setString(BusinessRejectRefID.FIELD, clOrdId));
        reject.setInt(
                BusinessRejectReason.FIELD,
                unknown ? BusinessRejectReason.UNKNOWN_ID : BusinessRejectReason.APPLICATION_NOT_AVAILABLE);
        reject.setString(Text.FIELD, words(failure) + "; kept for our operations as " + id);
        return reject;
    }

    /** What of a failure may leave the house: a refusal's plain words, and nothing of what broke inside. */
    private static String words(Throwable failure) {
        return failure instanceof Refused refused ? refused.problem().detail() : "The message cannot be processed";
    }

    private static String place(Message message, FixSession from) {
        return "FIX:" + from.role() + ":" + from.name() + ":" + header(message, MsgSeqNum.FIELD);
    }

    /** The body without the header, whose times and flags differ when it comes again. */
    private static String content(Message message) {
        StringBuilder text = new StringBuilder();
        message.iterator().forEachRemaining(field -> text.append(field).append('|'));
        return text.toString();
    }

    private static String header(Message message, int field) {
        return message.getHeader().getOptionalString(field).orElse("");
    }
}
