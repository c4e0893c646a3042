package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP side of one partner: a listener on loopback that hands requests to the dialect, treats them as {@code /_behave} was told, and
 * tells test suites what was received.
 */
final class PartnerEndpoint implements AutoCloseable {

    private static final long SILENCE_MS = 60_000;
    private static final int BACKLOG = 512;

    static {
        // without it, an answer on a kept-alive connection waits for the client's delayed acknowledgement (40 ms)
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Book book;
    private final Dialect dialect;
    private final ObjectMapper json;
    private final ScheduledExecutorService timer;
    private final HttpServer server;
    private volatile Behaviour behaviour = Behaviour.USUAL;

    PartnerEndpoint(
            int port, Book book, Dialect dialect, ObjectMapper json, Executor workers, ScheduledExecutorService timer)
            throws IOException {
        this.book = book;
        this.dialect = dialect;
        this.json = json;
        this.timer = timer;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (path) {
                case "/_received" -> received(exchange);
                case "/_behave" -> behave(exchange, body);
                default -> work(exchange, call(exchange, body));
            }
        } catch (JsonProcessingException e) {
            send(exchange, dialect.refuse(400, "malformed", "The body is not JSON."));
        } catch (RuntimeException e) {
            send(exchange, dialect.refuse(500, "internal", "The simulator failed: " + e));
        }
    }

    private Call call(HttpExchange exchange, byte[] body) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String[] segments = Arrays.stream(exchange.getRequestURI().getRawPath().split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toArray(String[]::new);
        JsonNode read = body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
        return new Call(
                exchange.getRequestMethod(), segments, exchange.getRequestURI().getRawQuery(), headers, read);
    }

    private void work(HttpExchange exchange, Call call) throws IOException {
        Behaviour told = behaviour;
        Behaviour.Mode mode = told.next();
        if (mode == Behaviour.Mode.ERROR) {
            send(exchange, dialect.refuse(503, "unavailable", "Temporarily unavailable."));
            return;
        }
        if (mode == Behaviour.Mode.HANG) {
            timer.schedule(exchange::close, told.delayMs(), TimeUnit.MILLISECONDS);
            return;
        }
        Answer answer = dialect.answer(call, told);
        if (mode == Behaviour.Mode.DUPLICATE) {
            answer = dialect.answer(call, told);
        }
        if (mode == Behaviour.Mode.HALF) {
            exchange.close();
        } else if (answer.withheld()) {
            timer.schedule(exchange::close, SILENCE_MS, TimeUnit.MILLISECONDS);
        } else if (mode == Behaviour.Mode.SLOW) {
            sendLater(exchange, answer, told.delayMs());
        } else {
            send(exchange, answer);
        }
    }

    private void received(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> send(exchange, Answer.of(200, list()));
            case "DELETE" -> {
                book.clear().join();
                send(exchange, Answer.of(204, MissingNode.getInstance()));
            }
            default -> send(exchange, dialect.refuse(405, "method", "GET or DELETE."));
        }
    }

    private ArrayNode list() {
        ArrayNode list = json.createArrayNode();
        for (Book.Listed listed : book.listed()) {
            Received received = listed.received();
            ObjectNode entry = list.addObject()
                    .put("kind", received.kind())
                    .put("key", received.key())
                    .put("orderId", received.orderId());
            if (received.amount() != null) {
                entry.put("amount", received.amount());
            }
            entry.put("at", received.at().toString())
                    .put("attempts", listed.attempts())
                    .put("accepted", received.accepted());
        }
        return list;
    }

    private void behave(HttpExchange exchange, byte[] body) throws IOException {
        try {
            behaviour = Behaviour.of(json.readTree(body));
            ObjectNode now = json.createObjectNode()
                    .put("mode", behaviour.mode().name().toLowerCase(Locale.ROOT))
                    .put("rate", behaviour.rate())
                    .put("delayMs", behaviour.delayMs());
            send(exchange, Answer.of(200, now));
        } catch (IllegalArgumentException e) {
            send(exchange, dialect.refuse(400, "behaviour", e.getMessage()));
        }
    }

    private void sendLater(HttpExchange exchange, Answer answer, long delayMs) {
        timer.schedule(
                () -> {
                    try {
                        send(exchange, answer);
                    } catch (IOException e) {
                        exchange.close(); // the caller did not wait
                    }
                },
                delayMs,
                TimeUnit.MILLISECONDS);
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.body().isMissingNode()) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            byte[] bytes = json.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
