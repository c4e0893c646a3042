package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.inventory.StoredStock.BOTH;
import static org.tandemoms.inventory.StoredStock.dec;
import static org.tandemoms.inventory.StoredStock.demand;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Goods put aside before there is an order: nobody else gets them while their time lasts, and only one order does. */
class BasketsTest extends StoredStockTest {

    private static final String ANNA = "partner-acme";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<String> BER = List.of("BER");

    private Baskets baskets;

    @BeforeEach
    void tenOnTheShelf() {
        baskets = house.bean(Baskets.class);
        house.has("TEA", "BER", "10");
    }

    private Basket basket(String id, String quantity) {
        return baskets.open(id, ANNA, List.of(new Basket.Line("1", "TEA", dec(quantity))), MINUTE, BER);
    }

    private Reservation order(String basket, String order, String quantity, boolean partial) {
        return baskets.reserve(basket, ANNA, order, List.of(demand(order + ":1", "TEA", quantity)), BER, partial);
    }

    private static void refused(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.problem().code())
                .isEqualTo(code));
    }

    private void free(String quantity) {
        assertThat(house.at("TEA", "BER").free()).isEqualByComparingTo(quantity);
        booksAgree("TEA");
    }

    private Map<String, String> holds() {
        return house.holds("TEA", "BER").entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, hold -> hold.getValue().toPlainString()));
    }

    @Test
    void theOrderThatNamesItGetsItAndWhatItDoesNotNeedIsFreeAgain() {
        basket("B", "6");
        free("4");
        refused(ProblemCode.INSUFFICIENT_STOCK, () -> basket("C", "5"));

        order("B", "O1", "4", false);
        order("B", "O1", "4", false);

        assertThat(holds()).isEqualTo(Map.of("O1:1", "4"));
        free("6");
        refused(ProblemCode.STATE, () -> order("B", "O2", "1", false));
        baskets.release("B", ANNA);
        assertThat(holds()).isEqualTo(Map.of("O1:1", "4"));
    }

    @Test
    void anOrderForMoreTakesTheRestFromWhatIsFree() {
        basket("B", "6");

        Reservation reservation = order("B", "O1", "9", false);

        assertThat(reservation.isComplete()).isTrue();
        assertThat(holds()).isEqualTo(Map.of("O1:1", "9"));
        free("1");
    }

    @Test
    void anOrderThatIsRefusedLeavesTheBasketAsItWas() {
        basket("B", "6");

        refused(ProblemCode.INSUFFICIENT_STOCK, () -> order("B", "O1", "11", false));

        assertThat(holds()).isEqualTo(Map.of("B:1", "6"));
        free("4");
        order("B", "O2", "6", false);
        assertThat(holds()).isEqualTo(Map.of("O2:1", "6"));
    }

    @Test
    void whatItHoldsMayLieInSeveralPlaces() {
        house.has("TEA", "LYS", "5");
        baskets.open("B", ANNA, List.of(new Basket.Line("x", "TEA", dec("13"))), MINUTE, BOTH);

        Reservation reservation = baskets.reserve("B", ANNA, "O1", List.of(demand("O1:1", "TEA", "12")), BOTH, false);

        assertThat(reservation.allotments().stream().map(Allotment::quantity).reduce(dec("0"), (a, b) -> a.add(b)))
                .isEqualByComparingTo("12");
        assertThat(house.holds("TEA", "BER").keySet()).containsOnly("O1:1");
        assertThat(house.holds("TEA", "LYS").keySet()).containsOnly("O1:1");
        booksAgree("TEA");
    }

    @Test
    void afterItsTimeNobodyGetsItByItsName() {
        basket("B", "6");
        baskets.extend("B", ANNA, Duration.ofMinutes(5));
        house.clock.move(Duration.ofMinutes(4));
        house.care().checkHolds();
        free("4");

        house.clock.move(Duration.ofMinutes(2));

        refused(ProblemCode.STATE, () -> baskets.extend("B", ANNA, MINUTE));
        refused(ProblemCode.STATE, () -> order("B", "O1", "6", false));
        house.care().checkHolds();
        assertThat(holds()).isEmpty();
        free("10");
    }

    /** Died after the goods were held and before the basket said so: asked again it goes on, not asked again it lapses. */
    @Test
    void whoDiesOverItLeavesNothingBehind() {
        house.bean(Reserving.class)
                .reserve(
                        List.of(demand("B:1", "TEA", "6")),
                        BER,
                        false,
                        house.clock.instant().plus(MINUTE));
        basket("B", "6");
        assertThat(holds()).isEqualTo(Map.of("B:1", "6"));
        free("4");
        house.clock.move(Duration.ofMinutes(2));
        house.care().checkHolds();
        free("10");
    }

    @Test
    void itIsNobodyElses() {
        basket("B", "6");
        refused(ProblemCode.NOT_FOUND, () -> baskets.get("B", "partner-globex"));
        refused(ProblemCode.NOT_FOUND, () -> baskets.release("B", "partner-globex"));
        refused(
                ProblemCode.NOT_FOUND,
                () -> baskets.reserve("B", "partner-globex", "O9", List.of(demand("O9:1", "TEA", "1")), BER, false));
        free("4");
    }

    /** Thirty-two customers who put aside and thirty-two who do not, and each basket is named by two orders at once. */
    @Test
    void manyAtOnceAndNothingIsSoldTwice() throws Exception {
        List<Callable<Integer>> people = IntStream.range(0, 64)
                .<Callable<Integer>>mapToObj(person -> () -> {
                    String basket = "B" + person / 2;
                    try {
                        if (person % 4 < 2) {
                            basket(basket, "1");
                            order(basket, "O" + person, "1", false);
                        } else {
                            house.inventory().reserve(List.of(demand("O" + person + ":1", "TEA", "1")), BER, false);
                        }
                        return 1;
                    } catch (Refused refused) {
                        assertThat(refused.problem().code().status()).isEqualTo(409);
                        return 0;
                    }
                })
                .toList();

        int sold = atOnce(people).stream().mapToInt(Integer::intValue).sum();

        assertThat(sold).isLessThanOrEqualTo(10);
        assertThat(holds().keySet().stream().filter(key -> key.startsWith("O"))).hasSize(sold);
        booksAgree("TEA");
        house.clock.move(Duration.ofMinutes(9));
        house.counted.addAll(
                holds().keySet().stream().filter(key -> key.startsWith("O")).toList());
        house.care().checkHolds();
        free(Integer.toString(10 - sold));
    }
}
