package org.tandemoms.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A partner's server that takes events, or does not. */
public final class Receiver implements AutoCloseable {

    /** Does not answer until the receiver is closed. */
    public static final int HANGS = -1;

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile int answer = 204;

    public record Taken(String event, String eventId, String signature, String text, JsonNode body) {

        /** Whether the signature is the one that the public description of webhooks tells to compute. */
        public boolean isSignedWith(String secret) throws Exception {
            String seconds = signature.substring("t=".length(), signature.indexOf(','));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected = mac.doFinal((seconds + "." + text).getBytes(StandardCharsets.UTF_8));
            return signature.equals("t=" + seconds + ",v1=" + HexFormat.of().formatHex(expected));
        }
    }

    public Receiver() {
        this(0);
    }

    public Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        taken.add(new Taken(
                exchange.getRequestHeaders().getFirst("Tandem-Event"),
                exchange.getRequestHeaders().getFirst("Tandem-Event-Id"),
                exchange.getRequestHeaders().getFirst("Tandem-Signature"),
                text,
                json.readTree(text)));
        int now = answer;
        if (now == HANGS) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.getResponseHeaders().add("Location", url());
        exchange.sendResponseHeaders(now == HANGS ? 503 : now, -1);
        exchange.close();
    }

    /** @param status what it answers from now on, or {@link #HANGS} */
    public void answers(int status) {
        answer = status;
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public List<String> events() {
        return taken.stream().map(Taken::event).toList();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/events";
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
