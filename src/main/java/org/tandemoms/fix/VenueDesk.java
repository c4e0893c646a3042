package org.tandemoms.fix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.VenueReport;
import org.tandemoms.trading.VenueReports;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.MessageStore;
import quickfix.UnsupportedMessageType;
import quickfix.field.ClOrdID;
import quickfix.field.MsgType;
import quickfix.field.RefSeqNum;

/** What venues report, taken to the trading room; the returned stage completes when it is stored. */
final class VenueDesk {
    private static final Logger LOG = LoggerFactory.getLogger(VenueDesk.class);
    private static final CompletionStage<Void> NOTHING_TO_STORE = CompletableFuture.completedFuture(null);

    private final VenueReports reports;
    private final Crossing crossing;
    private final YieldSpeech yields;
    private final Clock clock;

    VenueDesk(VenueReports reports, Crossing crossing, Clock clock) {
        this(reports, crossing, YieldSpeech.none(), clock);
    }

    VenueDesk(VenueReports reports, Crossing crossing, YieldSpeech yields, Clock clock) {
        this.yields = yields;
        this.reports = reports;
        this.crossing = crossing;
        this.clock = clock;
    }

    CompletionStage<Void> take(Message message, FixSession from, MessageStore sent)
            throws FieldNotFound, IncorrectTagValue, UnsupportedMessageType {
        yields.fromVenue(message);
        return switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.EXECUTION_REPORT -> report(VenueMessages.execution(message, from));
            case MsgType.ORDER_CANCEL_REJECT -> report(VenueMessages.cancelReject(message, from));
            case MsgType.BUSINESS_MESSAGE_REJECT, MsgType.REJECT -> refusal(message, from, sent);
            default -> throw new UnsupportedMessageType();
        };
    }

    private CompletionStage<Void> report(VenueReport report) {
        VenueReport crossed = report;
        try {
            crossed = crossing.cross(Crossing.REPORTS_IN, report, VenueReport.class);
        } catch (Refused refused) {
            // an execution is a fact: a route may look at it, add to it or copy it, but not undo it
            LOG.warn("A route turned away {}, which is taken all the same: {}", report, refused.getMessage());
        }
        return reports.take(crossed);
    }

    private CompletionStage<Void> refusal(Message reject, FixSession from, MessageStore sent) throws FieldNotFound {
        Optional<Message> refused = sentUnder(reject.getInt(RefSeqNum.FIELD), sent);
        LOG.warn("{} refused a message of ours: {}", from.name(), reject);
        if (refused.isEmpty() || !refused.get().isSetField(ClOrdID.FIELD)) {
            return NOTHING_TO_STORE;
        }
        return report(VenueMessages.refusal(reject, refused.get(), from, clock));
    }

    private static Optional<Message> sentUnder(int seqNum, MessageStore sent) {
        List<String> found = new ArrayList<>();
        try {
            sent.get(seqNum, seqNum, found);
            return found.isEmpty() ? Optional.empty() : Optional.of(new Message(found.get(0), false));
        } catch (IOException e) {
            throw new UncheckedIOException("The FIX store cannot be read", e);
        } catch (InvalidMessage e) {
            throw new IllegalStateException("The FIX store holds a message that is none", e);
        }
    }
}
