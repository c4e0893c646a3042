package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;
import org.tandemoms.trading.OrderStateScenarios;
import quickfix.Message;

/**
 * The running jar between clients and venues of every FIX version we speak, all of them played here, and the scenarios
 * between each two of them.
 */
final class OrderLife implements AutoCloseable {

    /** Inside the stretch of ports that {@link TandemProcess} was given, beyond those that simulators use. */
    private static final int VENUE_PORT_OFFSET = 25;

    private static final BigDecimal FIRST_PRICE = new BigDecimal("0.5000");
    private static final BigDecimal TICK = new BigDecimal("0.0005");

    static final Map<String, String> CLIENTS = versions("ACME42", "ACME", "ACME50");
    static final Map<String, String> VENUES = versions("EXT42", "EXT1", "EXT50");

    private final TandemProcess tandem;
    private final Map<String, WirePeer> clients = new LinkedHashMap<>();
    private final Map<String, WirePeer> venues = new LinkedHashMap<>();
    private final Map<BigDecimal, String> nameByPrice = new ConcurrentHashMap<>();
    private final Map<String, String> nameByOrder = new ConcurrentHashMap<>();
    private final List<String> options = new ArrayList<>();
    private WirePeer dropCopy;

    private OrderLife(TandemProcess tandem) {
        this.tandem = tandem;
    }

    private static Map<String, String> versions(String fix42, String fix44, String fix50) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(fix42, "FIX.4.2");
        names.put(fix44, "FIX.4.4");
        names.put(fix50, "FIXT.1.1");
        return names;
    }

    static OrderLife start(Path dir) throws Exception {
        OrderLife life = new OrderLife(TandemProcess.withSimulators(dir.resolve("tandem")));
        try {
            life.begin(dir);
            return life;
        } catch (Exception | AssertionError e) {
            life.close();
            throw e;
        }
    }

    private void begin(Path dir) throws Exception {
        options.add("--tandem.fix.home=" + sessionFiles(dir.resolve("fix")));
        options.add("--tandem.sandbox.external-venue=true");
        options.add("--tandem.sandbox.external-venue-port=" + venuePort("EXT1"));
        List<String> codes = List.of("XSIM", "EXT42", "EXT50");
        for (int i = 0; i < codes.size(); i++) {
            options.add("--tandem.venues[" + i + "].code=" + codes.get(i));
            options.add("--tandem.venues[" + i + "].name=" + codes.get(i));
            options.add("--tandem.venues[" + i + "].kind=EXCHANGE");
        }
        startApplication();
        for (var venue : VENUES.entrySet()) {
            venues.put(
                    venue.getKey(),
                    WirePeer.venue(venue.getValue(), venue.getKey(), venuePort(venue.getKey()), this::boxAtVenue));
        }
        for (var client : CLIENTS.entrySet()) {
            clients.put(
                    client.getKey(),
                    WirePeer.client(client.getValue(), client.getKey(), tandem.fixPort(), OrderLife::boxOfClient));
        }
        dropCopy = WirePeer.client("FIX.4.4", "DROP", tandem.fixPort(), OrderLife::boxOfClient);
        awaitSessions();
    }

    private void startApplication() {
        tandem.start(options.toArray(String[]::new));
    }

    void awaitSessions() {
        clients.values().forEach(WirePeer::connected);
        venues.values().forEach(WirePeer::connected);
        dropCopy.connected();
    }

    /** As a power cut would end it; then it starts again on the same data and the sessions come back by themselves. */
    void killAndRestart() {
        tandem.kill();
        startApplication();
        awaitSessions();
    }

    /** The shipped session files, and the outside venue once more for each other version. */
    private Path sessionFiles(Path home) throws IOException {
        Files.createDirectories(home);
        try (var shipped = Files.newDirectoryStream(Path.of("integrations", "fix"), "*.cfg")) {
            for (Path file : shipped) {
                Files.copy(file, home.resolve(file.getFileName()));
            }
        }
        String outside = Files.readString(home.resolve("external-venue.cfg"));
        String settings = outside.substring(0, outside.indexOf("[SESSION]"));
        Files.writeString(
                home.resolve("other-versions.cfg"),
                settings.replaceAll("SocketConnectPort=.*", "")
                        + """
                        [SESSION]
                        BeginString=FIX.4.2
                        SenderCompID=TANDEM
                        TargetCompID=EXT42
                        SocketConnectPort=%d
                        [SESSION]
                        BeginString=FIXT.1.1
                        DefaultApplVerID=FIX.5.0SP2
                        SenderCompID=TANDEM
                        TargetCompID=EXT50
                        SocketConnectPort=%d
                        """
                                .formatted(venuePort("EXT42"), venuePort("EXT50")));
        return home;
    }

    private int venuePort(String venue) {
        return tandem.simulatorBase()
                + VENUE_PORT_OFFSET
                + List.copyOf(VENUES.keySet()).indexOf(venue);
    }

    /** Reports are for the scenario whose name begins the ClOrdID. */
    private static String boxOfClient(Message message) {
        String clOrdId = WirePeer.text(message, 11);
        int slash = clOrdId.lastIndexOf('/');
        return slash < 0 ? "other" : clOrdId.substring(0, slash);
    }

    /** Venues do not hear the client's ClOrdID: the first message is told by its price, those that follow by our order. */
    private String boxAtVenue(Message message) {
        String clOrdId = WirePeer.text(message, 11);
        if (clOrdId.isEmpty()) {
            return "other";
        }
        String ourOrder = clOrdId.substring(0, clOrdId.indexOf('-'));
        if (WirePeer.text(message, 35).equals("D")) {
            String name = nameByPrice.get(new BigDecimal(WirePeer.text(message, 44)).stripTrailingZeros());
            if (name == null) {
                return "other";
            }
            nameByOrder.put(ourOrder, name);
        }
        return nameByOrder.getOrDefault(ourOrder, "other");
    }

    /**
     * Every path three times: each client version and each venue version is met once, and over all paths each pair. An
     * order by phone has no client and comes once for each venue. {@code -Dtandem.test.scenario=C.3.b} plays that alone, in
     * every pair and {@code -Dtandem.test.times} times.
     */
    List<WireReplay> replays() {
        List<WireReplay> replays = new ArrayList<>();
        List<WirePeer> behind = List.copyOf(venues.values());
        List<OrderStateScenarios.Path> paths = chosen(OrderStateScenarios.paths());
        for (int i = 0; i < paths.size(); i++) {
            OrderStateScenarios.Path path = paths.get(i);
            boolean byPhone = path.scenario().startsWith("E.1.a");
            int turn = i;
            for (WirePeer client : clients.values()) {
                replays.add(replay(path, byPhone ? dropCopy : client, behind.get(turn++ % behind.size())));
            }
        }
        return replays;
    }

    private static List<OrderStateScenarios.Path> chosen(List<OrderStateScenarios.Path> all) {
        String alone = System.getProperty("tandem.test.scenario");
        if (alone == null) {
            return all;
        }
        List<OrderStateScenarios.Path> chosen =
                all.stream().filter(path -> path.scenario().equals(alone)).toList();
        return Collections.nCopies(Integer.getInteger("tandem.test.times", 3), chosen).stream()
                .flatMap(List::stream)
                .toList();
    }

    private WireReplay replay(OrderStateScenarios.Path path, WirePeer client, WirePeer venue) {
        String name = client.name() + ">" + venue.name() + ":" + path.name().replace(" refused at ", "!");
        if (nameByPrice.containsValue(name)) {
            name += "#" + nameByPrice.size();
        }
        BigDecimal price = FIRST_PRICE.add(TICK.multiply(BigDecimal.valueOf(nameByPrice.size())));
        nameByPrice.put(price.stripTrailingZeros(), name);
        return new WireReplay(name, price.toPlainString(), path, client, venue, this::byPhone);
    }

    private void byPhone(String clOrdId, String quantity, String price, String venue) {
        Client.Answer answer = Client.as(tandem, "sandbox-trader")
                .post(
                        "/trade-orders",
                        """
                        {"clientOrderId":"%s","account":"FUND-A","side":"BUY","instrument":{"symbol":"VOD"},
                         "quantity":"%s","orderType":"LIMIT","limitPrice":"%s","timeInForce":"DAY",
                         "routing":{"strategy":"DIRECT","venue":"%s"}}"""
                                .formatted(clOrdId, quantity, price, venue),
                        "Idempotency-Key",
                        clOrdId);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    }

    WirePeer client(String name) {
        return clients.get(name);
    }

    WirePeer venue(String name) {
        return venues.get(name);
    }

    WirePeer dropCopy() {
        return dropCopy;
    }

    TandemProcess tandem() {
        return tandem;
    }

    @Override
    public void close() {
        clients.values().forEach(WirePeer::close);
        venues.values().forEach(WirePeer::close);
        if (dropCopy != null) {
            dropCopy.close();
        }
        tandem.close();
    }
}
