package org.tandemoms.sandbox.venues;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.field.PossResend;

/** Says a venue's answers over its FIX session; the session stores them when the member is away. */
final class FixWire implements VenueWire {
    private static final Logger LOG = LoggerFactory.getLogger(FixWire.class);

    private final SessionID session;
    private final ScheduledExecutorService later;
    private final AnswerEncoder encoder;
    private long lastDueNanos = System.nanoTime();
    private int waiting;

    FixWire(VenueProfile venue, YieldQuotes yields, SessionID session, ScheduledExecutorService later) {
        this.session = session;
        this.later = later;
        this.encoder = new AnswerEncoder(venue, yields);
    }

    @Override
    public synchronized void say(VenueJournal.Entry entry, Conduct conduct, boolean again, LongConsumer sent) {
        int copies = conduct.next() == Conduct.Mode.DUPLICATE ? 2 : 1;
        Duration delay = conduct.mode() == Conduct.Mode.SLOW ? conduct.delay() : Duration.ZERO;
        if (delay.isZero() && waiting == 0) {
            send(entry, copies, again, sent);
            return;
        }
        // what is said later is still said in order: nothing overtakes an answer that is being kept back
        long now = System.nanoTime();
        lastDueNanos = Math.max(now + delay.toNanos(), lastDueNanos);
        waiting++;
        later.schedule(() -> sendLate(entry, copies, again, sent), lastDueNanos - now, TimeUnit.NANOSECONDS);
    }

    private synchronized void sendLate(VenueJournal.Entry entry, int copies, boolean again, LongConsumer sent) {
        waiting--;
        send(entry, copies, again, sent);
    }

    private void send(VenueJournal.Entry entry, int copies, boolean again, LongConsumer sent) {
        try {
            for (Answer answer : entry.answers()) {
                for (int copy = 0; copy < copies; copy++) {
                    Message message = encoder.encode(answer);
                    if (again) {
                        message.getHeader().setBoolean(PossResend.FIELD, true);
                    }
                    Session.sendToTarget(message, session);
                }
            }
            sent.accept(entry.seq());
        } catch (FieldNotFound e) {
            throw new IllegalStateException(e);
        } catch (SessionNotFound e) {
            LOG.warn("Session {} is gone; its answers go out after the next start", session);
        }
    }
}
