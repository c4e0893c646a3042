package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.inventory.StoredStock.BOTH;
import static org.tandemoms.inventory.StoredStock.dec;
import static org.tandemoms.inventory.StoredStock.demand;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Goods between two shelves, shelves that are counted, and books that are compared: every change is a ledger entry. */
class TransfersAndCountsTest extends StoredStockTest {

    @BeforeEach
    void tea() {
        house.catalogue().save(new Item("TEA", "Tea", null, dec("10.00"), "EUR", dec("100"), false));
        house.has("TEA", "BER", "10");
        house.has("TEA", "LYS", "1");
    }

    private Transfers transfers() {
        return house.bean(Transfers.class);
    }

    private StockCounts counts() {
        return house.bean(StockCounts.class);
    }

    private static <T> T as(String person, Supplier<T> work) {
        return CurrentActor.runAs(new Actor(person, Actor.Kind.PERSON, Set.of("WAREHOUSE")), work);
    }

    private static void assertRefused(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.problem().code())
                .isEqualTo(code));
    }

    private BigDecimal onHand(String location) {
        return house.at("TEA", location).onHand();
    }

    // --- transfers --------------------------------------------------------------------------------------------------

    @Test
    void goodsInTransitAreOnNoShelfAndArriveOnce() {
        transfers().send("T1", "TEA", "BER", "LYS", dec("4"), null);
        transfers().send("T1", "TEA", "BER", "LYS", dec("4"), null);
        assertThat(onHand("BER")).isEqualByComparingTo("6");
        assertThat(onHand("LYS")).isEqualByComparingTo("1");

        transfers().receive("T1", null, null);
        transfers().receive("T1", null, null);

        assertThat(onHand("LYS")).isEqualByComparingTo("5");
        assertRefused(ProblemCode.STATE, () -> transfers().receive("T1", dec("1"), null));
        assertRefused(ProblemCode.STATE, () -> transfers().callBack("T1"));
        booksAgree("TEA");
    }

    @Test
    void whatIsHeldForOrdersIsNotSentAway() {
        house.inventory().reserve(List.of(demand("A:1", "TEA", "8")), List.of("BER"), false);

        assertRefused(
                ProblemCode.INSUFFICIENT_STOCK, () -> transfers().send("T1", "TEA", "BER", "LYS", dec("3"), null));

        assertThat(transfers().get("T1").stage()).isEqualTo(Transfer.Stage.REFUSED);
        assertThat(onHand("BER")).isEqualByComparingTo("10");
    }

    @Test
    void receivedOrCalledBackButNeverBoth() throws Exception {
        transfers().send("T1", "TEA", "BER", "LYS", dec("4"), null);

        atOnce(IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(i -> () -> {
                    try {
                        return i % 2 == 0
                                ? transfers().receive("T1", null, null)
                                : transfers().callBack("T1");
                    } catch (Refused other) {
                        return other;
                    }
                })
                .toList());

        assertThat(onHand("BER").add(onHand("LYS"))).isEqualByComparingTo("11");
        booksAgree("TEA");
    }

    /** As a node leaves it that died between the transfer's document and the stock's, and between the stock's and it. */
    @Test
    void aTransferThatSomebodyDiedOverIsCarriedOn() {
        Filing.Drawer<Transfer> drawer = house.bean(Filing.class).drawer(Transfer.class, "stock_transfers");
        for (String id : List.of("T1", "T2")) {
            drawer.insert(new Transfer(
                    id,
                    "TEA",
                    "BER",
                    "LYS",
                    dec("2"),
                    null,
                    null,
                    Transfer.Stage.LEAVING,
                    null,
                    "warehouse",
                    house.clock.instant()));
        }
        house.inventory().move(Movement.Type.TRANSFER, "TEA", "BER", dec("-2"), "T2");

        house.clock.move(Duration.ofMinutes(1));
        transfers().lookAfter();

        assertThat(transfers().list(Transfer.Stage.IN_TRANSIT, 10)).hasSize(2);
        assertThat(onHand("BER")).isEqualByComparingTo("6");
    }

    // --- counts -----------------------------------------------------------------------------------------------------

    @Test
    void aSmallDifferenceIsBookedAtOnce() {
        StockCount count = as("warehouse", () -> counts().count("C1", "TEA", "BER", dec("8")));
        as("warehouse", () -> counts().count("C1", "TEA", "BER", dec("8")));

        assertThat(count.stage()).isEqualTo(StockCount.Stage.BOOKED);
        assertThat(onHand("BER")).isEqualByComparingTo("8");
        booksAgree("TEA");
    }

    @Test
    void aGreatDifferenceWaitsForAnotherPerson() {
        StockCount count = as("warehouse", () -> counts().count("C1", "TEA", "BER", dec("2")));
        assertThat(count.stage()).isEqualTo(StockCount.Stage.WAITING);
        assertThat(onHand("BER")).isEqualByComparingTo("10");
        house.inventory().receive("TEA", "BER", dec("5"), "R", "meanwhile");

        assertRefused(ProblemCode.FOUR_EYES, () -> as("warehouse", () -> counts().approve("C1", "sure")));
        as("ops", () -> counts().approve("C1", "broken crate"));
        as("ops", () -> counts().approve("C1", "broken crate"));

        assertThat(onHand("BER")).as("the difference is booked, not the number").isEqualByComparingTo("7");
        assertRefused(ProblemCode.STATE, () -> as("admin", () -> counts().reject("C1", "no")));
        booksAgree("TEA");
    }

    @Test
    void missingPiecesThatAreHeldForOrdersAreNotTakenFromThem() {
        house.inventory().reserve(List.of(demand("A:1", "TEA", "9")), List.of("BER"), false);
        as("warehouse", () -> counts().count("C1", "TEA", "BER", dec("2")));

        assertRefused(ProblemCode.INSUFFICIENT_STOCK, () -> as("ops", () -> counts().approve("C1", "broken crate")));

        assertThat(counts().get("C1").stage()).isEqualTo(StockCount.Stage.WAITING);
        booksAgree("TEA");
    }

    // --- reconciliation ---------------------------------------------------------------------------------------------

    @Test
    void aDifferenceIsFoundAndAccountedForByAnEntryOnly() {
        Reconciliation books = house.bean(Reconciliation.class);
        house.inventory().reserve(List.of(demand("A:1", "TEA", "3")), BOTH, false);
        house.store().writeLedger(true);
        assertThat(books.compare((String) null)).hasSize(2).allMatch(Reconciliation.Finding::agrees);
        var stock = house.bean(MongoTemplate.class).getCollection("stock");
        stock.updateOne(
                new Document("_id", "TEA|BER"),
                new Document(
                        "$inc",
                        new Document("onHand", new Decimal128(dec("2"))).append("free", new Decimal128(dec("2")))));

        Reconciliation.Finding found = books.compare("TEA", "BER").orElseThrow();
        assertThat(found.agrees()).isFalse();
        Reconciliation.Finding mended = books.correct("TEA", "BER", "K1", "found by audit", "ops");
        books.correct("TEA", "BER", "K1", "found by audit", "ops");

        assertThat(mended.agrees()).isTrue();
        assertThat(onHand("BER")).as("no counter is set").isEqualByComparingTo("12");
        assertRefused(ProblemCode.STATE, () -> books.correct("TEA", "BER", "K2", "again", "ops"));
        booksAgree("TEA");
    }
}
