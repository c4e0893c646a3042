package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tandemoms.system.PartnersBooks.CARRIER;
import static org.tandemoms.system.PartnersBooks.ERP;
import static org.tandemoms.system.PartnersBooks.PAYMENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Payment provider, carrier and ERP that fail, hang, lose their answers or get every request twice, one after the other
 * while orders of every fate are under way. Each order comes to its right end, and nothing is taken, sent or booked twice.
 */
@DisplayName("Partners that misbehave")
class MisbehavingPartnersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REPEATED = "duplicate";
    private static final String ANSWERS_LOST = "half";

    private static TandemProcess tandem;
    private static ShopBooks books;
    private static Map<String, BigDecimal> opening;
    private static Client acme;
    private static Client warehouse;

    /** Name of a fate to the order that has it. */
    private final Map<String, String> orders = new LinkedHashMap<>();

    @BeforeAll
    static void find() {
        tandem = SharedTandem.running();
        books = new ShopBooks(tandem.storePort());
        opening = books.everOnHand();
        acme = Client.as(tandem, "partner-acme");
        warehouse = Client.as(tandem, "sandbox-warehouse");
    }

    @AfterAll
    static void close() {
        if (books != null) {
            books.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", ANSWERS_LOST, "hang", REPEATED})
    void everyOrderComesToItsRightEndAndNothingHappensTwice(String mode) {
        List.of(PAYMENT, CARRIER, ERP).forEach(partner -> behave(partner, mode));
        place(mode);
        if (!mode.equals(REPEATED)) {
            theyAreInTroubleAndHelped(mode);
        }
        answer("refused", "resolveShipment", "CANCEL");
        answer("lost", "resolveShipment", "CANCEL");
        becomes("plain", "COMPLETED");
        becomes("returned", "COMPLETED");
        aPieceComesBack(mode);
        List.of(PAYMENT, CARRIER, ERP).forEach(partner -> behave(partner, "ok"));

        await("nothing is under way any more").atMost(PATIENCE).untilAsserted(() -> assertThat(books.unfinished())
                .isEmpty());
        orders.keySet().forEach(fate -> becomes(fate, end(fate)));
        theMoneyIsRight();
        theParcelsAndTheBooksAreRight();
        whatWasAskedTwiceWasDoneOnce(mode);
        books.nothingWasOversold(opening, Map.of());
        books.counterIsLedger();
        books.holdsAndOrdersAgree();
        books.nobodyPaidForNothing();
    }

    private static String end(String fate) {
        return switch (fate) {
            case "declined" -> "REJECTED";
            case "refused", "lost", "withdrawn" -> "CANCELLED";
            default -> "COMPLETED";
        };
    }

    // --- what happens -----------------------------------------------------------------------------------------------

    private void place(String mode) {
        place(mode, "plain", "tok_ok", "10115");
        place(mode, "returned", "tok_ok", "10115");
        place(mode, "declined", "tok_declined", "10115");
        place(mode, "refused", "tok_ok", "00000");
        place(mode, "lost", "tok_ok", "99999");
        if (!mode.equals(REPEATED)) {
            place(mode, "withdrawn", "tok_ok", "10115");
        }
    }

    private void place(String mode, String fate, String token, String postalCode) {
        String name = mode + "-" + fate;
        String order = Client.goods(name, "TEA-EARL-100", 2, false)
                .replace("tok_ok", token)
                .replace("10115", postalCode);
        Client.Answer placed = acme.post("/sales-orders", order, "Idempotency-Key", name);
        assertThat(placed.status()).as("%s", placed.body()).isEqualTo(201);
        orders.put(fate, placed.body().path("id").asText());
    }

    /** Every order runs into every partner's trouble before that one is well again. */
    private void theyAreInTroubleAndHelped(String mode) {
        awaitTrouble("payment", orders.values());
        cancel("withdrawn");
        behave(PAYMENT, "ok");
        awaitTrouble("carrier", of("plain", "returned", "refused", "lost"));
        behave(PAYMENT, mode);
        behave(CARRIER, "ok");
        if (!mode.equals(ANSWERS_LOST)) { // a carrier whose answers are lost tells of its parcels all the same
            awaitTrouble("payment", of("plain", "returned"));
        }
        behave(PAYMENT, "ok");
        awaitTrouble("erp", of("plain", "returned"));
    }

    private List<String> of(String... fates) {
        return List.of(fates).stream().map(orders::get).toList();
    }

    private static void awaitTrouble(String partner, Collection<String> ids) {
        await("these orders wait for " + partner)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(books.waitingAgainFor(partner)).containsAll(ids));
    }

    private void cancel(String fate) {
        String path = "/orders/" + orders.get(fate);
        await("the cancellation is taken").atMost(PATIENCE).until(() -> {
            String seen = acme.get(path).raw().headers().firstValue("ETag").orElseThrow();
            int status = acme.post(path + "/cancel", "{\"reason\":\"too slow\"}", "If-Match", seen)
                    .status();
            assertThat(status).isIn(200, 202, 412);
            return status != 412;
        });
    }

    private void aPieceComesBack(String mode) {
        behave(PAYMENT, mode);
        String name = mode + "-back";
        Client.Answer back = acme.post(
                "/sales-orders/" + orders.get("returned") + "/returns",
                "{\"reason\":\"CHANGED_MIND\",\"lines\":[{\"lineId\":\"1\",\"quantity\":\"1\"}]}",
                "Idempotency-Key",
                name);
        assertThat(back.status()).as("%s", back.body()).isEqualTo(201);
        answerFor(back.body().path("id").asText(), "receiveReturn", "RESTOCK");
        if (!mode.equals(REPEATED)) {
            awaitTrouble("payment", of("returned"));
        }
    }

    private void answer(String fate, String task, String outcome) {
        answerFor(orders.get(fate), task, outcome);
    }

    private static void answerFor(String orderId, String task, String outcome) {
        String id = await("the warehouse is asked for " + task + " of " + orderId)
                .atMost(PATIENCE)
                .until(() -> openTask(orderId, task), found -> !found.isEmpty());
        Client.Answer answer = warehouse.post(
                "/tasks/" + id + "/complete",
                "{\"outcome\":\"%s\",\"comment\":\"done\",\"variables\":{\"condition\":\"UNOPENED\"}}"
                        .formatted(outcome));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    private static String openTask(String orderId, String task) {
        return warehouse
                .get("/tasks?orderId=" + orderId)
                .body()
                .path("items")
                .valueStream()
                .filter(one -> one.path("taskKey").asText().equals(task))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElse("");
    }

    private void becomes(String fate, String status) {
        await("the order that is " + fate + " becomes " + status)
                .atMost(PATIENCE)
                .until(() -> shown(fate).path("status").asText(), status::equals);
    }

    private JsonNode shown(String fate) {
        return acme.get("/orders/" + orders.get(fate)).body();
    }

    private static void behave(int partner, String mode) {
        Client.behave(tandem, partner, "{\"mode\":\"%s\",\"delayMs\":%d}".formatted(mode, delay(mode)));
    }

    /** Long enough to be waited for, shorter than the routes' patience: that is looked at elsewhere. */
    private static int delay(String mode) {
        return mode.equals("hang") ? 1200 : 0;
    }

    // --- what must be so in the end
    // -----------------------------------------------------------------------------------

    private void theMoneyIsRight() {
        PartnersBooks partners = PartnersBooks.of(tandem);
        orders.forEach((fate, id) -> {
            BigDecimal gross =
                    new BigDecimal(shown(fate).path("totals").path("gross").asText());
            boolean delivered = end(fate).equals("COMPLETED");
            BigDecimal kept = delivered ? gross : BigDecimal.ZERO;
            assertThat(partners.sum(id, "CAPTURE")).as("taken, %s", fate).isEqualByComparingTo(kept);
            assertThat(partners.all(id, "AUTHORISE")).as("set aside, %s", fate).hasSize(1);
            BigDecimal setAside = partners.sum(id, "AUTHORISE");
            assertThat(setAside).isEqualByComparingTo(fate.equals("declined") ? BigDecimal.ZERO : gross);
            assertThat(partners.sum(id, "VOID")).as("let go, %s", fate).isEqualByComparingTo(setAside.subtract(kept));
            BigDecimal credited = partners.done(id, "JOURNAL").stream()
                    .filter(entry -> entry.key().contains("erp-credit"))
                    .map(PartnersBooks.Entry::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(partners.sum(id, "REFUND")).as("given back, %s", fate).isEqualByComparingTo(credited);
            assertThat(credited.signum()).as("credited, %s", fate).isEqualTo(fate.equals("returned") ? 1 : 0);
            assertThat(credited).isLessThanOrEqualTo(gross);
        });
    }

    private void theParcelsAndTheBooksAreRight() {
        PartnersBooks partners = PartnersBooks.of(tandem);
        orders.forEach((fate, id) -> {
            boolean booked = List.of("plain", "returned", "lost").contains(fate);
            boolean asked = booked || fate.equals("refused");
            assertThat(partners.all(id, "SHIPMENT")).as("parcels, %s", fate).hasSize(asked ? 1 : 0);
            assertThat(partners.done(id, "SHIPMENT"))
                    .as("parcels taken, %s", fate)
                    .hasSize(booked ? 1 : 0);
            int sales = end(fate).equals("COMPLETED") ? 1 : 0;
            for (String kind : List.of("ORDER", "DELIVERY", "INVOICE")) {
                assertThat(partners.done(id, kind))
                        .as("%s in the ERP, %s", kind, fate)
                        .hasSize(sales);
            }
            assertThat(partners.done(id, "JOURNAL"))
                    .as("booking entries, %s", fate)
                    .hasSize(fate.equals("returned") ? 2 : sales);
        });
    }

    /** Lost answers and repeated requests reach the partner again under the same key. */
    private void whatWasAskedTwiceWasDoneOnce(String mode) {
        if (mode.equals(ANSWERS_LOST) || mode.equals(REPEATED)) {
            PartnersBooks partners = PartnersBooks.of(tandem);
            for (String kind : List.of("AUTHORISE", "SHIPMENT", "ORDER")) {
                assertThat(orders.values().stream().flatMap(id -> partners.done(id, kind).stream()))
                        .as("%s, asked again", kind)
                        .anyMatch(one -> one.attempts() > 1);
            }
        }
    }
}
