package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.inventory.StoredStock.BOTH;
import static org.tandemoms.inventory.StoredStock.dec;
import static org.tandemoms.inventory.StoredStock.demand;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Goods by batch and serial: first expired first out, never past their date, each piece once, and all of it in the ledger. */
class LotsTest extends StoredStockTest {

    private static final String MILK = "MILK";
    private static final String PHONE = "PHONE";
    private static final LocalDate SOON = LocalDate.parse("2026-03-05");
    private static final LocalDate LATER = LocalDate.parse("2026-06-30");
    private static final List<String> BER = List.of("BER");

    private Lots lots;

    @BeforeEach
    void items() {
        lots = house.bean(Lots.class);
        house.catalogue().save(item(MILK, true, false));
        house.catalogue().save(item(PHONE, false, true));
    }

    private static Item item(String sku, boolean batches, boolean serials) {
        var handling = new ItemHandling("C62", null, batches, serials, null, null, null, null);
        return new Item(sku, sku, null, dec("1.00"), "EUR", dec("100"), false, handling);
    }

    private void milk(String location, String batch, LocalDate expiry, String quantity) {
        lots.receive(
                MILK, location, List.of(new Lot(batch, null, expiry, dec(quantity))), batch + quantity, "delivery");
    }

    private void phones(String location, String key, String... serials) {
        lots.receive(
                PHONE,
                location,
                java.util.Arrays.stream(serials)
                        .map(serial -> new Lot(null, serial, null, BigDecimal.ONE))
                        .toList(),
                key,
                "delivery");
    }

    private Allotment held(String key, String sku, String quantity) {
        house.inventory().reserve(List.of(demand(key, sku, quantity)), BER, false);
        house.counted.add(key);
        return new Allotment(key, sku, "BER", dec(quantity));
    }

    /** By batch or serial, how many are on the shelf. */
    private Map<String, String> shelf(String sku) {
        return lots.here(sku, null).stream()
                .collect(Collectors.toMap(
                        here -> here.location() + " " + here.lot().name(),
                        here -> here.lot().quantity().stripTrailingZeros().toPlainString()));
    }

    private void booksAgreeByLot(String sku) {
        booksAgreeButForBlocked(sku);
        house.store().writeLedger(true);
        house.clock.move(Duration.ofSeconds(11));
        house.store().writeLedger(true);
        booksAgreeButForBlocked(sku);
    }

    private void booksAgreeButForBlocked(String sku) {
        List<Reconciliation.Finding> findings = house.bean(Reconciliation.class).compare(sku);
        assertThat(findings).isNotEmpty();
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.lotsDiffering()).isEmpty();
            assertThat(finding.agrees()).as("%s", finding).isTrue();
            assertThat(finding.free()).isNotNegative();
        });
    }

    private static void refused(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.problem().code())
                .isEqualTo(code));
    }

    @Test
    void whatExpiresFirstLeavesFirstAndTheLedgerSaysWhatItWas() {
        milk("BER", "B-LATE", LATER, "10");
        milk("BER", "A-SOON", SOON, "4");
        Allotment six = held("O1:1", MILK, "6");
        assertThat(lots.toPick(six)).extracting(Lot::batch).containsExactly("A-SOON", "B-LATE");

        house.inventory().issue(six, "O1-1");
        house.inventory().issue(six, "O1-1");

        assertThat(shelf(MILK)).isEqualTo(Map.of("BER batch B-LATE", "8"));
        assertThat(lots.issued(six, "O1-1"))
                .extracting(lot -> lot.batch() + " " + lot.quantity().toPlainString())
                .containsExactlyInAnyOrder("A-SOON 4", "B-LATE 2");
        booksAgreeByLot(MILK);
        assertThat(lots.issued(six, "O1-1")).as("from the ledger").hasSize(2);
        Movement last = lots.history(MILK, "A-SOON", null).get(1);
        assertThat(last.shipment()).isEqualTo("O1-1");
        assertThat(last.lots().get(0).quantity()).isEqualByComparingTo("-4");
    }

    @Test
    void whatThePickerTookIsWhatLeft() {
        milk("BER", "A-SOON", SOON, "4");
        milk("BER", "B-LATE", LATER, "10");
        Allotment three = held("O1:1", MILK, "3");
        Allotment other = held("O2:1", MILK, "4");
        List<Lot> late = List.of(new Lot("B-LATE", null, null, dec("3")));

        lots.take(three, late, "scan-1");
        lots.take(three, late, "scan-1");
        refused(ProblemCode.STATE, () -> lots.take(three, List.of(new Lot("C", null, null, BigDecimal.ONE)), "scan-2"));
        refused(
                ProblemCode.INSUFFICIENT_STOCK,
                () -> lots.take(other, List.of(new Lot("B-LATE", null, null, dec("8"))), "scan-3"));
        house.inventory().issue(other, "O2-1");
        house.inventory().issue(three, "O1-1");

        assertThat(shelf(MILK)).isEqualTo(Map.of("BER batch B-LATE", "7"));
        assertThat(lots.issued(three, "O1-1")).extracting(Lot::batch).containsExactly("B-LATE");
        assertThat(lots.issued(other, "O2-1")).extracting(Lot::batch).containsExactly("A-SOON");
        booksAgreeByLot(MILK);
    }

    @Test
    void nothingIsPromisedFromTheMomentItExpires() {
        milk("BER", "A-SOON", SOON, "4");
        milk("BER", "B-LATE", LATER, "2");
        house.clock.move(Duration.between(
                        house.clock.instant(), SOON.plusDays(1).atStartOfDay().toInstant(java.time.ZoneOffset.UTC))
                .minusSeconds(1));
        assertThat(house.at(MILK, "BER").free()).isEqualByComparingTo("6");
        Allotment one = held("O1:1", MILK, "1");

        house.clock.move(Duration.ofSeconds(1));

        refused(ProblemCode.INSUFFICIENT_STOCK, () -> held("O2:1", MILK, "3"));
        StockLevel level = house.at(MILK, "BER");
        assertThat(level.free()).isEqualByComparingTo("1");
        assertThat(level.blocked()).isEqualByComparingTo("4");
        assertThat(level.held()).isEqualByComparingTo("1");
        refused(
                ProblemCode.STATE,
                () -> lots.take(one, List.of(new Lot("A-SOON", null, null, BigDecimal.ONE)), "scan"));
        house.inventory().issue(one, "O1-1");
        assertThat(lots.issued(one, "O1-1")).extracting(Lot::batch).containsExactly("B-LATE");
        booksAgreeByLot(MILK);

        lots.adjust(MILK, "BER", List.of(new Lot("A-SOON", null, null, dec("-4"))), "bin", "expired");
        lots.adjust(MILK, "BER", List.of(new Lot("A-SOON", null, null, dec("-4"))), "bin", "expired");
        assertThat(shelf(MILK)).isEqualTo(Map.of("BER batch B-LATE", "1"));
        assertThat(house.at(MILK, "BER").blocked()).isEqualByComparingTo("0");
        assertThat(house.at(MILK, "BER").free()).isEqualByComparingTo("1");
        booksAgreeByLot(MILK);
    }

    /** Goods that expire while orders hold them go back to nobody: what is let go of them is not for sale either. */
    @Test
    void whatIsLetGoAfterItsDateIsNotForSaleAgain() {
        milk("BER", "A-SOON", SOON, "4");
        Allotment four = held("O1:1", MILK, "4");
        house.clock.move(Duration.ofDays(9));
        assertThat(house.at(MILK, "BER").held()).isEqualByComparingTo("4");

        house.inventory().release(four);

        assertThat(house.at(MILK, "BER").free()).isEqualByComparingTo("0");
        assertThat(house.at(MILK, "BER").blocked()).isEqualByComparingTo("4");
        booksAgreeByLot(MILK);
    }

    @Test
    void aSerialComesInOnceWhereverAndHoweverOften() throws Exception {
        List<Callable<String>> doors = IntStream.range(0, 12)
                .<Callable<String>>mapToObj(door -> () -> {
                    try {
                        phones(BOTH.get(door % 2), "door" + door, "S1", "S" + (100 + door));
                        return "in";
                    } catch (Refused refused) {
                        return refused.problem().code().code();
                    }
                })
                .toList();

        List<String> answers = atOnce(doors);

        assertThat(answers).containsOnly("in", "duplicate-serial");
        assertThat(answers.stream().filter("in"::equals)).hasSize(1);
        assertThat(shelf(PHONE)).hasSize(2);
        booksAgreeByLot(PHONE);
        // whoever was refused has struck out what it had entered
        String[] others = IntStream.range(0, 12)
                .filter(door -> answers.get(door).equals("duplicate-serial"))
                .mapToObj(door -> "S" + (100 + door))
                .toArray(String[]::new);
        phones("LYS", "again", others);
        assertThat(shelf(PHONE)).hasSize(13);
    }

    @Test
    void aSerialLeavesOnceAndComesBackByItsNameOnly() {
        phones("BER", "in", "S1", "S2");
        Allotment one = held("O1:1", PHONE, "1");
        Allotment two = held("O2:1", PHONE, "1");
        List<Lot> first = List.of(new Lot(null, "S1", null, BigDecimal.ONE));
        lots.take(one, first, "scan-1");
        refused(ProblemCode.DUPLICATE_SERIAL, () -> lots.take(two, first, "scan-2"));
        house.inventory().issue(one, "O1-1");
        house.inventory().issue(two, "O2-1");

        assertThat(lots.issued(two, "O2-1")).extracting(Lot::serial).containsExactly("S2");
        assertThat(shelf(PHONE)).isEmpty();
        house.clock.move(Duration.ofHours(1));
        refused(ProblemCode.DUPLICATE_SERIAL, () -> phones("LYS", "sold before", "S1"));
        house.inventory().takeBack(PHONE, "BER", BigDecimal.ONE, "R1:1", true);
        assertThat(lots.nameless(PHONE, "BER")).isEqualByComparingTo("1");
        lots.identify(PHONE, "BER", first, "named");
        refused(
                ProblemCode.INSUFFICIENT_STOCK,
                () -> lots.identify(PHONE, "BER", List.of(new Lot(null, "S2", null, BigDecimal.ONE)), "too many"));
        assertThat(shelf(PHONE)).isEqualTo(Map.of("BER serial S1", "1"));
        booksAgreeByLot(PHONE);
    }

    @Test
    void aTransferTakesTheNamesAlong() {
        milk("BER", "A-SOON", SOON, "4");
        milk("BER", "B-LATE", LATER, "4");
        Transfers transfers = house.bean(Transfers.class);
        transfers.send("T1", MILK, "BER", "LYS", dec("5"), null);
        transfers.receive("T1", null, null);

        assertThat(shelf(MILK))
                .isEqualTo(Map.of("BER batch B-LATE", "3", "LYS batch A-SOON", "4", "LYS batch B-LATE", "1"));
        booksAgreeByLot(MILK);
    }

    @Test
    void aBatchHasOneDate() {
        milk("BER", "A", SOON, "4");
        refused(ProblemCode.STATE, () -> milk("BER", "A", LATER, "1"));
        booksAgreeByLot(MILK);
    }

    @Test
    void manyAtOnceAndEveryBatchIsWhereTheLedgerSaysItIs() throws Exception {
        long seed = Long.getLong("tandem.seed", System.nanoTime());
        System.out.println("lots at once: seed " + seed);
        AtomicInteger names = new AtomicInteger();
        ConcurrentLinkedQueue<Allotment> orders = new ConcurrentLinkedQueue<>();
        milk("BER", "A", SOON, "30");
        List<Callable<Object>> people = new ArrayList<>();
        for (int person = 0; person < 12; person++) {
            Random random = new Random(seed + person);
            people.add(() -> {
                for (int round = 0; round < 60; round++) {
                    act(random, names, orders);
                }
                return null;
            });
        }
        atOnce(people);

        booksAgreeByLot(MILK);
        StockLevel level = house.at(MILK, "BER");
        BigDecimal named = lots.here(MILK, "BER").stream()
                .map(here -> here.lot().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(level.onHand()).isEqualByComparingTo(named);
        assertThat(level.held())
                .isEqualByComparingTo(
                        orders.stream().map(Allotment::quantity).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private void act(Random random, AtomicInteger names, ConcurrentLinkedQueue<Allotment> orders) {
        try {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> orders.add(held("O" + names.incrementAndGet() + ":1", MILK, "2"));
                case 3, 4 -> {
                    Allotment order = orders.poll();
                    if (order != null) {
                        house.inventory().issue(order, order.key());
                    }
                }
                case 5 -> {
                    String key = "R" + names.incrementAndGet();
                    String batch = List.of("A", "B").get(random.nextInt(2));
                    LocalDate expiry = batch.equals("A") ? SOON : LATER;
                    for (int i = 0; i < 2; i++) {
                        lots.receive(MILK, "BER", List.of(new Lot(batch, null, expiry, dec("3"))), key, "delivery");
                    }
                }
                case 6 -> house.clock.move(Duration.ofHours(random.nextInt(4)));
                default -> house.store().writeLedger(true);
            }
        } catch (Refused refused) {
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.INSUFFICIENT_STOCK);
        }
    }
}
