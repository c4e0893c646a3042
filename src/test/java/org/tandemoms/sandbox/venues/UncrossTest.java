package org.tandemoms.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UncrossTest {

    private final List<Uncross.Interest> interests = new ArrayList<>();

    private UncrossTest buy(String limit, String quantity) {
        return add(true, limit, quantity);
    }

    private UncrossTest sell(String limit, String quantity) {
        return add(false, limit, quantity);
    }

    private UncrossTest add(boolean buying, String limit, String quantity) {
        String id = (buying ? "B" : "S") + (interests.size() + 1);
        interests.add(new Uncross.Interest(
                id, buying, limit == null ? null : new BigDecimal(limit), new BigDecimal(quantity), interests.size()));
        return this;
    }

    private Uncross at(String reference) {
        return Uncross.of(interests, new BigDecimal(reference)).orElseThrow();
    }

    /**
     * The worked example of the Australian Stock Exchange's four-step algorithm (appendix to Comerton-Forde and Rydge, on
     * call auction algorithm design): 1,000 trade from 6.10 to 6.39, least is left over from 6.35, and as only buyers are,
     * the highest of those prices is it.
     */
    @Test
    void onlyBuyersLeftOverMakeTheHighestPrice() {
        buy("6.40", "500")
                .buy("6.39", "500")
                .buy("6.39", "500")
                .buy("6.34", "1000")
                .buy("6.33", "500");
        sell("6.10", "1000")
                .sell("6.40", "500")
                .sell("6.41", "520")
                .sell("6.42", "550")
                .sell("6.43", "519");

        Uncross uncross = at("6.20");

        assertThat(uncross.price()).isEqualByComparingTo("6.39");
        assertThat(uncross.volume()).isEqualByComparingTo("1000");
        assertThat(uncross.fills())
                .containsExactly(
                        new Uncross.Fill("B1", new BigDecimal("500")),
                        new Uncross.Fill("B2", new BigDecimal("500")),
                        new Uncross.Fill("S6", new BigDecimal("1000")));
    }

    /** The book of MarketGrid's description of its single-price auction: 290 trade at 12,400, more than at any other price. */
    @Test
    void mostIsTradedAtOnePrice() {
        String[][] book = {
            {"13000", "45", "50"},
            {"12900", "95", "10"},
            {"12800", "25", "15"},
            {"12700", "35", "10"},
            {"12600", "25", "20"},
            {"12500", "55", "90"},
            {"12400", "200", "155"},
            {"12300", "80", "125"}
        };
        for (String[] row : book) {
            buy(row[0], row[1]).sell(row[0], row[2]);
        }
        sell("13100", "35").buy("12200", "60").sell("12200", "10");

        assertThat(at("12000").price()).isEqualByComparingTo("12400");
        assertThat(at("12000").volume()).isEqualByComparingTo("290");
    }

    @Test
    void onlySellersLeftOverMakeTheLowestPrice() {
        buy("202", "300").buy("201", "200").sell("199", "400").sell("198", "200");

        assertThat(at("201").price()).isEqualByComparingTo("199");
        assertThat(at("201").volume()).isEqualByComparingTo("500");
    }

    @Test
    void withNothingLeftOverTheReferencePriceDecides() {
        buy("202", "500").sell("198", "500");

        assertThat(at("200").price()).isEqualByComparingTo("200");
        assertThat(at("205").price()).isEqualByComparingTo("202");
        assertThat(at("190").price()).isEqualByComparingTo("198");
    }

    @Test
    void ordersWithoutALimitTradeAtTheReferencePriceAmongThemselves() {
        buy(null, "300").sell(null, "200");

        assertThat(at("189.50").price()).isEqualByComparingTo("189.50");
        assertThat(at("189.50").volume()).isEqualByComparingTo("200");
    }

    @Test
    void ordersWithoutALimitComeFirstThenBetterLimitsThenEarlierOnes() {
        buy("100", "50").buy("101", "50").buy("100", "50").buy(null, "50").sell("100", "160");

        assertThat(at("100").fills())
                .startsWith(
                        new Uncross.Fill("B4", new BigDecimal("50")),
                        new Uncross.Fill("B2", new BigDecimal("50")),
                        new Uncross.Fill("B1", new BigDecimal("50")),
                        new Uncross.Fill("B3", new BigDecimal("10")));
    }

    @Test
    void nobodyTradesWhereNobodyMeets() {
        buy("99", "50").sell("100", "50");

        assertThat(Uncross.of(interests, new BigDecimal("100"))).isEmpty();
        assertThat(Uncross.of(List.of(), new BigDecimal("100"))).isEmpty();
    }

    @Provide
    Arbitrary<List<Uncross.Interest>> books() {
        Arbitrary<Uncross.Interest> interest = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(95, 105).injectNull(0.2),
                        Arbitraries.integers().between(1, 50),
                        Arbitraries.longs().between(0, 1_000_000))
                .as((buying, limit, quantity, rank) -> new Uncross.Interest(
                        "O" + rank,
                        buying,
                        limit == null ? null : BigDecimal.valueOf(limit),
                        BigDecimal.valueOf(quantity),
                        rank));
        return interest.list().uniqueElements(Uncross.Interest::rank).ofMaxSize(20);
    }

    /** Both sides trade the same; nobody worse than his limit; nobody better is left out; no other price trades more. */
    @Property(tries = 500)
    void theRulesHoldForEveryBook(@ForAll("books") List<Uncross.Interest> book) {
        Optional<Uncross> found = Uncross.of(book, BigDecimal.valueOf(100));
        for (int price = 94; price <= 106; price++) {
            assertThat(tradable(book, BigDecimal.valueOf(price)))
                    .isLessThanOrEqualTo(found.map(Uncross::volume).orElse(BigDecimal.ZERO));
        }
        found.ifPresent(uncross -> {
            assertThat(filled(book, uncross, true)).isEqualByComparingTo(uncross.volume());
            assertThat(filled(book, uncross, false)).isEqualByComparingTo(uncross.volume());
            for (Uncross.Interest interest : book) {
                BigDecimal got = got(uncross, interest);
                assertThat(got).isLessThanOrEqualTo(interest.quantity());
                if (got.signum() > 0) {
                    assertThat(interest.trades(uncross.price())).isTrue();
                }
            }
        });
    }

    private static BigDecimal tradable(List<Uncross.Interest> book, BigDecimal price) {
        return side(book, true, price).min(side(book, false, price));
    }

    private static BigDecimal side(List<Uncross.Interest> book, boolean buying, BigDecimal price) {
        return book.stream()
                .filter(interest -> interest.buying() == buying && interest.trades(price))
                .map(Uncross.Interest::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal filled(List<Uncross.Interest> book, Uncross uncross, boolean buying) {
        return book.stream()
                .filter(interest -> interest.buying() == buying)
                .map(interest -> got(uncross, interest))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal got(Uncross uncross, Uncross.Interest interest) {
        return uncross.fills().stream()
                .filter(fill -> fill.orderId().equals(interest.orderId()))
                .map(Uncross.Fill::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
