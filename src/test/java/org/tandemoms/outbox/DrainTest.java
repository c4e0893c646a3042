package org.tandemoms.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.shared.Page;

/** Effects go out at least once, in order per destination, and none is lost. */
class DrainTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String ORDER = "0ORDER";

    private final Documents documents = new Documents();
    private final Letters letters = new Letters();
    private final Deliveries deliveries = new Deliveries();
    private final List<String> carried = new CopyOnWriteArrayList<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private ExecutorService caretaker;
    private Drain drain = drainWith(this::carry);

    private Drain drainWith(java.util.function.Function<OutboxMessage, Receipt> work) {
        caretaker = Executors.newSingleThreadExecutor();
        return new Drain(
                documents,
                List.of(courier("payment", work), courier("erp", work)),
                letters,
                deliveries,
                Executors.newFixedThreadPool(4),
                caretaker,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Receipt carry(OutboxMessage message) {
        carried.add(message.key());
        return receipts.getOrDefault(message.key(), Receipt.confirmed(Map.of("outcome", "DONE")));
    }

    @AfterEach
    void close() {
        drain.close();
    }

    @Test
    void confirmsInOrderOfOrigin() {
        documents.add("a", "payment", NOW);
        documents.add("b", "payment", NOW);

        drain.deliver(ORDER);

        assertThat(carried).containsExactly("a", "b");
        assertThat(documents.messages).isEmpty();
    }

    @Test
    void aPartnerThatFailsHoldsBackItsOwnMessagesOnly() {
        documents.add("a", "payment", NOW);
        documents.add("b", "payment", NOW);
        documents.add("c", "erp", NOW);
        receipts.put("a", Receipt.later("connection refused"));

        drain.deliver(ORDER);

        assertThat(carried).containsExactly("a", "c");
        assertThat(documents.messages).extracting(OutboxMessage::key).containsExactly("a", "b");
        OutboxMessage postponed = documents.messages.get(0);
        assertThat(postponed.attempts()).isEqualTo(1);
        assertThat(postponed.notBefore()).isAfter(NOW);
        assertThat(postponed.lastError()).isEqualTo("connection refused");
    }

    @Test
    void whatIsDeliveredAndNeedsNoRecordIsNotSentAgainByThisNode() {
        documents.add("a", "payment", NOW);
        receipts.put("a", Receipt.delivered());

        drain.deliver(ORDER);
        drain.deliver(ORDER);

        assertThat(carried).containsExactly("a");
        assertThat(deliveries.of(ORDER)).containsExactly("a");
    }

    @Test
    void whatIsDeliveredIsNotSentAgainWhenTheDocumentIsWrittenWithoutItWhileItIsRead() {
        documents.add("a", "payment", NOW);
        receipts.put("a", Receipt.delivered());
        drain.deliver(ORDER);
        documents.whileRead = () -> deliveries.written(ORDER, Set.of("a"));

        drain.deliver(ORDER);

        assertThat(carried).containsExactly("a");
    }

    @Test
    void ofADocumentThatIsDoneWhatWasDeliveredIsTidiedAwayAtOnce() {
        documents.done = true;
        documents.add("a", "payment", NOW);
        receipts.put("a", Receipt.delivered());

        drain.deliver(ORDER);

        assertThat(carried).containsExactly("a");
        assertThat(documents.messages).isEmpty();
    }

    @Test
    void repliesThatComeTogetherAreRecordedInOneUpdate() {
        documents.add("a", "payment", NOW);
        documents.add("b", "erp", NOW);
        documents.add("c", "erp", NOW);

        drain.deliver(ORDER);

        assertThat(carried).containsExactly("a", "b", "c");
        assertThat(documents.confirmations).isEqualTo(1);
    }

    @Test
    void whatWillNeverSucceedIsKeptAsADeadLetter() {
        documents.add("a", "payment", NOW);
        receipts.put("a", Receipt.dead("unknown merchant"));

        drain.deliver(ORDER);

        assertThat(documents.messages).isEmpty();
        assertThat(letters.kept).containsExactly("a: unknown merchant");
    }

    @Test
    void afterADayOfTryingAMessageIsGivenUp() {
        documents.add("a", "payment", NOW.minusSeconds(25 * 3600));
        documents.tried(30, NOW.minusSeconds(1));
        receipts.put("a", Receipt.later("timeout"));

        drain.deliver(ORDER);

        assertThat(letters.kept).containsExactly("a: Given up after 24 hours: timeout");
    }

    /** As after two days on hold: the partner may be down for a moment just then. */
    @Test
    void aMessageThatLayStillForADayIsTriedMoreThanOnce() {
        documents.add("a", "payment", NOW.minusSeconds(48 * 3600));
        receipts.put("a", Receipt.later("timeout"));

        drain.deliver(ORDER);

        assertThat(letters.kept).isEmpty();
        assertThat(documents.messages.get(0).notBefore()).isAfter(NOW);
    }

    @Test
    void anAnswerThatCannotBeTakenKeepsBackItsOwnMessageOnly() {
        documents.add("a", "payment", NOW);
        documents.add("b", "payment", NOW);
        documents.add("c", "erp", NOW);
        documents.untakeable = "a";

        drain.deliver(ORDER);

        assertThat(documents.messages).extracting(OutboxMessage::key).containsExactly("a");
        OutboxMessage postponed = documents.messages.get(0);
        assertThat(postponed.attempts())
                .as("it is tried again later and is not sent for ever")
                .isEqualTo(1);
        assertThat(postponed.lastError()).contains("no authorisation");
    }

    @Test
    void aDocumentWhoseDeliveryBrokeIsNotLeftAloneForEver() {
        drain.close();
        drain = drainWith(message -> {
            carried.add(message.key());
            throw new StackOverflowError();
        });
        documents.add("a", "payment", NOW);

        assertThatThrownBy(() -> drain.deliver(ORDER)).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> drain.deliver(ORDER)).isInstanceOf(StackOverflowError.class);

        assertThat(carried).containsExactly("a", "a");
    }

    @Test
    void aCourierThatThrowsIsTriedAgainLater() {
        drain.close();
        drain = drainWith(message -> {
            throw new IllegalStateException("bug");
        });
        documents.add("a", "payment", NOW);

        drain.deliver(ORDER);

        assertThat(documents.messages.get(0).attempts()).isEqualTo(1);
    }

    @Test
    void twoThreadsNeverWorkOnOneDocumentAndNothingIsForgotten() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        drain.close();
        drain = drainWith(message -> {
            carried.add(message.key());
            inside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Receipt.confirmed(Map.of());
        });
        documents.add("a", "payment", NOW);
        drain.nudge(ORDER);
        inside.await();
        documents.add("b", "payment", NOW);

        drain.deliver(ORDER);
        assertThat(carried).as("the second caller leaves it to the first").containsExactly("a");
        goOn.countDown();

        await().untilAsserted(() -> assertThat(carried).containsExactly("a", "b"));
    }

    /** As after a start with ten thousand open orders. */
    @Test
    void whatWasJustStoredDoesNotWaitBehindWhatIsDueAndThatIsTakenOverOnce() {
        CountDownLatch goOn = new CountDownLatch(1);
        caretaker.execute(() -> awaits(goOn));
        documents.add("a", "payment", NOW);
        documents.due = List.of("0OTHER", "0THIRD");

        drain.sweep();
        drain.sweep();
        drain.nudge(ORDER);

        await().untilAsserted(() -> assertThat(carried).containsExactly("a"));
        assertThat(documents.leases).as("nobody has come to them").hasValue(0);
        goOn.countDown();
        await().untilAsserted(() -> assertThat(documents.checks).hasValue(2));
        assertThat(documents.leases).hasValue(2);
    }

    @Test
    void aPartnerThatTakesItsTimeDoesNotKeepTheOthersThatAreDueFromBeingTakenOver() {
        CountDownLatch goOn = new CountDownLatch(1);
        drain.close();
        drain = drainWith(message -> {
            carried.add(message.key());
            awaits(goOn);
            return Receipt.confirmed(Map.of());
        });
        documents.add("a", "payment", NOW);
        documents.due = List.of(ORDER, "0OTHER");

        drain.sweep();

        await().untilAsserted(() -> assertThat(documents.leases).hasValue(2));
        goOn.countDown();
        await().untilAsserted(() -> assertThat(documents.messages).isEmpty());
    }

    @Test
    void nobodyLooksForWhatIsDueWhileThereIsEnoughToDo() {
        CountDownLatch goOn = new CountDownLatch(1);
        caretaker.execute(() -> awaits(goOn));
        documents.due = IntStream.range(0, 300).mapToObj("0DUE%03d"::formatted).toList();

        drain.sweep();
        drain.sweep();

        assertThat(documents.looks).hasValue(1);
        goOn.countDown();
        await().untilAsserted(() -> assertThat(documents.checks).hasValue(300));
        drain.sweep();
        assertThat(documents.looks).hasValue(2);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Courier courier(String destination, java.util.function.Function<OutboxMessage, Receipt> work) {
        return new Courier() {
            @Override
            public String destination() {
                return destination;
            }

            @Override
            public Receipt deliver(String documentId, OutboxMessage message) {
                return work.apply(message);
            }
        };
    }

    /** One document with an outbox, as the drain sees it. */
    private static final class Documents implements OutboxDocuments {

        private final List<OutboxMessage> messages = new ArrayList<>();
        private Runnable whileRead = () -> {};
        private final AtomicInteger looks = new AtomicInteger();
        private final AtomicInteger leases = new AtomicInteger();
        private final AtomicInteger checks = new AtomicInteger();
        private List<String> due = List.of();
        private boolean done;
        private int confirmations;
        private String untakeable = "";

        synchronized void tried(int times, Instant last) {
            messages.replaceAll(m -> new OutboxMessage(
                    m.key(), m.seq(), m.destination(), m.type(), m.payload(), m.createdAt(), times, last, null));
        }

        synchronized void add(String key, String destination, Instant created) {
            messages.add(new OutboxMessage(
                    key, messages.size() + 1L, destination, "test", Map.of(), created, 0, null, null));
        }

        @Override
        public synchronized List<OutboxMessage> pending(String id) {
            List<OutboxMessage> read = List.copyOf(messages);
            whileRead.run();
            return read;
        }

        @Override
        public List<String> due(Instant now, int limit) {
            looks.incrementAndGet();
            return due;
        }

        @Override
        public boolean lease(String id, Instant now) {
            leases.incrementAndGet();
            return true;
        }

        @Override
        public boolean isAnsweredLater(OutboxMessage message) {
            return false;
        }

        @Override
        public boolean isDone(String id) {
            return done;
        }

        @Override
        public synchronized List<OutboxMessage> confirm(String id, Map<String, Map<String, Object>> replies) {
            if (replies.containsKey(untakeable)) {
                throw new IllegalStateException("no authorisation in " + replies.get(untakeable));
            }
            confirmations++;
            messages.removeIf(message -> replies.containsKey(message.key()));
            return pending(id);
        }

        @Override
        public synchronized List<OutboxMessage> postpone(String id, String key, Instant until, String reason) {
            messages.replaceAll(message -> message.key().equals(key) ? message.postponed(until, reason) : message);
            return pending(id);
        }

        @Override
        public synchronized List<OutboxMessage> bury(String id, String key, String reason) {
            return confirm(id, Map.of(key, Map.of()));
        }

        @Override
        public synchronized void revive(String id, OutboxMessage message) {
            messages.add(message);
        }

        @Override
        public synchronized void forget(String id, Set<String> keys) {
            messages.removeIf(message -> keys.contains(message.key()));
        }

        @Override
        public void checkStandstill(String id) {
            checks.incrementAndGet();
        }
    }

    private static final class Letters implements DeadLetters {

        private final List<String> kept = new ArrayList<>();

        @Override
        public void keep(String documentId, OutboxMessage message, String reason, Instant at) {
            kept.add(message.key() + ": " + reason);
        }

        @Override
        public Page<DeadLetter> list(int limit, String cursor) {
            return new Page<>(List.of(), null);
        }

        @Override
        public DeadLetter unreplayed(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void markReplayed(String id, Instant at) {
            throw new UnsupportedOperationException();
        }
    }
}
