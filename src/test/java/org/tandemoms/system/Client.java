package org.tandemoms.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A caller of the REST API, as a partner's script would be: plain HTTP and JSON, nothing of ours. */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final TandemProcess tandem;
    private final String token;
    private final boolean isHeldToDocument;

    private Client(TandemProcess tandem, String token, boolean isHeldToDocument) {
        this.tandem = tandem;
        this.token = token;
        this.isHeldToDocument = isHeldToDocument;
    }

    /** @param client of the sandbox, e.g. {@code partner-acme} */
    public static Client as(TandemProcess tandem, String client) {
        String basic = Base64.getEncoder().encodeToString((client + ":sandbox").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(tandem.url("/oauth2/token")))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return new Client(tandem, send(request).body().path("access_token").asText(), true);
    }

    /** The same caller for a bench: what looking at the answers costs would be measured too. */
    public Client measuring() {
        return new Client(tandem, token, false);
    }

    /** For a program that calls by itself. */
    String token() {
        return token;
    }

    /** @param body an empty object when the answer has none */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {}

    public Answer get(String path) {
        return call(request(path).GET().build());
    }

    /** A path outside the API, e.g. of the actuator. */
    public Answer getPlain(String path) {
        return call(HttpRequest.newBuilder(URI.create(tandem.url(path)))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    public Answer post(String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return call(request.build());
    }

    public Answer put(String path, String body) {
        return call(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    public Answer delete(String path) {
        return call(request(path).DELETE().build());
    }

    public Answer postCsv(String path, String csv) {
        return call(request(path)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(tandem.url("/api/v1" + path)))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    /** Asks a simulator what it has received. */
    public static JsonNode received(TandemProcess tandem, int offset) {
        return askPartner(tandem, offset, "/_received");
    }

    /** Asks a simulator as its clients would, or as a test may. */
    public static JsonNode askPartner(TandemProcess tandem, int offset, String path) {
        return send(HttpRequest.newBuilder(URI.create(tandem.simulatorUrl(offset, path)))
                        .build())
                .body();
    }

    /** Tells a simulator how to behave from now on. */
    public static void behave(TandemProcess tandem, int offset, String how) {
        tellPartner(tandem, offset, "/_behave", how);
    }

    /** Tells a simulator to do what a test wants to happen there. */
    public static Answer tellPartner(TandemProcess tandem, int offset, String action, String body) {
        return send(HttpRequest.newBuilder(URI.create(tandem.simulatorUrl(offset, action)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private Answer call(HttpRequest request) {
        Answer answer = send(request);
        if (isHeldToDocument) {
            ApiPromises.check(
                    request.method(),
                    request.uri().getPath(),
                    answer.status(),
                    answer.raw().headers(),
                    answer.body());
        }
        return answer;
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            String text = response.body();
            JsonNode body = text == null || text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
            return new Answer(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A goods order of one line, shipped to Germany and paid by card. */
    public static String goods(String clientOrderId, String sku, int quantity, boolean allowBackorder) {
        return """
                {"clientOrderId":"%s","customerId":"C-100","currency":"EUR",
                 "lines":[{"lineId":"1","sku":"%s","quantity":"%d"}],
                 "shipTo":{"name":"Anna Schneider","street":"Weg 1","city":"Berlin","postalCode":"10115","country":"DE"},
                 "payment":{"method":"CARD","token":"tok_ok"},"allowBackorder":%s}"""
                .formatted(clientOrderId, sku, quantity, allowBackorder);
    }
}
