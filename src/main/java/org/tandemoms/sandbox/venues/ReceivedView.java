package org.tandemoms.sandbox.venues;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What test suites see and steer: {@code GET /_received} tells what all venues received, {@code DELETE /_received}
 * empties that view (the orders live on), {@code POST /_behave} changes how the venues behave, one of them when the body
 * names a {@code venue}, else all.
 */
final class ReceivedView implements Closeable {
    static final int PORT_OFFSET = 20;

    /** One order as a venue received it; {@code orderId} is the sender's own, from SecondaryClOrdID (526). */
    record Received(
            String venue,
            String clOrdId,
            String orderId,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cumQty,
            int executions) {
        static Received of(Venue venue, VenueOrder order) {
            return new Received(
                    venue.profile().name(),
                    order.firstClOrdId(),
                    order.secondaryClOrdId(),
                    order.terms().quantity(),
                    order.cumQty(),
                    order.executions());
        }
    }

    record Behave(String mode, BigDecimal rate, long delayMs, String venue) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Venue> venues;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newSingleThreadExecutor();

    ReceivedView(int port, List<Venue> venues) throws IOException {
        this.venues = venues;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/_received", this::received);
        server.createContext("/_behave", this::behave);
        server.setExecutor(workers);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void received(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> answer(exchange, 200, JSON.writeValueAsString(all()));
            case "DELETE" -> {
                venues.forEach(Venue::clearReceived);
                answer(exchange, 204, "");
            }
            default -> answer(exchange, 405, "");
        }
    }

    private List<Received> all() {
        return venues.stream()
                .flatMap(venue -> venue.received().stream().map(order -> Received.of(venue, order)))
                .toList();
    }

    private void behave(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "");
            return;
        }
        try {
            Behave asked = JSON.readValue(exchange.getRequestBody().readAllBytes(), Behave.class);
            Conduct conduct = Conduct.of(asked.mode(), asked.rate(), asked.delayMs());
            venues.stream()
                    .filter(venue ->
                            asked.venue() == null || venue.profile().name().equals(asked.venue()))
                    .forEach(venue -> venue.behave(conduct));
            answer(exchange, 200, JSON.writeValueAsString(asked));
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            answer(
                    exchange,
                    400,
                    "{\"detail\":\"Expected mode ok, slow, error, hang, half or duplicate, rate 0 to 1 and delayMs\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
