package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A shop through some days: customers order, pay, wait, change their minds and send things back; staff work their inbox;
 * a supplier comes late. What is decided follows from the seed and an order's name, never from what came first.
 */
final class ShopDays {

    private static final int CUSTOMERS_AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TandemProcess tandem;
    private final long seed;
    private final Map<String, Bought> orders = new ConcurrentHashMap<>();
    private final Map<String, String> returns = new ConcurrentHashMap<>();
    private final Map<String, Integer> deeds = new TreeMap<>();

    /** What somebody did about an order, by deed and order. */
    private final Set<String> done = new HashSet<>();

    private final Map<String, BigDecimal> added = new TreeMap<>();
    private List<Client> staff;
    private Client acme;
    private Client warehouse;
    private int manifests;
    private int placed;

    ShopDays(TandemProcess tandem, long seed) {
        this.tandem = tandem;
        this.seed = seed;
        signIn();
    }

    /** Tokens last for minutes, these days for weeks. */
    private void signIn() {
        acme = Client.as(tandem, "partner-acme");
        warehouse = Client.as(tandem, "sandbox-warehouse");
        staff = List.of(
                warehouse,
                Client.as(tandem, "sandbox-compliance"),
                Client.as(tandem, "sandbox-service"),
                Client.as(tandem, "sandbox-ops"),
                Client.as(tandem, "sandbox-buyer"));
    }

    // --- customers
    // ----------------------------------------------------------------------------------------------------

    void customersOrder(int many) throws Exception {
        signIn();
        ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS_AT_ONCE);
        try {
            List<Future<?>> placing = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Bought bought = Bought.of(seed, placed++);
                placing.add(customers.submit(() -> place(bought)));
            }
            for (Future<?> one : placing) {
                one.get();
            }
        } finally {
            customers.shutdownNow();
        }
    }

    private void place(Bought bought) {
        Client.Answer answer = acme.post("/sales-orders", bought.json(), "Idempotency-Key", bought.name());
        assertThat(answer.status()).as("%s: %s", bought, answer.body()).isEqualTo(201);
        orders.put(answer.body().path("id").asText(), bought);
    }

    /** Those who wait for kettles and do not want to, or want more or fewer. */
    void customersChangeTheirMinds(Map<String, String> statuses) {
        orders.forEach((id, bought) -> {
            boolean waits = "BACKORDERED".equals(statuses.get(id));
            if (waits && bought.fate() == Bought.Fate.WITHDRAWN) {
                onVersion(id, "/orders/" + id + "/cancel", "{\"reason\":\"found one elsewhere\"}");
            } else if (waits && bought.fate() == Bought.Fate.AMENDED && done.add("amended " + id)) {
                String lines = "{\"lines\":[{\"lineId\":\"1\",\"quantity\":\"%d\"}]}";
                onVersion(id, "/sales-orders/" + id + "/amend", lines.formatted(bought.partial() ? 1 : 5));
            }
        });
    }

    private void onVersion(String id, String path, String body) {
        await(path).atMost(PATIENCE).until(() -> {
            String seen =
                    acme.get("/orders/" + id).raw().headers().firstValue("ETag").orElseThrow();
            Client.Answer answer = acme.post(path, body, "If-Match", seen);
            assertThat(answer.status()).as("%s", answer.body()).isIn(200, 202, 412);
            return answer.status() != 412;
        });
    }

    void customersSendBack(Map<String, String> statuses) {
        orders.forEach((id, bought) -> {
            if (bought.back() != null && "COMPLETED".equals(statuses.get(id)) && !returns.containsValue(id)) {
                Client.Answer answer = acme.post(
                        "/sales-orders/" + id + "/returns",
                        "{\"reason\":\"CHANGED_MIND\",\"lines\":[{\"lineId\":\"1\",\"quantity\":\"1\"}]}",
                        "Idempotency-Key",
                        "back-" + bought.name());
                assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
                returns.put(answer.body().path("id").asText(), id);
            }
        });
    }

    // --- staff
    // --------------------------------------------------------------------------------------------------------

    /** Everybody does what lies in the inbox, drivers take what is booked, until nothing is left to do. */
    void untilQuiet(ShopBooks books) {
        await("the day's work is done")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    staff.forEach(this::workTheInbox);
                    List.of("BER", "LYS", "NYC").forEach(this::driverComes);
                    assertThat(books.underway()).isEmpty();
                });
    }

    private void workTheInbox(Client person) {
        for (JsonNode task : person.get("/tasks?limit=100").body().path("items")) {
            String key = task.path("taskKey").asText();
            String id = task.path("orderId").asText();
            String outcome = outcome(key, id);
            BigDecimal missing = outcome.equals("SHORT") ? onTheLists(id) : BigDecimal.ZERO;
            Client.Answer answer = person.post(
                    "/tasks/" + task.path("id").asText() + "/complete",
                    "{\"outcome\":\"%s\",\"comment\":\"as usual\",\"variables\":{\"condition\":\"UNOPENED\"}}"
                            .formatted(outcome));
            if (answer.status() == 200) {
                count("task " + key + " " + outcome);
                done.add(key + " " + id);
                added.merge(Bought.TEA, missing.negate(), BigDecimal::add);
            }
        }
    }

    private String outcome(String key, String id) {
        Bought.Fate fate = orders.containsKey(id) ? orders.get(id).fate() : null;
        return switch (key) {
            case "decideOnOrder" -> fate == Bought.Fate.TURNED_DOWN ? "REJECT" : "APPROVE";
            case "resolveShipment" -> fate == Bought.Fate.REPLACED ? "RETRY" : "CANCEL";
            case "collectPayment" -> done.contains(key + " " + id) ? "WRITE_OFF" : "RETRY";
            case "pickGoods" -> fate == Bought.Fate.PICK_SHORT && !done.contains(key + " " + id) ? "SHORT" : "PICKED";
            case "packParcels" -> "PACKED";
            case "receiveReturn" -> orders.get(returns.get(id)).back();
            case "decideOnLate" -> "WAIT";
            case "resolveDifference" -> "ACCEPT";
            default -> "APPROVE";
        };
    }

    /** The picker finds nothing of all that is on the order's lists. */
    private BigDecimal onTheLists(String id) {
        return BigDecimal.valueOf(orders.get(id).quantity());
    }

    private void driverComes(String location) {
        String key = "van-" + manifests++;
        Client.Answer answer = warehouse.post(
                "/warehouse/manifests", "{\"location\":\"%s\"}".formatted(location), "Idempotency-Key", key);
        if (answer.status() == 201) {
            count("vans");
        }
    }

    // --- goods in
    // -----------------------------------------------------------------------------------------------------

    void buyerLooks() {
        Client buyer = Client.as(tandem, "sandbox-buyer");
        assertThat(buyer.post("/purchase-proposals", "{\"sku\":\"%s\"}".formatted(Bought.CUPS))
                        .status())
                .isEqualTo(200);
    }

    /** The supplier delivers what is overdue by some days, and everybody has been asked about it. */
    void supplierComesLate(LocalDate today, int daysLate) {
        for (JsonNode purchase : openPurchases()) {
            LocalDate due = LocalDate.parse(purchase.path("expectedOn").asText());
            BigDecimal open = new BigDecimal(purchase.path("outstanding").asText());
            if (!today.isBefore(due.plusDays(daysLate)) && open.signum() > 0) {
                String id = purchase.path("id").asText();
                Client.Answer answer = warehouse.post(
                        "/purchase-orders/" + id + "/receipts",
                        "{\"quantity\":\"%s\",\"reference\":\"late\",\"last\":true}".formatted(open.toPlainString()),
                        "Idempotency-Key",
                        "late-" + id);
                assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
                added.merge(Bought.CUPS, open, BigDecimal::add);
                count("purchases received late");
            }
        }
    }

    JsonNode openPurchases() {
        return Client.as(tandem, "sandbox-buyer")
                .get("/purchase-orders?state=open")
                .body()
                .path("items");
    }

    void kettlesArrive() {
        Client.Answer answer =
                warehouse.post("/inventory/expected-receipts/sample-preorder/arrived", "{}", "Idempotency-Key", "k");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        added.merge(Bought.KETTLE, new BigDecimal(answer.body().path("quantity").asText()), BigDecimal::add);
    }

    void cupsArrive(int quantity) {
        Client.Answer answer = warehouse.post(
                "/inventory/receipts",
                "{\"sku\":\"%s\",\"location\":\"BER\",\"quantity\":\"%d\",\"reference\":\"top up\"}"
                        .formatted(Bought.CUPS, quantity),
                "Idempotency-Key",
                "top-up");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        added.merge(Bought.CUPS, BigDecimal.valueOf(quantity), BigDecimal::add);
    }

    /** The next day begins. @return its date, UTC */
    LocalDate nextDay() {
        Client.Answer answer = Client.as(tandem, "sandbox-admin").post("/sandbox/clock", "{\"forward\":\"P1D\"}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return LocalDate.parse(answer.body().path("now").asText().substring(0, 10));
    }

    // --- what is known in the end
    // -------------------------------------------------------------------------------------

    Map<String, Bought> orders() {
        return Map.copyOf(orders);
    }

    /** Pieces that came in, less those that were not found, by item. */
    Map<String, BigDecimal> added() {
        return Map.copyOf(added);
    }

    /** How often what was done. */
    Map<String, Integer> deeds() {
        Map<String, Integer> all = new TreeMap<>(deeds);
        orders.values().forEach(bought -> all.merge("order " + bought.fate(), 1, Integer::sum));
        returns.values().forEach(id -> all.merge("return " + orders.get(id).back(), 1, Integer::sum));
        return all;
    }

    private void count(String deed) {
        deeds.merge(deed, 1, Integer::sum);
    }
}
