package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Sends call-backs until the OMS takes them. The call-backs of one effect go in order, one at a time; what was acknowledged is kept in
 * the book, so a restarted simulator goes on where it stood.
 */
final class CallBacks implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final long FIRST_RETRY_MS = 200;
    private static final long LAST_RETRY_MS = 5_000;
    /** A partner stops asking when it is told that nobody will ever want the event. */
    private static final int GONE = 410;

    private final Supplier<URI> address;
    private final Signature signature;
    private final ObjectMapper json;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "partners-call-backs");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    CallBacks(Supplier<URI> address, Signature signature, ObjectMapper json, Clock clock) {
        this.address = address;
        this.signature = signature;
        this.json = json;
        this.clock = clock;
    }

    /** Tells the OMS about these events, in order, as long as they are wanted. */
    void send(Book book, List<CallBack> events, boolean twice, BooleanSupplier wanted) {
        List<CallBack> open = events.stream()
                .filter(event -> !book.isAcknowledged(event.event()))
                .toList();
        new Chain(book, open.iterator(), twice, wanted).next();
    }

    private final class Chain {
        private final Book book;
        private final Iterator<CallBack> events;
        private final boolean twice;
        private final BooleanSupplier wanted;

        Chain(Book book, Iterator<CallBack> events, boolean twice, BooleanSupplier wanted) {
            this.book = book;
            this.events = events;
            this.twice = twice;
            this.wanted = wanted;
        }

        void next() {
            if (events.hasNext()) {
                CallBack event = events.next();
                long wait = Math.max(
                        0, Duration.between(clock.instant(), event.due()).toMillis());
                later(wait, () -> attempt(event, FIRST_RETRY_MS));
            }
        }

        private void attempt(CallBack event, long retryMs) {
            if (!wanted.getAsBoolean()) {
                return;
            }
            post(event).whenComplete((status, failure) -> {
                if (failure == null && (status / 100 == 2 || status == GONE)) {
                    book.acknowledge(event.event());
                    if (twice) {
                        post(event);
                    }
                    next();
                } else {
                    long jitter = ThreadLocalRandom.current().nextLong(retryMs / 2 + 1);
                    later(retryMs + jitter, () -> attempt(event, Math.min(retryMs * 2, LAST_RETRY_MS)));
                }
            });
        }

        private CompletableFuture<Integer> post(CallBack event) {
            byte[] body = bytes(event);
            HttpRequest request = HttpRequest.newBuilder(address.get().resolve(event.path()))
                    .timeout(ANSWER_WITHIN)
                    .header("Content-Type", "application/json")
                    .header(Signature.HEADER, signature.of(clock.instant(), body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode);
        }

        private byte[] bytes(CallBack event) {
            try {
                return json.writeValueAsBytes(event.body());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an event is always JSON", e);
            }
        }
    }

    private void later(long delayMs, Runnable task) {
        if (!timer.isShutdown()) {
            timer.schedule(task, delayMs, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
