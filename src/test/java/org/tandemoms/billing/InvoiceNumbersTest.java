package org.tandemoms.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.tandemoms.sales.Address;
import org.tandemoms.sandbox.store.EmbeddedMongo;

/** Numbers of invoices: each once, none left out, whoever asks at once and whoever dies over it. */
class InvoiceNumbersTest {

    private static final Instant IN_MARCH = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NEW_YEARS_EVE = Instant.parse("2026-12-31T23:59:59Z");

    @TempDir
    Path dir;

    private EmbeddedMongo mongo;
    private final List<AnnotationConfigApplicationContext> nodes = new ArrayList<>();

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(dir, 0);
    }

    @AfterEach
    void stop() {
        nodes.forEach(AnnotationConfigApplicationContext::close);
        mongo.close();
    }

    @Test
    void twoNodesWithManyThreadsLeaveNoGapAndTakeNoNumberTwice() throws Exception {
        List<Invoices> both = List.of(node(), node());
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Invoice>> issued = threads.invokeAll(IntStream.range(0, 300)
                .<Callable<Invoice>>mapToObj(i -> () -> both.get(i % 2).issue(draft("o-" + i / 2 + ":invoice")))
                .toList());
        threads.shutdown();

        List<String> numbers = new ArrayList<>();
        for (Future<Invoice> invoice : issued) {
            numbers.add(invoice.get().number());
        }

        assertThat(numbers.stream().distinct().sorted().toList())
                .as("150 orders, each asked for by both nodes")
                .isEqualTo(IntStream.rangeClosed(1, 150)
                        .mapToObj(i -> String.format("INV-2026-%06d", i))
                        .toList());
    }

    @Test
    void aNodeThatStartsAnewGoesOnWhereTheDocumentsEnd() {
        Invoices before = node();
        IntStream.range(0, 37).forEach(i -> before.issue(draft("a-" + i)));
        mongo.close();
        mongo = EmbeddedMongo.start(dir, 0);

        Invoices after = node();

        assertThat(after.issue(draft("a-36")).number()).isEqualTo("INV-2026-000037");
        assertThat(after.issue(draft("b")).number()).isEqualTo("INV-2026-000038");
    }

    @Test
    void everyYearAndKindCountsFromOne() {
        Invoices invoices = node();

        assertThat(invoices.issue(draft("a", NEW_YEARS_EVE)).number()).isEqualTo("INV-2026-000001");
        assertThat(invoices.issue(draft("b", NEW_YEARS_EVE.plusSeconds(1))).number())
                .isEqualTo("INV-2027-000001");
        assertThat(invoices.issue(draft("c", NEW_YEARS_EVE)).number()).isEqualTo("INV-2026-000002");
    }

    @Test
    void whatIsReadIsWhatWasIssued() {
        Invoices invoices = node();
        Invoice issued = invoices.issue(draft("a"));

        assertThat(invoices.find(issued.number())).contains(issued);
        assertThat(invoices.issuedFor(List.of("a", "none"))).containsExactly(issued);
    }

    @Test
    void aCustomersInvoicesComeNewestFirstPageByPageEachOnce() {
        Invoices invoices = node();
        List<String> newestFirst = new ArrayList<>();
        // three in the same instant, as a batch issues them
        for (int i = 0; i < 7; i++) {
            newestFirst.add(
                    0,
                    invoices.issue(draft("p-" + i, IN_MARCH.plusSeconds(i / 3))).number());
        }

        List<String> seen = new ArrayList<>();
        Invoice last = null;
        List<Invoice> page;
        do {
            page = invoices.ofCustomer("C-100", last, 2);
            page.forEach(invoice -> seen.add(invoice.number()));
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (last != null);

        assertThat(seen).isEqualTo(newestFirst);
        assertThat(invoices.ofCustomer("C-200", null, 10)).isEmpty();
    }

    private Invoices node() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(MongoDatabaseFactory.class, () -> new SimpleMongoClientDatabaseFactory(mongo.uri("t")));
        context.registerBean(
                MongoTemplate.class,
                () -> new MongoTemplate(
                        context.getBean(MongoDatabaseFactory.class), context.getBean(MongoConverter.class)));
        try {
            context.register(
                    Class.forName("org.tandemoms.billing.internal.MongoInvoices"),
                    Class.forName("org.tandemoms.shared.internal.MongoConfiguration"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A part of the house has moved", e);
        }
        context.refresh();
        nodes.add(context);
        return context.getBean(Invoices.class);
    }

    private static Invoice draft(String key) {
        return draft(key, IN_MARCH);
    }

    private static Invoice draft(String key, Instant at) {
        BigDecimal none = new BigDecimal("0.00");
        return new Invoice(
                null,
                key,
                Invoice.Kind.INVOICE,
                "o",
                "partner-acme",
                "C-100",
                "Anna",
                new Address("Anna", "Street 1", "Berlin", "10115", "DE"),
                "EUR",
                List.of(),
                none,
                List.of(),
                none,
                none,
                none,
                none,
                "CARD",
                at,
                at,
                at,
                null,
                null);
    }
}
