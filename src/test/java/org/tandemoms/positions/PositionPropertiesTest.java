package org.tandemoms.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tandemoms.trading.PositionChange;

/** What holds of every position after any trades, busts and corrections, delivered in any order, some of them twice. */
class PositionPropertiesTest {

    private static final Instant OPEN = Instant.parse("2026-03-02T14:30:00Z");

    /** @param corrects index of the earlier trade it speaks of, or -1; quantity zero busts it */
    record Event(int corrects, BigDecimal quantity, BigDecimal price) {}

    @Provide
    Arbitrary<List<Event>> days() {
        Arbitrary<Integer> target = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just(-1)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 200)));
        Arbitrary<BigDecimal> quantity = Arbitraries.bigDecimals()
                .between(new BigDecimal("-500"), new BigDecimal("500"))
                .ofScale(2);
        Arbitrary<BigDecimal> price = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("900"))
                .ofScale(4);
        return Combinators.combine(target, quantity, price)
                .as(Event::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(250);
    }

    @Property(tries = 150)
    void lotsAddUpToThePositionAndThePositionToItsExecutions(
            @ForAll("days") List<Event> day, @ForAll LotMethod method, @ForAll Random random) {
        List<PositionChange> changes = changes(day);
        Map<String, PositionChange> standing = new LinkedHashMap<>();
        changes.forEach(change -> standing.put(change.trade(), change));
        Position position = booked(changes, method, random);

        BigDecimal executed =
                sum(standing.values().stream().map(PositionChange::quantity).toList());
        BigDecimal paid =
                sum(standing.values().stream().map(PositionChange::amount).toList());
        assertThat(position.quantity()).isEqualByComparingTo(executed);
        assertThat(sum(position.lots().stream().map(Lot::quantity).toList())).isEqualByComparingTo(executed);
        assertThat(position.cashFlow()).isEqualByComparingTo(paid.negate());
        assertThat(position.lots().stream().map(lot -> lot.quantity().signum()).distinct())
                .hasSizeLessThanOrEqualTo(1)
                .doesNotContain(0);
        // at any market price: realised + unrealised = cash flow + value
        BigDecimal value = position.quantity().multiply(new BigDecimal("123.45"));
        BigDecimal unrealised = value.subtract(position.cost());
        assertThat(position.realised().add(unrealised))
                .isEqualByComparingTo(position.cashFlow().add(value));
    }

    @Property(tries = 150)
    void theOrderInWhichExecutionsArriveChangesNothing(
            @ForAll("days") List<Event> day, @ForAll LotMethod method, @ForAll Random random) {
        List<PositionChange> firsts = changes(day).stream()
                .filter(PositionChange::isFirst)
                .limit(TradeHistory.MOST_TRADES)
                .toList();
        List<PositionChange> shuffled = new ArrayList<>(firsts);
        java.util.Collections.shuffle(shuffled, random);

        Position one = Position.opened("FUND-A", "AAPL", "USD", BigDecimal.ONE, method);
        firsts.forEach(change -> one.apply(change, OPEN));
        Position other = Position.opened("FUND-A", "AAPL", "USD", BigDecimal.ONE, method);
        shuffled.forEach(change -> other.apply(change, OPEN));

        assertThat(other.lots()).isEqualTo(one.lots());
        assertThat(other.realised()).isEqualByComparingTo(one.realised());
    }

    @Property(tries = 150)
    void aDayWithCorrectionsEndsAsIfItHadBeenRightFromTheStart(
            @ForAll("days") List<Event> day, @ForAll LotMethod method, @ForAll Random random) {
        Map<String, PositionChange> standing = new LinkedHashMap<>();
        changes(day).forEach(change -> standing.put(change.trade(), change));
        List<PositionTrade> right = standing.values().stream()
                .map(PositionTrade::of)
                .sorted(PositionTrade.IN_TIME)
                .toList();

        Position position = booked(changes(day), method, random);
        Holding expected = Holding.after(Holding.NONE, right, method);

        assertThat(position.realised()).isEqualByComparingTo(expected.realised());
        assertThat(position.lots().stream().map(Lot::quantity).toList())
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(expected.lots().stream().map(Lot::quantity).toList());
    }

    private static BigDecimal sum(List<BigDecimal> all) {
        return all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A trade keeps its time whatever becomes of it; what is busted stays so. */
    private static List<PositionChange> changes(List<Event> day) {
        List<PositionChange> changes = new ArrayList<>();
        List<PositionChange> alive = new ArrayList<>();
        for (int i = 0; i < day.size(); i++) {
            Event event = day.get(i);
            String key = "k%04d".formatted(i);
            String price = event.price().toPlainString();
            String quantity = event.quantity().toPlainString();
            if (event.corrects() >= 0 && !alive.isEmpty()) {
                PositionChange first = alive.get(event.corrects() % alive.size());
                String now = event.corrects() % 3 == 0 ? "0" : quantity;
                PositionChange change = PositionTest.change(key, first.trade(), now, price, first.at());
                changes.add(change);
                if (change.quantity().signum() == 0) {
                    alive.remove(first);
                }
            } else if (event.quantity().signum() != 0) {
                alive.add(PositionTest.change(key, key, quantity, price, OPEN.plusSeconds(i)));
                changes.add(alive.get(alive.size() - 1));
            }
        }
        return changes.isEmpty() ? List.of(PositionTest.change("k", "k", "1", "1", OPEN)) : changes;
    }

    /** Stores and reads the position now and then, and delivers some changes again. */
    private static Position booked(List<PositionChange> changes, LotMethod method, Random random) {
        var store = new PositionsInMemory();
        var methods = new LotMethods(method, Map.of());
        String id = "FUND-A|AAPL";
        PositionLine line = new PositionLine(id, store, methods);
        for (int i = 0; i < changes.size(); i++) {
            line.apply(Booked.of(List.of(changes.get(i)), OPEN), OPEN);
            if (random.nextInt(10) == 0) {
                line = new PositionLine(id, store, methods);
                line.apply(Booked.of(List.of(changes.get(random.nextInt(i + 1))), OPEN), OPEN);
            }
        }
        return store.find(id).orElseThrow();
    }
}
