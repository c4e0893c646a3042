package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.trading.Trades.dec;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandemoms.trading.AllocationRule.Leftover;
import org.tandemoms.trading.AllocationRule.Method;
import org.tandemoms.trading.AllocationRule.Wanted;

class AllocationRuleTest {

    private static AllocationRule rule(Method method, String minimum, Leftover leftover, String lot, long turn) {
        return new AllocationRule(method, minimum == null ? null : dec(minimum), leftover, dec(lot), turn);
    }

    private static List<Wanted> wanted(String... accountQuantityTarget) {
        return Arrays.stream(accountQuantityTarget)
                .map(one -> one.split(" "))
                .map(cells -> new Wanted(cells[0], dec(cells[1]), cells.length > 2 ? dec(cells[2]) : null))
                .toList();
    }

    private static String words(List<Allocation.Share> shares) {
        return String.join(
                " ",
                shares.stream()
                        .map(share -> share.account() + ":" + share.quantity().toPlainString())
                        .toList());
    }

    @ParameterizedTest(name = "{0} of 1000 by {1}, leftover {2}: {3}")
    @CsvSource({
        "1000, PRO_RATA, LARGEST_REMAINDER, A:500 B:300 C:200",
        " 500, PRO_RATA, LARGEST_REMAINDER, A:250 B:150 C:100",
        "   7, PRO_RATA, LARGEST_REMAINDER, A:4 B:2 C:1",
        "   7, PRO_RATA, LARGEST_ORDER,     A:4 B:2 C:1",
        "   1, PRO_RATA, LARGEST_ORDER,     A:1",
        " 600, ROTATING, FAIR,              A:500 B:100",
        // target 1 : 1 : 8, but C ordered no more than 200
        " 600, TARGET,   FAIR,              A:200 B:200 C:200",
        " 100, TARGET,   LARGEST_ORDER,     A:10 B:10 C:80"
    })
    void dividesByItsMethod(String executed, Method method, Leftover leftover, String expected) {
        assertThat(words(rule(method, null, leftover, "1", 0)
                        .divide(dec(executed), wanted("A 500 1", "B 300 1", "C 200 8"))))
                .isEqualTo(expected);
    }

    @Test
    void rotatingBeginsWithAnotherAccountEachTurn() {
        assertThat(words(rule(Method.ROTATING, null, Leftover.FAIR, "1", 1)
                        .divide(dec("600"), wanted("A 500", "B 300", "C 200"))))
                .isEqualTo("A:100 B:300 C:200");
    }

    @Test
    void whoWouldGetLessThanTheMinimumGetsNothingAndTheOthersMore() {
        assertThat(words(rule(Method.PRO_RATA, "50", Leftover.LARGEST_REMAINDER, "1", 0)
                        .divide(dec("200"), wanted("A 500", "B 400", "C 100"))))
                .isEqualTo("A:111 B:89");
    }

    @Test
    void aSmallOrderThatIsFilledWholeIsNotTooSmall() {
        assertThat(words(rule(Method.PRO_RATA, "50", Leftover.LARGEST_REMAINDER, "1", 0)
                        .divide(dec("510"), wanted("A 500", "B 10"))))
                .isEqualTo("A:500 B:10");
    }

    @Test
    void sharesAreInLotsAndAnOddRestGoesAlongWithOne() {
        assertThat(words(rule(Method.PRO_RATA, null, Leftover.LARGEST_REMAINDER, "100", 0)
                        .divide(dec("1050"), wanted("A 1000", "B 1000"))))
                .isIn("A:550 B:500", "A:500 B:550");
    }

    /** Over many blocks each account gets what it is due, to within one lot in a thousand rounds. */
    @ParameterizedTest
    @EnumSource(value = Method.class, names = "PRO_RATA")
    void nobodyIsFavouredOverManyRounds(Method method) {
        List<Wanted> accounts = wanted("A 600", "B 300", "C 100", "D 33");
        Map<String, BigDecimal> got = new HashMap<>();
        Random market = new Random(7);
        BigDecimal all = BigDecimal.ZERO;
        int rounds = 10_000;
        for (int turn = 0; turn < rounds; turn++) {
            BigDecimal executed = BigDecimal.valueOf(1 + market.nextInt(9));
            all = all.add(executed);
            rule(method, null, Leftover.FAIR, "1", turn)
                    .divide(executed, accounts)
                    .forEach(share -> got.merge(share.account(), share.quantity(), BigDecimal::add));
        }

        for (Wanted account : accounts) {
            double due = all.doubleValue() * account.quantity().doubleValue() / 1033;
            assertThat(got.get(account.account()).doubleValue())
                    .as(account.account() + " of " + all + " lots in " + rounds + " rounds")
                    .isBetween(due * 0.985, due * 1.015);
        }
    }

    @Test
    void theSameSmallFillAgainAndAgainGoesToEachAsOftenAsIsItsDue() {
        List<Wanted> accounts = wanted("A 600", "B 300", "C 100");
        Map<String, BigDecimal> got = new HashMap<>();
        for (int turn = 0; turn < 1_000; turn++) {
            rule(Method.PRO_RATA, null, Leftover.FAIR, "1", turn)
                    .divide(BigDecimal.ONE, accounts)
                    .forEach(share -> got.merge(share.account(), share.quantity(), BigDecimal::add));
        }

        assertThat(got.get("A")).isBetween(dec("597"), dec("603"));
        assertThat(got.get("B")).isBetween(dec("297"), dec("303"));
        assertThat(got.get("C")).isBetween(dec("97"), dec("103"));
    }

    @Test
    void rotatingGivesEachAccountTheFirstPlaceEquallyOften() {
        List<Wanted> accounts = wanted("A 100", "B 100", "C 100");
        Map<String, BigDecimal> got = new HashMap<>();
        for (int turn = 0; turn < 999; turn++) {
            rule(Method.ROTATING, null, Leftover.FAIR, "1", turn)
                    .divide(dec("130"), accounts)
                    .forEach(share -> got.merge(share.account(), share.quantity(), BigDecimal::add));
        }

        assertThat(got.values()).allSatisfy(sum -> assertThat(sum).isEqualByComparingTo("43290"));
    }

    @Provide
    Arbitrary<List<Wanted>> accounts() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5_000),
                        Arbitraries.integers().between(1, 100))
                .as((quantity, target) -> new Wanted(null, BigDecimal.valueOf(quantity), BigDecimal.valueOf(target)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(list -> java.util.stream.IntStream.range(0, list.size())
                        .mapToObj(i -> new Wanted(
                                "A" + i, list.get(i).quantity(), list.get(i).target()))
                        .toList());
    }

    @Property
    void sharesAddUpAndNobodyGetsMoreThanItOrdered(
            @ForAll("accounts") List<Wanted> accounts,
            @ForAll Method method,
            @ForAll Leftover leftover,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll @IntRange(min = 1, max = 300) int minimum,
            @ForAll @LongRange(min = 0, max = 100_000) long turn) {
        BigDecimal all = accounts.stream().map(Wanted::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal executed = all.multiply(BigDecimal.valueOf(percent)).divideToIntegralValue(dec("100"));
        if (executed.signum() == 0) {
            return;
        }
        List<Allocation.Share> shares = rule(method, null, leftover, "1", turn).divide(executed, accounts);
        List<Allocation.Share> fewer =
                rule(method, "" + minimum, leftover, "1", turn).divide(executed, accounts);

        assertThat(shares.stream().map(Allocation.Share::quantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(executed);
        assertThat(fewer.stream().map(Allocation.Share::quantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(executed);
        Map<String, BigDecimal> ordered = new HashMap<>();
        accounts.forEach(account -> ordered.put(account.account(), account.quantity()));
        assertThat(shares)
                .allSatisfy(share ->
                        assertThat(share.quantity()).isPositive().isLessThanOrEqualTo(ordered.get(share.account())));
    }
}
