package org.tandemoms.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.sandbox.SampleInstrument;
import quickfix.field.OrdStatus;
import quickfix.field.OrdType;
import quickfix.field.Side;
import quickfix.field.TimeInForce;

class InstrumentBookTest {
    private record Trade(String orderId, String quantity, String price) {}

    private static final SampleInstrument AAPL = new SampleInstrument(
            "AAPL",
            "US0378331005",
            "EQUITY",
            "Apple",
            "USD",
            new BigDecimal("189.50"),
            new BigDecimal("0.01"),
            BigDecimal.ONE,
            "XNAS");

    private final List<Trade> tape = new ArrayList<>();
    private InstrumentBook book;
    private long rank;

    @BeforeEach
    void emptyBook() {
        book = new InstrumentBook(
                AAPL,
                1,
                (orderId, quantity, price, liquidity) ->
                        tape.add(new Trade(orderId, quantity.toPlainString(), price.toPlainString())));
    }

    @Test
    void ordersAtTheSamePriceTradeInTheOrderTheyCame() {
        book.enter(order("first", Side.BUY, "100", "189.00"));
        book.enter(order("second", Side.BUY, "100", "189.00"));
        book.enter(order("seller", Side.SELL, "150", "189.00"));

        assertThat(tape)
                .containsExactly(
                        new Trade("first", "100", "189"),
                        new Trade("seller", "100", "189"),
                        new Trade("second", "50", "189"),
                        new Trade("seller", "50", "189"));
        assertThat(book.depth(true, 5)).containsExactly(new Level(new BigDecimal("189"), new BigDecimal("50")));
    }

    @Test
    void theBetterPriceTradesFirstAndAtTheRestingPrice() {
        book.enter(order("cheap", Side.SELL, "10", "189.40"));
        book.enter(order("cheaper", Side.SELL, "10", "189.30"));
        book.enter(order("buyer", Side.BUY, "15", "189.50"));

        assertThat(tape).extracting(Trade::price).containsExactly("189.3", "189.3", "189.4", "189.4");
    }

    @Test
    void lessQuantityKeepsThePlaceInTheQueue() {
        book.enter(order("first", Side.BUY, "100", "189.00"));
        book.enter(order("second", Side.BUY, "100", "189.00"));
        book.reduce(order("first", Side.BUY, "40", "189.00"));
        book.enter(order("seller", Side.SELL, "50", "189.00"));

        assertThat(tape).startsWith(new Trade("first", "40", "189"));
        assertThat(tape).endsWith(new Trade("seller", "10", "189"));
    }

    @Test
    void aRemovedOrderTradesNoMore() {
        book.enter(order("gone", Side.BUY, "100", "189.00"));
        book.remove("gone");
        book.enter(order("seller", Side.SELL, "50", "189.00"));

        assertThat(tape).isEmpty();
        assertThat(book.depth(true, 5)).isEmpty();
    }

    @Test
    void fillOrKillSeesOnlyWhatItsLimitReaches() {
        book.quoteAround(new BigDecimal("189.50"));

        assertThat(book.couldFill(order("small", Side.BUY, "5000", "189.51"))).isTrue();
        assertThat(book.couldFill(order("deep", Side.BUY, "5001", "189.51"))).isFalse();
        assertThat(book.couldFill(order("deeper", Side.BUY, "10000", "189.52"))).isTrue();
    }

    @Test
    void theMarketMakerRefillsWhatWasTaken() {
        book.quoteAround(new BigDecimal("189.50"));
        book.enter(order("buyer", Side.BUY, "4900", "189.51"));
        assertThat(book.quote().askSize()).isEqualByComparingTo("100");

        book.quoteAround(new BigDecimal("189.50"));

        assertThat(book.quote().askSize()).isEqualByComparingTo("5000");
        assertThat(book.quote().last()).isEqualByComparingTo("189.51");
    }

    @Test
    void theMovingMarketTakesARestingOrderAtItsOwnPrice() {
        book.quoteAround(new BigDecimal("189.50"));
        book.enter(order("patient", Side.BUY, "100", "189.50"));
        assertThat(tape).isEmpty();

        book.quoteAround(new BigDecimal("189.48"));

        assertThat(tape).containsExactly(new Trade("patient", "100", "189.5"));
    }

    private VenueOrder order(String id, char side, String quantity, String price) {
        rank++;
        Terms terms =
                new Terms(OrdType.LIMIT, TimeInForce.DAY, new BigDecimal(quantity), new BigDecimal(price), null, null);
        return new VenueOrder(
                id,
                rank,
                rank,
                List.of(id),
                "",
                "",
                "AAPL",
                side,
                terms,
                OrdStatus.NEW,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                Instant.EPOCH);
    }
}
