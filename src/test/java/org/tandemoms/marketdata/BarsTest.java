package org.tandemoms.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.shared.MovedClock;

class BarsTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    /** Keeps them in memory, until told to fail. */
    static final class Kept implements BarStore {

        final Map<String, Bar> bars = new TreeMap<>();
        boolean fails;

        @Override
        public void keep(BarInterval interval, List<BarStore.Kept> kept) {
            if (fails) {
                throw new IllegalStateException("The store is away");
            }
            kept.forEach(one -> bars.put(one.symbol() + interval + one.bar().start(), one.bar()));
        }

        @Override
        public List<Bar> find(String symbol, BarInterval interval, Instant from, Instant before) {
            return bars.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(symbol + interval))
                    .map(Map.Entry::getValue)
                    .filter(bar -> !bar.start().isBefore(from) && bar.start().isBefore(before))
                    .toList();
        }

        @Override
        public void forget(BarInterval interval, String symbol, Instant before) {
            bars.entrySet()
                    .removeIf(entry -> entry.getKey().startsWith(symbol + interval)
                            && entry.getValue().start().isBefore(before));
        }
    }

    private final MovedClock clock = new MovedClock(NINE);
    private final Quotes quotes = MarketDataForTests.quotes(clock, new Instruments(List.of()));
    private final Kept store = new Kept();
    private Bars bars = bars();

    private Bars bars() {
        return new Bars(quotes, store, clock, Duration.ofDays(7), Duration.ofSeconds(10), false);
    }

    private void at(String time) {
        clock.moveTo(time);
    }

    private void quote(String bid, String ask, String last) {
        quotes.snapshot(new BookSnapshot(
                "XSIM",
                "AAPL",
                List.of(new Level(new BigDecimal(bid), BigDecimal.TEN)),
                List.of(new Level(new BigDecimal(ask), BigDecimal.TEN)),
                last == null ? null : new BigDecimal(last),
                clock.instant()));
    }

    private List<String> told(BarInterval interval) {
        return bars
                .bars(
                        "AAPL",
                        interval,
                        NINE.minus(Duration.ofDays(5)),
                        clock.instant().plusSeconds(1))
                .stream()
                .map(bar -> String.join(
                        " ",
                        bar.start().toString(),
                        bar.open().toPlainString(),
                        bar.high().toPlainString(),
                        bar.low().toPlainString(),
                        bar.close().toPlainString(),
                        bar.volume().toPlainString(),
                        bar.source().toString()))
                .toList();
    }

    @Test
    void withoutTradesTheMiddleMakesTheBar() {
        quote("99", "101", null);
        quote("101", "103", null);
        quote("97", "99", null);
        quote("98", "100", null);

        assertThat(told(BarInterval.MINUTE)).containsExactly("2026-03-02T09:00:00Z 100.0 102.0 98.0 99.0 0 MIDPOINTS");
    }

    @Test
    void tradesMakeTheBarWhereThereAreAny() {
        quote("99", "101", "100");
        at("2026-03-02T09:00:10Z");
        quote("99", "101", "100.5");
        at("2026-03-02T09:00:20Z");
        quote("90", "91", "100.5");
        at("2026-03-02T09:00:30Z");
        quote("99", "101", "99.5");

        assertThat(told(BarInterval.MINUTE)).containsExactly("2026-03-02T09:00:00Z 100.5 100.5 99.5 99.5 0 TRADES");
    }

    @Test
    void aPriceThatAVenueComesWithIsNoTrade() {
        quote("99", "101", "100");
        quotes.snapshot(new BookSnapshot("ECN1", "AAPL", List.of(), List.of(), new BigDecimal("90"), clock.instant()));
        quotes.change(new TopOfBook(
                "ECN1",
                "AAPL",
                TopOfBook.Entry.LAST,
                new BigDecimal("95"),
                null,
                clock.instant().plusMillis(1)));

        assertThat(told(BarInterval.MINUTE)).containsExactly("2026-03-02T09:00:00Z 95 95 95 95 0 TRADES");
    }

    @Test
    void volumeIsWhatVenuesHaveTradedMeanwhile() {
        quotes.volume("XSIM", "AAPL", new BigDecimal("1000"));
        quote("99", "101", null);
        quotes.volume("XSIM", "AAPL", new BigDecimal("1250"));
        quotes.volume("ECN1", "AAPL", new BigDecimal("9000"));
        at("2026-03-02T09:01:00Z");
        quotes.volume("ECN1", "AAPL", new BigDecimal("9100"));
        quote("99", "101", null);

        assertThat(told(BarInterval.MINUTE))
                .containsExactly(
                        "2026-03-02T09:00:00Z 100.0 100.0 100.0 100.0 250 MIDPOINTS",
                        "2026-03-02T09:01:00Z 100.0 100.0 100.0 100.0 100 MIDPOINTS");
    }

    @Test
    void minutesMakeFiveMinutesAndDaysAndSurviveARestart() {
        quote("99", "101", null);
        at("2026-03-02T09:03:59Z");
        quote("109", "111", null);
        at("2026-03-02T09:05:00Z");
        quote("104", "106", null);
        at("2026-03-02T09:06:00Z");
        bars.keep();
        bars = bars();

        assertThat(told(BarInterval.MINUTE)).hasSize(3);
        assertThat(told(BarInterval.FIVE_MINUTES))
                .containsExactly(
                        "2026-03-02T09:00:00Z 100.0 110.0 100.0 110.0 0 MIDPOINTS",
                        "2026-03-02T09:05:00Z 105.0 105.0 105.0 105.0 0 MIDPOINTS");
        assertThat(told(BarInterval.DAY)).containsExactly("2026-03-02T00:00:00Z 100.0 110.0 100.0 105.0 0 MIDPOINTS");
    }

    @Test
    void aDayThatIsOverIsKeptAndItsMinutesForgottenInTime() {
        quote("99", "101", null);
        at("2026-03-03T00:00:01Z");
        bars.keep();
        quote("109", "111", null);

        assertThat(store.bars.keySet()).anyMatch(key -> key.startsWith("AAPLDAY"));
        assertThat(told(BarInterval.DAY))
                .containsExactly(
                        "2026-03-02T00:00:00Z 100.0 100.0 100.0 100.0 0 MIDPOINTS",
                        "2026-03-03T00:00:00Z 110.0 110.0 110.0 110.0 0 MIDPOINTS");

        at("2026-03-11T00:00:01Z");
        bars.keep();

        assertThat(store.find("AAPL", BarInterval.MINUTE, Instant.EPOCH, NINE.plusSeconds(1)))
                .isEmpty();
        assertThat(store.find("AAPL", BarInterval.DAY, Instant.EPOCH, NINE)).hasSize(1);
    }

    @Test
    void nothingIsLostWhileTheStoreIsAway() {
        quote("99", "101", null);
        at("2026-03-02T09:01:00Z");
        store.fails = true;
        List<Throwable> failures = new ArrayList<>();
        try {
            bars.keep();
        } catch (IllegalStateException away) {
            failures.add(away);
        }
        store.fails = false;
        bars.keep();

        assertThat(failures).hasSize(1);
        assertThat(store.bars).hasSize(1);
    }

    @Test
    void aStaleQuoteMakesNoBar() {
        quote("99", "101", null);
        at("2026-03-02T09:02:00Z");
        quotes.gone("XSIM");

        assertThat(told(BarInterval.MINUTE)).hasSize(1);
    }

    @Test
    void aVenueThatHasGoneIsNotTradedByUntilItSpeaksAgain() {
        quote("99", "101", "100");
        assertThat(quotes.quote("AAPL")).map(Quote::stale).hasValue(false);

        quotes.gone("XSIM");
        assertThat(quotes.quote("AAPL")).map(Quote::stale).hasValue(true);
        assertThat(quotes.freshBooks("AAPL")).isEmpty();

        quote("98", "100", "100");
        assertThat(quotes.quote("AAPL")).map(Quote::stale).hasValue(false);
    }

    /** The node is killed within the minute, and started again within it. */
    @Test
    void aKilledMinuteGoesOnWhereItStood() {
        at("2026-03-02T09:00:05Z");
        quote("99", "101", null);
        quote("109", "111", null);
        at("2026-03-02T09:00:15Z");
        bars.keep();
        assertThat(store.bars).hasSize(1);
        bars.keep();
        at("2026-03-02T09:00:20Z");
        bars = bars();
        quote("89", "91", null);
        at("2026-03-02T09:00:31Z");
        bars.keep();
        at("2026-03-02T09:00:42Z");
        quote("94", "96", null);
        bars.keep();

        Bar shown = bars.bars("AAPL", BarInterval.MINUTE, NINE, clock.instant().plusSeconds(1))
                .get(0);
        assertThat(shown.open()).isEqualByComparingTo("100");
        assertThat(shown.high()).isEqualByComparingTo("110");
        assertThat(shown.low()).isEqualByComparingTo("90");
        assertThat(shown.close()).isEqualByComparingTo("95");
        assertThat(store.bars.values()).containsExactly(shown);
        at("2026-03-02T09:01:03Z");
        bars.keep();
        assertThat(store.bars.values()).containsExactly(shown);
    }
}
