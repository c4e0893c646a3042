package org.tandemoms.orders.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
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
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Tells open pages which orders have changed. A hint to read again, not a log: a slow reader misses hints, never blocks
 * the writer. Events: {@code order} with id, kind, status and version, and what other rooms tell ({@link StreamEvent}).
 */
@RestController
@RequestMapping("/api/v1/orders/stream")
@Tag(name = "Orders")
class OrderStream implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int SENDERS = 8;

    private final int mostReaders;
    private final Map<SseEmitter, HintReader> readers = new ConcurrentHashMap<>();
    private final ExecutorService senders =
            Executors.newFixedThreadPool(SENDERS, new CustomizableThreadFactory("order-stream-"));
    private final ScheduledExecutorService beat =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("order-stream-beat-"));

    OrderStream(@Value("${tandem.orders.stream-readers:1000}") int mostReaders) {
        this.mostReaders = mostReaders;
        beat.scheduleWithFixedDelay(() -> readers.values().forEach(HintReader::ping), 15, 15, TimeUnit.SECONDS);
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
        if (readers.size() >= mostReaders) {
            throw Refused.because(ProblemCode.RATE_LIMIT, "Too many readers follow orders; try again later");
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Runnable gone = () -> readers.remove(emitter);
        emitter.onCompletion(gone);
        emitter.onTimeout(emitter::complete);
        emitter.onError(any -> gone.run());
        HintReader reader = new HintReader(emitter::send, Visibility.ownerFilter(), senders, gone);
        readers.put(emitter, reader);
        reader.ping();
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
        beat.shutdownNow();
        senders.shutdownNow();
    }

    record Hint(String id, String kind, String status, long version, boolean open) {}
}
