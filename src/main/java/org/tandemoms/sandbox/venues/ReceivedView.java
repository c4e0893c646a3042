package org.tandemoms.sandbox.venues;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What test suites see and steer: {@code GET /_received} tells what all venues received, {@code DELETE /_received}
 * empties that view (the orders live on); {@code POST /_<action>} does what {@link VenueControl} can do, to one venue when
 * the body names a {@code venue}, else to all; {@code POST /_script} plays a list of such steps, in YAML.
 */
final class ReceivedView implements Closeable {
    static final int PORT_OFFSET = 20;

    /**
     * One order as a venue received it; {@code orderId} is the sender's own, from SecondaryClOrdID (526), {@code notional} what its
     * trades amount to as they are now.
     */
    record Received(
            String venue,
            String clOrdId,
            String orderId,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cumQty,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal notional,
            int executions) {
        static Received of(Venue venue, VenueOrder order) {
            return new Received(
                    venue.profile().name(),
                    order.firstClOrdId(),
                    order.secondaryClOrdId(),
                    order.terms().quantity(),
                    order.cumQty(),
                    order.notional(),
                    order.executions());
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final TypeReference<List<VenueControl.Step>> SCRIPT = new TypeReference<>() {};

    private final List<Venue> venues;
    private final VenueControl control;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newSingleThreadExecutor();

    ReceivedView(int port, List<Venue> venues, VenueControl control) throws IOException {
        this.control = control;
        this.venues = venues;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/_received", this::received);
        server.createContext(
                "/_script",
                exchange -> take(exchange, body -> {
                    control.play(YAML.readValue(body, SCRIPT));
                    return true;
                }));
        for (String action : VenueControl.ACTIONS) {
            server.createContext(
                    "/_" + action,
                    exchange -> take(
                            exchange,
                            body -> control.carryOut(JSON.readValue(body, VenueControl.Step.class)
                                    .named(action))));
        }
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

    /** Does what a body asks for; false when there was nothing to do it to. */
    private interface Work {
        boolean on(byte[] body) throws IOException;
    }

    private static void take(HttpExchange exchange, Work work) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "");
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            if (work.on(body)) {
                answer(exchange, 200, "{\"done\":true}");
            } else {
                answer(
                        exchange,
                        404,
                        problem("There is no such venue, instrument, order or trade, or it is so already"));
            }
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            answer(
                    exchange,
                    400,
                    problem("Expected mode ok, slow, error, hang, half or duplicate, rate 0 to 1 and delayMs; or: "
                            + e.getMessage()));
        }
    }

    private static String problem(String detail) throws IOException {
        return JSON.writeValueAsString(Map.of("detail", detail));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
