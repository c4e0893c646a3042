package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Purchases against the running jar and its supplier: proposed, approved and billed once though sixteen do it at once, and
 * ordered once though answers are lost and the house is killed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplenishmentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int THREADS = 16;
    private static final String CUPS = "CUP-BLUE";

    @TempDir
    static Path data;

    private static TandemProcess tandem;
    private static Client acme;
    private static Buying buying;

    @BeforeAll
    static void start() {
        tandem = TandemProcess.besideSimulators(data);
        open();
    }

    private static void open() {
        tandem.start("--tandem.procurement.scheduled=false");
        acme = Client.as(tandem, "partner-acme");
        buying = new Buying(tandem, LocalDate.now(ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        tandem.close();
    }

    @Test
    @Order(1)
    void aShelfThatRunsLowIsProposedOnceHoweverManyAsk() throws Exception {
        assertThat(buying.plan(CUPS).path("quantity").asText())
                .as("40 cups last until new ones could come")
                .isEqualTo("0");
        awaitStatus(idOf(place("fill-1", CUPS, 70)), "COMPLETED");
        awaitStatus(idOf(place("wait-1", CUPS, 10)), "BACKORDERED");

        List<Client.Answer> answers = atOnce(() -> buying.propose(CUPS));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        long made = answers.stream()
                .flatMap(answer -> answer.body().path("made").valueStream())
                .filter(id -> id.asText().equals(buying.id(CUPS)))
                .count();
        assertThat(made).isEqualTo(1);
        buying.becomes(CUPS, "PENDING_APPROVAL");
        assertThat(buying.purchase(CUPS).path("reasoning").toString())
                .contains("On hand", "Forecast by", "service level", "packs of 12");
        assertThat(buying.plan(CUPS).path("quantity").asText())
                .as("what is proposed counts as on order")
                .isEqualTo("0");
        assertThat(buying.arriving(CUPS)).as("a proposal promises nothing").isEmpty();
    }

    @Test
    @Order(2)
    void anApprovedPurchaseIsOneOrderAtTheSupplierAlsoWhenAnswersAreLostAndTheHouseIsKilled() throws Exception {
        buying.behave("{\"mode\":\"half\",\"rate\":1}");
        String task = buying.task(CUPS, "decideOnPurchase");
        List<Client.Answer> approvals = atOnce(() -> buying.complete(task, "APPROVE"));
        assertThat(approvals).filteredOn(one -> one.status() == 200).hasSize(1);
        assertThat(approvals).filteredOn(one -> one.status() >= 500).isEmpty();
        await().atMost(PATIENCE).until(() -> buying.told("PURCHASE_ORDER", CUPS) == 1);

        tandem.kill();
        buying.behave("{\"mode\":\"duplicate\"}");
        open();

        buying.becomes(CUPS, "CONFIRMED");
        assertThat(buying.told("PURCHASE_ORDER", CUPS))
                .as("asked again after the kill, under the same key")
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void aSupplierThatRefusesEndsThePurchase() {
        buying.supplier("S-NEVER", "REFUSE-1");
        String terms = "{\"supplierSku\":\"L\",\"minimum\":\"1\",\"pack\":\"1\","
                + "\"breaks\":[{\"from\":\"0\",\"unitPrice\":\"60\"}]}";
        assertThat(buying.buyer()
                        .put("/suppliers/S-NEVER/items/LAST-TEN", terms)
                        .status())
                .isEqualTo(200);
        waitFor("LAST-TEN", 12);
        buying.answer("LAST-TEN", "decideOnPurchase", "APPROVE");

        buying.becomes("LAST-TEN", "REFUSED");
        assertThat(buying.receive("LAST-TEN", "x", 1, false).status()).isEqualTo(409);
        assertThat(buying.arriving("LAST-TEN")).isEmpty();
    }

    @Test
    @Order(4)
    void aSupplierThatOffersHalfIsABuyersDecisionAndAnInvoiceOverMoreToo() throws Exception {
        String sku = "PREORDER-1";
        buying.supplier("S-GADGETS", "SHORT-1");
        waitFor(sku, 7);
        buying.answer(sku, "decideOnPurchase", "APPROVE");
        buying.becomes(sku, "OFFERED");
        assertThat(buying.receive(sku, "early", 1, false).status()).isEqualTo(409);
        buying.answer(sku, "decideOnAnswer", "APPROVE");
        buying.becomes(sku, "CONFIRMED");
        int promised = buying.purchase(sku).path("promised").asInt();

        buying.receive(sku, "all-but-one", promised - 1, true);

        buying.becomes(sku, "RECEIVED");
        buying.answer(sku, "resolveDifference", "DISPUTE");
        await().atMost(PATIENCE).until(() -> buying.told("DISPUTE", sku) == 1);
        List<Client.Answer> bills = atOnce(() -> buying.invoice(sku, "R-2", promised - 1, "28.00"));
        assertThat(bills).allMatch(one -> one.status() == 201 || one.status() == 409);
        buying.becomes(sku, "COMPLETED");
        assertThat(buying.purchase(sku).path("invoices"))
                .as("the disputed one and the right one")
                .hasSize(2);
    }

    @Test
    @Order(5)
    void badInputIsRefusedInPlainWords() {
        assertThat(acme.get("/purchase-orders").status()).isEqualTo(403);
        assertThat(buying.warehouse().post("/purchase-proposals", "{}").status())
                .isEqualTo(403);
        assertThat(buying.propose("NO-SUCH").status()).isEqualTo(400);
        assertThat(buying.buyer().get("/purchase-orders/PO.nothing").status()).isEqualTo(404);
        assertThat(buying.receive(CUPS, "neg", -1, false).status()).isEqualTo(400);
        Client.Answer file = buying.buyer()
                .postCsv(
                        "/demand/import",
                        "sku,location,date,quantity\nCUP-BLUE,BER,2026-01-05,7\nNOPE,BER,2026-01-05,7\nCUP-BLUE,BER,soon,-1\n");
        assertThat(file.body().path("taken").asInt()).isEqualTo(1);
        assertThat(file.body().path("badRows")).hasSize(3);
    }

    // --- customers
    // ----------------------------------------------------------------------------------------------------

    /** A customer wants more than there is, so that it must be bought. */
    private static void waitFor(String sku, int wanted) {
        awaitStatus(idOf(place("need-" + sku, sku, wanted)), "BACKORDERED");
        buying.propose(sku);
        buying.becomes(sku, "PENDING_APPROVAL");
    }

    private static Client.Answer place(String key, String sku, int quantity) {
        return acme.post("/sales-orders", Client.goods(key, sku, quantity, true), "Idempotency-Key", key);
    }

    private static String idOf(Client.Answer placed) {
        return placed.body().path("id").asText();
    }

    private static void awaitStatus(String id, String status) {
        await("order " + id + " becomes " + status)
                .atMost(PATIENCE)
                .until(() -> acme.get("/orders/" + id).body().path("status").asText(), status::equals);
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(Collections.nCopies(THREADS, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
