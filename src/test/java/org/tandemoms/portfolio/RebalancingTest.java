package org.tandemoms.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What brings a portfolio back to its model. */
class RebalancingTest {

    private static final Function<String, BigDecimal> ONE_SHARE = symbol -> BigDecimal.ONE;

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }

    private static Portfolio.Line line(String symbol, String held, String working, String price, String target) {
        BigDecimal unit = price == null ? null : dec(price);
        return new Portfolio.Line(
                symbol,
                dec(held),
                dec(working),
                unit,
                unit,
                unit == null ? null : unit.multiply(dec(held)),
                null,
                dec(target));
    }

    private static Portfolio portfolio(String cash, Portfolio.Line... lines) {
        BigDecimal whole = dec(cash);
        Map<String, BigDecimal> targets = new LinkedHashMap<>();
        for (Portfolio.Line line : lines) {
            whole = whole.add(line.value() == null ? BigDecimal.ZERO : line.value());
            targets.put(line.symbol(), line.target());
        }
        return new Portfolio(
                new ModelPortfolio("FUND-A", BigDecimal.ZERO, targets),
                "Fund A",
                "USD",
                dec(cash),
                whole,
                List.of(lines),
                List.of(),
                Instant.EPOCH);
    }

    private static Rebalancing wish(String flow, String minimum, String turnover) {
        return new Rebalancing(dec(flow), dec(minimum), turnover == null ? null : dec(turnover));
    }

    private static String words(Rebalancing.Plan plan) {
        return String.join(
                " ",
                plan.trades().stream()
                        .map(trade -> trade.symbol() + ":" + trade.quantity().toPlainString())
                        .toList());
    }

    @Test
    void buysWhatIsMissingAndSellsWhatIsTooMuch() {
        var plan = wish("0", "0", null)
                .plan(
                        portfolio("1000", line("A", "70", "0", "100", "0.5"), line("B", "10", "0", "200", "0.4")),
                        ONE_SHARE);

        assertThat(words(plan)).isEqualTo("A:-20 B:10");
        assertThat(plan.cashAfter()).isEqualByComparingTo("1000");
        assertThat(plan.turnover()).isEqualByComparingTo("0.4");
    }

    @Test
    void investsCashThatComesInAndRaisesCashThatGoesOut() {
        Portfolio balanced = portfolio("0", line("A", "50", "0", "100", "0.5"), line("B", "25", "0", "200", "0.5"));

        assertThat(words(wish("1000", "0", null).plan(balanced, ONE_SHARE))).isEqualTo("A:5 B:2");
        assertThat(words(wish("-1000", "0", null).plan(balanced, ONE_SHARE))).isEqualTo("A:-5 B:-3");
        assertThat(wish("-1000", "0", null).plan(balanced, ONE_SHARE).cashAfter())
                .isEqualByComparingTo("100");
    }

    @Test
    void doesNotBuyAgainWhatIsOnItsWay() {
        var plan = wish("0", "0", null).plan(portfolio("10000", line("A", "0", "50", "100", "0.5")), ONE_SHARE);

        assertThat(plan.trades()).isEmpty();
    }

    @Test
    void leavesSmallTradesOutAndSaysSo() {
        var plan = wish("0", "500", null)
                .plan(
                        portfolio("1000", line("A", "4", "0", "100", "0.5"), line("B", "4", "0", "100", "0.1")),
                        ONE_SHARE);

        assertThat(words(plan)).isEqualTo("A:5");
        assertThat(plan.leftOut()).singleElement().satisfies(one -> {
            assertThat(one.symbol()).isEqualTo("B");
            assertThat(one.code()).isEqualTo("below-minimum");
        });
    }

    @Test
    void keepsWithinTheTurnoverLimit() {
        var plan = wish("0", "0", "0.1")
                .plan(
                        portfolio("10000", line("A", "0", "0", "10", "0.6"), line("B", "0", "0", "10", "0.3")),
                        ONE_SHARE);

        assertThat(words(plan)).isEqualTo("A:66 B:33");
        assertThat(plan.turnover()).isLessThanOrEqualTo(dec("0.1"));
        assertThat(plan.leftOut()).extracting(Rebalancing.LeftOut::code).containsExactly("turnover");
    }

    @Test
    void tradesInLots() {
        var plan = wish("0", "0", null)
                .plan(portfolio("10000", line("BOND", "0", "0", "0.985", "0.5")), symbol -> dec("1000"));

        assertThat(words(plan)).isEqualTo("BOND:5000");
    }

    @Test
    void neverSpendsMoreThanThereIs() {
        // what is over its target is on its way out already, and has not paid yet
        var plan = wish("0", "0", null)
                .plan(
                        portfolio("100", line("A", "100", "-50", "10", "0.45"), line("B", "0", "0", "10", "0.5")),
                        ONE_SHARE);

        BigDecimal spent =
                plan.trades().stream().map(Rebalancing.Trade::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(spent).isLessThanOrEqualTo(dec("100"));
        assertThat(plan.cashAfter().signum()).isNotNegative();
    }

    @Test
    void tradesNothingWithoutAPrice() {
        var plan = wish("0", "0", null).plan(portfolio("1000", line("A", "0", "0", null, "0.5")), ONE_SHARE);

        assertThat(plan.trades()).isEmpty();
        assertThat(plan.leftOut()).extracting(Rebalancing.LeftOut::code).containsExactly("no-price");
    }
}
