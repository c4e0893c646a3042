package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.inventory.StoredStock.dec;
import static org.tandemoms.inventory.StoredStock.demand;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.tandemoms.shared.Refused;

/** An item that everybody wants at once, spread over buckets: to its callers it is one stock as before. */
class HotItemTest extends StoredStockTest {

    private static final List<String> HERE = List.of("BER");
    private static final int BUCKETS = 8;
    private static final String ACTOR = "somebody";

    @BeforeEach
    void aHotItem() {
        house.catalogue().save(new Item("TEA", "TEA", null, dec("1.00"), "EUR", dec("100"), false));
        house.has("TEA", "BER", "100");
        assertThat(house.store().spread("TEA", "BER", BUCKETS)).isTrue();
    }

    private Allotment held(String key, String quantity) {
        house.inventory().reserve(List.of(demand(key, "TEA", quantity)), HERE, false);
        return new Allotment(key, "TEA", "BER", dec(quantity));
    }

    private void stands(String onHand, String free) {
        StockLevel level = house.at("TEA", "BER");
        assertThat(level.onHand()).as("on hand").isEqualByComparingTo(onHand);
        assertThat(level.free()).as("free").isEqualByComparingTo(free);
        booksAgree("TEA");
        house.clock.move(Duration.ofMinutes(1));
        house.store().writeLedger(true);
        booksAgree("TEA");
        Reconciliation.Finding found =
                house.bean(Reconciliation.class).compare("TEA", "BER").orElseThrow();
        assertThat(found.agrees()).as("reconciliation: %s", found).isTrue();
        assertThat(found.onHand()).isEqualByComparingTo(onHand);
        assertThat(house.bean(Reconciliation.class).compare("TEA"))
                .as("one finding for the location")
                .hasSize(1);
    }

    @Test
    void holdsLieInDifferentBucketsAndAreSeenAsOneStock() {
        for (int i = 0; i < 40; i++) {
            held("O" + i + ":1", "1");
        }

        assertThat(house.buckets("TEA", "BER")).hasSize(BUCKETS).allSatisfy(bucket -> assertThat(
                        bucket.getList("holds", Document.class))
                .as("holds in %s", bucket.get("_id"))
                .isNotEmpty());
        assertThat(house.holds("TEA", "BER")).hasSize(40);
        stands("100", "60");
    }

    @Test
    void aHoldTakesWhatSeveralBucketsHaveAndNothingStaysBehindWhenTheWholeCannotBeHad() {
        for (int i = 0; i < 40; i++) {
            held("O" + i + ":1", "1");
        }

        held("BIG:1", "55");
        assertThatThrownBy(() -> held("BIGGER:1", "6")).isInstanceOf(Refused.class);
        held("LAST:1", "5");

        stands("100", "0");
    }

    @Test
    void whateverIsDoneToAHoldIsDoneOnce() {
        Allotment shipped = held("A:1", "5");
        Allotment dropped = held("B:1", "5");
        Allotment shortened = held("C:1", "5");
        Allotment cut = held("D:1", "5");

        for (int i = 0; i < 2; i++) {
            house.inventory().issue(shipped, "A-1");
            house.inventory().release(dropped);
            house.inventory().writeOff(shortened, dec("2"));
            house.inventory().cut(cut, dec("1"));
            house.inventory().writeOff(dropped, dec("3"));
        }

        assertThat(house.holds("TEA", "BER").keySet()).containsExactlyInAnyOrder("C:1", "D:1");
        // 5 shipped, 3 missing at C, 2 missing at B although it was let go before
        stands("90", "87");
        assertThat(house.bean(Issues.class).byDay("TEA", "BER", null).values())
                .as("issues of the location")
                .singleElement()
                .satisfies(quantity -> assertThat(quantity).isEqualByComparingTo("5"));
    }

    @Test
    void aForgottenHoldIsFreedAndOneThatAnOrderCountsOnStays() {
        held("LOST:1", "2");
        held("KEPT:1", "3");
        house.counted.add("KEPT:1");

        house.clock.move(Duration.ofMinutes(10));
        house.care().checkHolds();

        assertThat(house.holds("TEA", "BER").keySet()).containsExactly("KEPT:1");
        stands("100", "97");
    }

    @Test
    void goodsComeAndGoWhereverTheFreeOnesLie() {
        for (int i = 0; i < 40; i++) {
            held("O" + i + ":1", "1");
        }

        house.inventory().adjust("TEA", "BER", dec("-58"), "K1", "water damage");
        house.inventory().adjust("TEA", "BER", dec("-58"), "K1", "water damage");
        assertThatThrownBy(() -> house.inventory().adjust("TEA", "BER", dec("-3"), "K2", "more"))
                .isInstanceOf(Refused.class);
        house.inventory().receive("TEA", "BER", dec("7"), "K3", "delivery");

        stands("49", "9");
    }

    @Test
    void anOrderTakesABasketOverFromOneBucketIntoAnother() {
        Baskets baskets = house.bean(Baskets.class);
        for (int i = 0; i < 12; i++) {
            String basket = "B" + i;
            baskets.open(basket, "acme", List.of(new Basket.Line("1", "TEA", dec("4"))), Duration.ofMinutes(5), HERE);
            String quantity = List.of("4", "2", "6").get(i % 3);
            Reservation order = baskets.reserve(
                    basket, "acme", "O" + i, List.of(demand("O" + i + ":1", "TEA", quantity)), HERE, false);
            assertThat(order.allotments()).containsExactly(new Allotment("O" + i + ":1", "TEA", "BER", dec(quantity)));
            assertThat(house.holds("TEA", "BER").get("O" + i + ":1")).isEqualByComparingTo(quantity);
        }

        assertThat(house.holds("TEA", "BER")).hasSize(12);
        stands("100", "52");
    }

    @Test
    void whoContinuesAfterAKillGivesATakenBasketTheSizeThatTheOrderWants() {
        Baskets baskets = house.bean(Baskets.class);
        for (int i = 0; i < 12; i++) {
            String basket = "B" + i;
            baskets.open(basket, "acme", List.of(new Basket.Line("1", "TEA", dec("4"))), Duration.ofMinutes(5), HERE);
            // as it lies in the documents when somebody died between handing over and resizing
            house.inventory().release(new Allotment(basket + ":1", "TEA", "BER", dec("4")));
            held("O" + i + ":1", "4");

            String quantity = List.of("4", "2", "6").get(i % 3);
            List<Demand> wanted = List.of(demand("O" + i + ":1", "TEA", quantity));
            Reservation order = baskets.reserve(basket, "acme", "O" + i, wanted, HERE, false);
            Reservation again = baskets.reserve(basket, "acme", "O" + i, wanted, HERE, false);

            assertThat(order.allotments()).containsExactly(new Allotment("O" + i + ":1", "TEA", "BER", dec(quantity)));
            assertThat(again).isEqualTo(order);
            assertThat(house.holds("TEA", "BER").get("O" + i + ":1")).isEqualByComparingTo(quantity);
        }

        assertThat(house.holds("TEA", "BER")).hasSize(12);
        stands("100", "52");
    }

    @Test
    void piecesOnTheirWayWhenSomebodyDiedAreCountedAndBroughtIn() {
        dieAfterLeaving(new Document("id", "N1")
                .append("to", "BER#3")
                .append("qty", new Decimal128(dec("30")))
                .append("at", Date.from(house.clock.instant())));
        assertThat(house.at("TEA", "BER").free()).as("free meanwhile").isEqualByComparingTo("100");

        house.clock.move(Duration.ofSeconds(30));
        house.store().writeLedger(true);
        house.store().writeLedger(true);

        assertThat(house.buckets("TEA", "BER"))
                .filteredOn(bucket -> bucket.get("_id").equals("TEA|BER#3"))
                .allSatisfy(bucket -> assertThat(
                                bucket.get("free", Decimal128.class).bigDecimalValue())
                        .isEqualByComparingTo("30"));
        held("ALL:1", "100");
        stands("100", "0");
    }

    /** The first of the two writes that carry pieces from one bucket to another, as it lies in the document after a kill. */
    private void dieAfterLeaving(Document note) {
        BigDecimal quantity =
                note.get("qty", Decimal128.class).bigDecimalValue().negate();
        Document entry = new Document("id", "TEA|BER|SPREAD|" + note.getString("id"))
                .append("type", "SPREAD")
                .append("onHandChange", new Decimal128(quantity))
                .append("freeChange", new Decimal128(quantity))
                .append("reference", "BER to BER#3")
                .append("actor", ACTOR)
                .append("at", note.getDate("at"));
        house.bean(MongoTemplate.class)
                .getCollection("stock")
                .updateOne(
                        new Document("_id", "TEA|BER"),
                        new Document(
                                        "$inc",
                                        new Document("free", new Decimal128(quantity))
                                                .append("onHand", new Decimal128(quantity)))
                                .append("$push", new Document("moving", note).append("movements", entry)));
    }

    @Test
    void manyAfterTheLastPiecesGetThemAllAndNoneTwice() throws Exception {
        var served = new AtomicInteger();
        var names = new AtomicInteger();

        atOnce(IntStream.range(0, 16)
                .<Callable<Object>>mapToObj(thread -> () -> {
                    for (int i = 0; i < 12; i++) {
                        try {
                            held("O" + names.incrementAndGet() + ":1", "1");
                            served.incrementAndGet();
                        } catch (Refused tooLate) {
                            assertThat(tooLate.problem().code().status()).isEqualTo(409);
                        }
                    }
                    return null;
                })
                .toList());

        assertThat(served.get()).as("pieces sold").isEqualTo(100);
        assertThat(house.holds("TEA", "BER")).hasSize(100);
        stands("100", "0");
    }

    @Test
    void oneOrderHeldByManyThreadsIsHeldOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            String key = "SAME" + round + ":1";
            atOnce(IntStream.range(0, 8)
                    .<Callable<Object>>mapToObj(thread -> () -> held(key, "9"))
                    .toList());
        }

        assertThat(house.holds("TEA", "BER")).hasSize(10);
        stands("100", "10");
    }

    @Test
    void aNodeThatHasNotHeardOfTheBucketsFindsThem() {
        house.has("CUP", "BER", "20");
        try (StoredStock other = another()) {
            other.inventory().levels("CUP");
            house.store().spread("CUP", "BER", BUCKETS);
            List<Allotment> held = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                other.inventory().reserve(List.of(demand("O" + i + ":1", "CUP", "1")), HERE, false);
                held.add(new Allotment("O" + i + ":1", "CUP", "BER", dec("1")));
            }
            for (int i = 10; i < 20; i++) {
                house.inventory().reserve(List.of(demand("O" + i + ":1", "CUP", "1")), HERE, false);
                held.add(new Allotment("O" + i + ":1", "CUP", "BER", dec("1")));
            }
            try (StoredStock third = another()) {
                held.forEach(third.inventory()::release);
            }
        }

        assertThat(house.holds("CUP", "BER")).isEmpty();
        assertThat(house.at("CUP", "BER").free()).isEqualByComparingTo("20");
    }

    @Test
    void itIsSpreadOnceAndWhileNothingIsHeld() {
        house.has("CUP", "BER", "20");
        house.inventory().reserve(List.of(demand("C:1", "CUP", "1")), HERE, false);

        assertThat(house.store().spread("CUP", "BER", 4)).as("while held").isFalse();
        house.inventory().release(new Allotment("C:1", "CUP", "BER", dec("1")));
        assertThat(house.store().spread("CUP", "BER", 4)).isTrue();
        assertThat(house.store().spread("CUP", "BER", 4)).as("again").isTrue();
        assertThat(house.store().spread("CUP", "BER", 5))
                .as("over another number")
                .isFalse();
    }
}
