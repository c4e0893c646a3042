package org.tandemoms.partner;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Calls webhooks. Each address has a lane of its own: events of different orders side by side, those of one order one after
 * the other. An address that does not answer rests, the longer the oftener it has not; others do not notice, as each lane
 * that has something to do has a thread of its own.
 */
@Component
class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

    private static final int LOOKED_AT = 64;
    private static final int SIDE_BY_SIDE = 8;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Webhooks webhooks;
    private final DeliveryStore store;
    private final WebhookAddresses addresses;
    private final Clock clock;
    private final Duration timeout;
    private final HttpClient client;
    private final ExecutorService lanes = Executors.newCachedThreadPool(new CustomizableThreadFactory("webhooks-"));
    private final Map<String, Lane> state = new ConcurrentHashMap<>();

    WebhookSender(
            Webhooks webhooks,
            DeliveryStore store,
            WebhookAddresses addresses,
            Clock clock,
            @Value("${tandem.webhooks.timeout:10s}") Duration timeout) {
        this.webhooks = webhooks;
        this.store = store;
        this.addresses = addresses;
        this.clock = clock;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Scheduled(fixedDelay = 1000)
    void sweep() {
        List<Webhook> known = webhooks.known();
        known.forEach(this::nudge);
        state.keySet().retainAll(known.stream().map(Webhook::id).toList());
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        store.forget(clock.instant().minus(KEPT));
    }

    /** There may be something for the address. */
    void nudge(Webhook webhook) {
        Lane lane = state.computeIfAbsent(webhook.id(), any -> new Lane());
        if (!lane.enter(clock.instant())) {
            return;
        }
        try {
            lanes.execute(() -> run(webhook, lane));
        } catch (RejectedExecutionException closing) {
            lane.leave();
        }
    }

    private void run(Webhook webhook, Lane lane) {
        do {
            try {
                sendAll(webhook, lane);
            } catch (RuntimeException e) {
                LOG.warn("Webhook {} is left to the next round", webhook.id(), e);
            }
        } while (lane.leave());
    }

    private void sendAll(Webhook webhook, Lane lane) {
        while (!lane.rests(clock.instant())) {
            Collection<Delivery> next = firstOfEachOrder(store.due(webhook.id(), clock.instant(), LOOKED_AT));
            if (next.isEmpty()) {
                return;
            }
            CompletableFuture.allOf(next.stream()
                            .map(delivery -> send(webhook, lane, delivery))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private static Collection<Delivery> firstOfEachOrder(List<Delivery> due) {
        Map<String, Delivery> first = new LinkedHashMap<>();
        for (Delivery delivery : due) {
            if (first.size() < SIDE_BY_SIDE) {
                first.putIfAbsent(delivery.orderId() == null ? delivery.id() : delivery.orderId(), delivery);
            }
        }
        return first.values();
    }

    private CompletableFuture<Void> send(Webhook webhook, Lane lane, Delivery delivery) {
        Instant now = clock.instant();
        if (!store.claim(delivery, now.plus(timeout.multipliedBy(3)))) {
            return CompletableFuture.completedFuture(null);
        }
        URI address = URI.create(webhook.url());
        Optional<String> refusal = addresses.whyNotNow(address);
        if (refusal.isPresent()) {
            lane.silent(now);
            failed(delivery, null, refusal.get());
            return CompletableFuture.completedFuture(null);
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Tandem-Webhooks/1")
                .header("Tandem-Event", delivery.event())
                .header("Tandem-Event-Id", delivery.eventId())
                .header(WebhookSignature.HEADER, WebhookSignature.of(delivery.body(), webhook.secret(), now))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .orTimeout(timeout.toMillis() * 2, TimeUnit.MILLISECONDS)
                .handle((response, trouble) -> {
                    answered(delivery, lane, response, trouble);
                    return null;
                });
    }

    private void answered(Delivery delivery, Lane lane, HttpResponse<Void> response, Throwable trouble) {
        if (trouble != null) {
            lane.silent(clock.instant());
            failed(delivery, null, reason(trouble));
        } else if (response.statusCode() / 100 == 2) {
            lane.answered();
            store.delivered(delivery.id(), clock.instant(), response.statusCode());
        } else {
            if (response.statusCode() / 100 == 5) {
                lane.silent(clock.instant());
            }
            failed(delivery, response.statusCode(), "The address answered " + response.statusCode());
        }
    }

    private void failed(Delivery delivery, Integer status, String reason) {
        Instant now = clock.instant();
        // 410 Gone: the receiver says that it will never take it
        Instant again = Integer.valueOf(410).equals(status)
                ? null
                : Patience.next(delivery.begunAt(), delivery.attempts() + 1, now);
        store.failed(delivery.id(), now, again, status, reason);
    }

    private static String reason(Throwable trouble) {
        Throwable cause = trouble.getCause() == null ? trouble : trouble.getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    @Override
    public void close() {
        lanes.shutdownNow();
    }
}
