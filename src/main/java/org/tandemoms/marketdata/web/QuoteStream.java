package org.tandemoms.marketdata.web;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.marketdata.Quote;
import org.tandemoms.marketdata.QuoteListener;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.EventStream;

/**
 * Quotes as they change. What a reader has not been told yet is kept as names alone, so that a slow one gets fewer quotes,
 * each the newest, and holds up neither the venues' feed nor the other readers.
 */
@RestController
@RequestMapping("/api/v1/marketdata/stream")
@Tag(name = "Market data")
class QuoteStream implements QuoteListener, AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int MOST_SYMBOLS = 500;
    /** The first answer tells all at once; later only what there is room for. */
    private static final int BACKLOG = MOST_SYMBOLS;

    private static final int AGES_EVERY_MILLIS = 1_000;

    private final Quotes quotes;
    private final ObjectMapper json;
    private final int mostReaders;
    private final Set<QuoteReader> readers = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<QuoteReader>> bySymbol = new ConcurrentHashMap<>();

    /** One is enough, for no reader is waited for. */
    private final ScheduledExecutorService beat =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("quote-stream-beat-"));

    QuoteStream(
            Quotes quotes,
            ObjectMapper json,
            @Value("${tandem.marketdata.stream-every-millis:100}") long everyMillis,
            @Value("${tandem.marketdata.stream-readers:200}") int mostReaders) {
        this.quotes = quotes;
        this.json = json;
        this.mostReaders = mostReaders;
        quotes.listen(this);
        beat.scheduleWithFixedDelay(
                () -> readers.forEach(QuoteReader::send), everyMillis, everyMillis, TimeUnit.MILLISECONDS);
        beat.scheduleWithFixedDelay(
                () -> readers.forEach(QuoteReader::age), AGES_EVERY_MILLIS, AGES_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AllowedFor(anyRole = true)
    @Operation(
            summary = "Server-sent events: best bid and offer of the symbols as they change; of all without symbols",
            description =
                    "Events `quote`, as `/marketdata/quotes` tells them: each symbol's at once, then what is new, at most ten a"
                            + " second and symbol, and when a quote has become stale. A slow reader gets fewer, each the newest.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream, ended by the server after half an hour",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject("event:quote\ndata:{\"symbol\":\"AAPL\",\"bid\":\"189.49\","
                                            + "\"ask\":\"189.51\",\"stale\":false}\n\n")))
    void follow(
            @RequestParam(required = false) List<String> symbols,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Set<String> wanted = wanted(symbols);
        if (readers.size() >= mostReaders) {
            throw Refused.because(ProblemCode.RATE_LIMIT, "Too many readers follow quotes; try again later");
        }
        AtomicReference<QuoteReader> place = new AtomicReference<>();
        EventStream stream = EventStream.answer(request, response, LONGEST, BACKLOG, () -> forget(place.get()));
        QuoteReader reader = new QuoteReader(new ByStream(stream), quotes::quote, wanted);
        place.set(reader);
        readers.add(reader);
        wanted.forEach(symbol -> bySymbol.computeIfAbsent(symbol, any -> ConcurrentHashMap.newKeySet())
                .add(reader));
        if (stream.isOver()) {
            forget(reader);
        }
    }

    private Set<String> wanted(List<String> symbols) {
        Set<String> wanted = new LinkedHashSet<>();
        if (symbols == null || symbols.isEmpty()) {
            quotes.all().stream().map(Quote::symbol).limit(MOST_SYMBOLS).forEach(wanted::add);
            return wanted;
        }
        wanted.addAll(symbols);
        List<FieldError> unknown = wanted.stream()
                .filter(symbol -> !quotes.knows(symbol))
                .map(symbol -> FieldError.of("/symbols", "unknown", "Nobody quotes an instrument called " + symbol))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown).refused();
        }
        if (wanted.size() > MOST_SYMBOLS) {
            throw Problem.invalid(List.of(FieldError.of("/symbols", "size", "At most " + MOST_SYMBOLS + " symbols")))
                    .refused();
        }
        return wanted;
    }

    @Override
    public void quoted(String symbol) {
        bySymbol.getOrDefault(symbol, Set.of()).forEach(reader -> reader.changed(symbol));
    }

    private void forget(QuoteReader reader) {
        if (reader != null && readers.remove(reader)) {
            reader.symbols()
                    .forEach(symbol -> bySymbol.getOrDefault(symbol, Set.of()).remove(reader));
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
        readers.forEach(QuoteReader::end);
    }

    private final class ByStream implements QuoteReader.Line {
        private final EventStream stream;

        ByStream(EventStream stream) {
            this.stream = stream;
        }

        @Override
        public boolean isFree() {
            return stream.isTaken();
        }

        @Override
        public void tell(Quote quote) {
            try {
                stream.tell(EventStream.event("quote", json.writeValueAsString(quote)));
            } catch (JsonProcessingException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public void ping() {
            stream.ping();
        }

        @Override
        public void end() {
            stream.end();
        }
    }
}
