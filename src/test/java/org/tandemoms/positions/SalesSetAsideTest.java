package org.tandemoms.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.trading.OpenSale;
import org.tandemoms.trading.Ownership;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradedInstrument;

/** Sales count against what is owned from the moment they are placed until they are executed or over. */
class SalesSetAsideTest {

    private static final String ID = "FUND-A|AAPL";
    private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");
    private static final TradedInstrument APPLE =
            new TradedInstrument("AAPL", "US0378331005", "USD", "EQUITY", "XNAS", BigDecimal.ONE);

    private final PositionsInMemory store = new PositionsInMemory();
    private final SalesSetAside here = node(NOW);

    private SalesSetAside node(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        var lines = new PositionLines(store, new LotMethods(LotMethod.FIFO, Map.of()));
        var house = new OrdersInMemory(TradeOrder.class, clock, order -> {});
        return new SalesSetAside(lines, store, new Underway(clock), house.orders(), clock);
    }

    private static Ownership.Sale sale(String orderId, String quantity) {
        return new Ownership.Sale(orderId, "FUND-A", APPLE, new BigDecimal(quantity), true);
    }

    private void bought(String quantity) {
        new PositionLine(ID, store, new LotMethods(LotMethod.FIFO, Map.of()))
                .apply(Booked.of(List.of(PositionTest.change("b", "b", quantity, "10", NOW)), NOW), NOW);
    }

    private static boolean covered(SalesSetAside node, String orderId, String quantity) {
        return node.setAside(sale(orderId, quantity)).covers(new BigDecimal(quantity));
    }

    @Test
    void nobodyOwnsWhatWasNeverBought() {
        assertThat(covered(here, "o1", "1")).isFalse();
        assertThat(store.find(ID))
                .hasValueSatisfying(position -> assertThat(position.isTraded()).isFalse());
    }

    @Test
    void openSalesCountAgainstTheHolding() {
        bought("100");
        assertThat(covered(here, "o1", "60")).isTrue();
        assertThat(covered(here, "o2", "50")).isFalse();
        assertThat(here.coverOf("FUND-A", "AAPL").beingSold()).isEqualByComparingTo("110");
    }

    @Test
    void theSameOrderIsSetAsideOnce() {
        bought("100");
        assertThat(covered(here, "o1", "100")).isTrue();
        assertThat(covered(here, "o1", "100")).isTrue();
        assertThat(covered(node(NOW), "o1", "100")).isTrue();
        assertThat(here.coverOf("FUND-A", "AAPL").beingSold()).isEqualByComparingTo("100");
    }

    @Test
    void anExecutionTakesFromTheHoldingAndFromWhatIsSetAsideInOneWrite() {
        bought("100");
        here.setAside(sale("o1", "100"));
        int before = store.writes.get();
        var line = new PositionLine(ID, store, new LotMethods(LotMethod.FIFO, Map.of()));
        line.apply(
                Booked.of(
                        List.of(PositionTest.change("s", "s", "-40", "12", NOW)),
                        List.of(new OpenSale("o1", "FUND-A", "AAPL", new BigDecimal("60"))),
                        NOW),
                NOW);
        assertThat(store.writes.get() - before).isEqualTo(1);
        Ownership.Cover cover = here.coverOf("FUND-A", "AAPL");
        assertThat(cover.owned()).isEqualByComparingTo("60");
        assertThat(cover.beingSold()).isEqualByComparingTo("60");

        line.apply(Booked.of(List.of(), List.of(new OpenSale("o1", "FUND-A", "AAPL", BigDecimal.ZERO)), NOW), NOW);
        assertThat(covered(here, "o2", "60")).isTrue();
    }

    @Test
    void whatManySellAtOnceOnTwoNodesIsNeverMoreThanIsOwned() throws Exception {
        bought("100");
        SalesSetAside there = node(NOW);
        int sellers = 32;
        var together = new CyclicBarrier(sellers);
        var pool = Executors.newFixedThreadPool(sellers);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < sellers; i++) {
            String id = "o" + i;
            SalesSetAside node = i % 2 == 0 ? here : there;
            answers.add(pool.submit(() -> {
                together.await();
                return covered(node, id, "10");
            }));
        }
        int covered = 0;
        for (Future<Boolean> each : answers) {
            covered += each.get() ? 1 : 0;
        }
        pool.shutdown();
        assertThat(covered).isEqualTo(10);
        assertThat(store.find(ID).orElseThrow().sales()).hasSize(sellers);
    }

    /** The node died after it had set the sale aside and before the order was stored. */
    @Test
    void anOrderThatNeverCameToBeLetsGoOfWhatItHad() {
        bought("100");
        here.setAside(sale("lost", "100"));
        assertThat(covered(here, "o1", "100")).isFalse();
        assertThat(covered(node(NOW.plus(Duration.ofMinutes(3))), "o1", "100")).isTrue();
        assertThat(store.find(ID).orElseThrow().sales()).containsOnlyKeys("o1");
    }

    @Test
    void salesSurviveStoringAndReading() {
        bought("100");
        IntStream.range(0, 5).forEach(i -> here.setAside(sale("o" + i, "7.5")));
        assertThat(store.find(ID).orElseThrow().beingSoldBesides("o0")).isEqualByComparingTo("30");
    }
}
