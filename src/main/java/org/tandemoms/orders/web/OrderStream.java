package org.tandemoms.orders.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderChanged;
import org.tandemoms.orders.StreamEvent;

/**
 * Tells open pages which orders have changed. A hint to read again, not a log: a slow reader misses hints, never blocks
 * the writer. Events: {@code order} with id, kind, status and version, and what other rooms tell ({@link StreamEvent}).
 */
@RestController
@RequestMapping("/api/v1/orders/stream")
@Tag(name = "Orders")
class OrderStream implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int BACKLOG = 1_000;

    private final Map<SseEmitter, Reader> readers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sender =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("order-stream-"));

    OrderStream() {
        sender.scheduleWithFixedDelay(() -> readers.values().forEach(Reader::ping), 15, 15, TimeUnit.SECONDS);
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AllowedFor(anyRole = true)
    @Operation(
            summary = "Server-sent events: orders as they change",
            description =
                    "Events `order` and `execution` (`{id, kind, status, version, open}`) and `task` (`{id, orderId}`)"
                            + " are hints to read again, not a log: a slow reader misses some.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream, ended by the server after half an hour",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject("event:order\ndata:{\"id\":\"0Q3A8M7K2X5TZ\",\"kind\":\"TRADE\","
                                            + "\"status\":\"FILLED\",\"version\":4,\"open\":false}\n\n")))
    SseEmitter follow() {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Runnable gone = () -> readers.remove(emitter);
        emitter.onCompletion(gone);
        emitter.onTimeout(emitter::complete);
        emitter.onError(any -> gone.run());
        Reader reader = new Reader(emitter, Visibility.ownerFilter());
        readers.put(emitter, reader);
        sender.execute(reader::ping);
        return emitter;
    }

    @EventListener
    void changed(OrderChanged event) {
        if (readers.isEmpty()) {
            return;
        }
        Order order = event.order();
        var hint = new Hint(order.id(), order.kind().name(), order.status(), order.version(), order.isOpen());
        tell(new StreamEvent("order", order.owner(), hint));
    }

    @EventListener
    void tell(StreamEvent event) {
        readers.values().forEach(reader -> reader.offer(event));
    }

    @Override
    public void close() {
        readers.keySet().forEach(SseEmitter::complete);
        sender.shutdownNow();
    }

    record Hint(String id, String kind, String status, long version, boolean open) {}

    private final class Reader {

        private final SseEmitter emitter;
        private final String owner;
        private final ArrayBlockingQueue<StreamEvent> backlog = new ArrayBlockingQueue<>(BACKLOG);
        private final AtomicBoolean sending = new AtomicBoolean();

        Reader(SseEmitter emitter, String owner) {
            this.emitter = emitter;
            this.owner = owner;
        }

        void offer(StreamEvent event) {
            if ((owner == null || owner.equals(event.owner()))
                    && backlog.offer(event)
                    && sending.compareAndSet(false, true)) {
                sender.execute(this::drain);
            }
        }

        private void drain() {
            sending.set(false);
            for (StreamEvent event = backlog.poll(); event != null; event = backlog.poll()) {
                send(SseEmitter.event().name(event.name()).data(event.hint(), MediaType.APPLICATION_JSON));
            }
        }

        void ping() {
            send(SseEmitter.event().comment("alive"));
        }

        private void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException gone) {
                readers.remove(emitter);
            }
        }
    }
}
