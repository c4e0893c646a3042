package org.tandemoms.orders.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderChanged;
import org.tandemoms.orders.StreamEvent;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.EventStream;

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
    private static final int BURST = 10_000;

    private final ObjectMapper json;
    private final int mostReaders;
    private final Map<UUID, HintReader> readers = new ConcurrentHashMap<>();

    /** One is enough, for no reader is waited for; the writers of orders do not do its work. */
    private final ExecutorService sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(BURST),
            new CustomizableThreadFactory("order-stream-"),
            new ThreadPoolExecutor.DiscardOldestPolicy());

    private final ScheduledExecutorService beat =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("order-stream-beat-"));

    OrderStream(ObjectMapper json, @Value("${tandem.orders.stream-readers:1000}") int mostReaders) {
        this.json = json;
        this.mostReaders = mostReaders;
        beat.scheduleWithFixedDelay(
                () -> readers.values().forEach(reader -> reader.stream().ping()), 15, 15, TimeUnit.SECONDS);
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
    void follow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (readers.size() >= mostReaders) {
            throw Refused.because(ProblemCode.RATE_LIMIT, "Too many readers follow orders; try again later");
        }
        UUID place = UUID.randomUUID();
        EventStream stream = EventStream.answer(request, response, LONGEST, BACKLOG, () -> readers.remove(place));
        readers.put(place, new HintReader(Visibility.ownerFilter(), stream));
        if (stream.isOver()) {
            readers.remove(place);
        }
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
        if (!readers.isEmpty()) {
            sender.execute(() -> {
                byte[] hint = EventStream.event(event.name(), text(event.hint()));
                readers.values().forEach(reader -> reader.tell(event.owner(), hint));
            });
        }
    }

    private String text(Object hint) {
        try {
            return json.writeValueAsString(hint);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        readers.values().forEach(reader -> reader.stream().end());
        beat.shutdownNow();
        sender.shutdownNow();
    }

    record Hint(String id, String kind, String status, long version, boolean open) {}
}
