package org.tandemoms.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.instruments.MarketHours;
import org.tandemoms.marketdata.BookSnapshot;
import org.tandemoms.marketdata.Level;
import org.tandemoms.marketdata.MarketDataForTests;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.marketdata.SettlementPrice;
import org.tandemoms.marketdata.SettlementPrices;
import org.tandemoms.positions.Holding;
import org.tandemoms.positions.Lot;
import org.tandemoms.positions.LotMethod;
import org.tandemoms.positions.Position;
import org.tandemoms.positions.PositionPage;
import org.tandemoms.positions.Positions;
import org.tandemoms.positions.Valuation;
import org.tandemoms.positions.ValuationForTests;
import org.tandemoms.shared.MovedClock;

/** Two contracts of crude oil, 1,000 barrels each, bought at 72.40 on Monday 2 March 2026; the market closes at 22:00 UTC. */
class VariationMarginTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Instant MONDAY_NIGHT = Instant.parse("2026-03-02T22:30:00Z");
    private static final Instant TUESDAY_NIGHT = Instant.parse("2026-03-03T22:30:00Z");

    private final Instruments instruments = new Instruments(List.of(
            instrument("CLH7", AssetClass.COMMODITY_FUTURE, "XNYM", "1000"),
            instrument("AAPL", AssetClass.EQUITY, "XNAS", "1")));

    private final MarketHours hours = new MarketHours(
            List.of("XNYM,18:00,17:00,America/New_York,USNY", "XNAS,09:30,16:00,America/New_York,NYSE"));

    private final MovedClock clock = new MovedClock(MONDAY_NIGHT);
    private final Quotes quotes = MarketDataForTests.quotes(clock, instruments);
    private final Ledger ledger = new Ledger();
    private final List<Position> held = new ArrayList<>();
    private final Prices prices = new Prices();
    private int awaitedHours;

    private static Instrument instrument(String symbol, AssetClass type, String market, String size) {
        return new Instrument(
                symbol, null, null, type, symbol, "USD", null, dec("0.01"), BigDecimal.ONE, market, dec(size));
    }

    private static BigDecimal dec(String number) {
        return new BigDecimal(number);
    }

    @BeforeEach
    void boughtOnMonday() {
        clock.moveTo(MONDAY_NIGHT);
        holds("2", "144800", "0", "2026-03-02T15:00:00Z");
        middle("CLH7", "73.01");
        middle("AAPL", "200.00");
    }

    private void holds(String quantity, String cost, String realised, String at) {
        List<Lot> lots = dec(quantity).signum() == 0
                ? List.of()
                : List.of(new Lot("T1", Instant.parse(at), dec(quantity), dec(cost)));
        held.clear();
        held.add(position("CLH7", "1000", new Holding(lots, dec(realised)), at));
        held.add(position(
                "AAPL",
                "1",
                new Holding(List.of(new Lot("T2", Instant.parse(at), dec("100"), dec("18950"))), BigDecimal.ZERO),
                at));
    }

    private static Position position(String symbol, String valuePerPoint, Holding holding, String at) {
        return Position.of(new Position.State(
                "FUND-A|" + symbol,
                1,
                "FUND-A",
                symbol,
                "USD",
                dec(valuePerPoint),
                LotMethod.FIFO,
                holding,
                List.of(),
                null,
                Map.of(),
                Map.of(),
                Instant.parse(at)));
    }

    private void middle(String symbol, String price) {
        Level level = new Level(dec(price), BigDecimal.TEN);
        quotes.snapshot(new BookSnapshot("XSIM", symbol, List.of(level), List.of(level), null, clock.instant()));
    }

    private VariationMargin node() {
        Valuation valuation = ValuationForTests.valuation(instruments, quotes);
        MarginPrices settledAt = new MarginPrices(prices, valuation, clock, Duration.ofHours(awaitedHours));
        return new VariationMargin(new Held(), instruments, settledAt, hours, ledger, clock);
    }

    @Test
    void eachDayPaysWhatThePositionHasGainedSinceTheDayBefore() {
        node().settle();
        assertThat(ledger.told()).containsExactly("CASH:FUND-A 1220.00", "CLEARING:XNYM -1220.00");

        clock.moveTo(TUESDAY_NIGHT);
        middle("CLH7", "72.51");
        node().settle();
        assertThat(ledger.told())
                .containsExactly(
                        "CASH:FUND-A 1220.00",
                        "CLEARING:XNYM -1220.00",
                        "CASH:FUND-A -1000.00",
                        "CLEARING:XNYM 1000.00");
    }

    @Test
    void aDayIsPaidOnceWhateverNodeLooksAndWhateverThePriceIsByThen() {
        VariationMargin node = node();
        node.settle();
        middle("CLH7", "80.00");
        node.settle();
        node().settle();
        assertThat(ledger.told()).containsExactly("CASH:FUND-A 1220.00", "CLEARING:XNYM -1220.00");
    }

    @Test
    void aPaymentOfWhichOnlyOneSideWasBookedIsMadeWhole() {
        ledger.book(List.of(new CashEntry(
                "MARGIN:FUND-A|CLH7:2026-03-02:1",
                "MARGIN:FUND-A|CLH7",
                "CASH:FUND-A",
                "USD",
                dec("1000.00"),
                LocalDate.parse("2026-03-02"))));
        node().settle();
        assertThat(ledger.told()).containsExactly("CASH:FUND-A 1000.00", "CLEARING:XNYM -1000.00");
    }

    @Test
    void aMissedDayAndAPositionThatIsClosedArePaidByTheNext() {
        clock.moveTo(TUESDAY_NIGHT);
        holds("0", "0", "300", "2026-03-03T15:00:00Z");
        node().settle();
        assertThat(ledger.told()).containsExactly("CASH:FUND-A 300.00", "CLEARING:XNYM -300.00");
    }

    @Test
    void whatWasTradedAfterTheCloseWaitsForTheNextDay() {
        holds("2", "144800", "0", "2026-03-02T22:15:00Z");
        node().settle();
        assertThat(ledger.told()).isEmpty();

        clock.moveTo(TUESDAY_NIGHT);
        middle("CLH7", "73.01");
        node().settle();
        assertThat(ledger.told()).containsExactly("CASH:FUND-A 1220.00", "CLEARING:XNYM -1220.00");
    }

    @Test
    void withoutAPriceItIsTriedAgain() {
        clock.moveTo(MONDAY_NIGHT.plusSeconds(90));
        VariationMargin node = node();
        node.settle();
        assertThat(ledger.told()).isEmpty();

        middle("CLH7", "73.01");
        node.settle();
        assertThat(ledger.told()).containsExactly("CASH:FUND-A 1220.00", "CLEARING:XNYM -1220.00");
    }

    @Test
    void aDayIsSettledAtThePublishedPriceWhateverTheMarketSays() {
        published("72.90", SettlementPrice.Source.VENUE);
        node().settle();
        assertThat(ledger.told()).containsExactly("CASH:FUND-A 1000.00", "CLEARING:XNYM -1000.00");
    }

    @Test
    void aPublishedPriceIsWaitedForAndThenOursIsTakenAndKept() {
        awaitedHours = 2;
        VariationMargin node = node();
        node.settle();
        assertThat(ledger.told()).isEmpty();

        clock.moveTo("2026-03-03T00:01:00Z");
        middle("CLH7", "73.01");
        node.settle();
        assertThat(ledger.told()).containsExactly("CASH:FUND-A 1220.00", "CLEARING:XNYM -1220.00");
        assertThat(prices.find("CLH7", MONDAY).orElseThrow().source()).isEqualTo(SettlementPrice.Source.HOUSE);
    }

    /** What comes after the payment is made good by the next. */
    @Test
    void aPriceThatComesLateIsSeenWithTheNextDay() {
        node().settle();
        published("72.90", SettlementPrice.Source.OPERATIONS);
        Margins margins =
                new Margins(new Held(), instruments, ValuationForTests.valuation(instruments, quotes), prices, ledger);

        Margin shown = margins.of("FUND-A", null).get(0);
        assertThat(shown.symbol()).isEqualTo("CLH7");
        assertThat(shown.paid()).isEqualByComparingTo("1220");
        assertThat(shown.open()).isEqualByComparingTo("0");
        assertThat(shown.payments())
                .containsExactly(
                        new Margin.Payment(MONDAY, dec("1220.00"), dec("72.90"), SettlementPrice.Source.OPERATIONS));

        clock.moveTo(TUESDAY_NIGHT);
        middle("CLH7", "72.90");
        node().settle();
        assertThat(margins.of(null, "CLH7").get(0).paid()).isEqualByComparingTo("1000");
    }

    private void published(String price, SettlementPrice.Source source) {
        prices.keep(new SettlementPrice("CLH7", MONDAY, dec(price), source, "XNYM", clock.instant()));
    }

    private static final class Prices implements SettlementPrices {

        private final Map<String, SettlementPrice> kept = new LinkedHashMap<>();

        @Override
        public void keep(SettlementPrice price) {
            kept.merge(
                    price.symbol() + price.day(),
                    price,
                    (before, now) -> now.source().compareTo(before.source()) < 0 ? before : now);
        }

        @Override
        public Optional<SettlementPrice> find(String symbol, LocalDate day) {
            return Optional.ofNullable(kept.get(symbol + day));
        }

        @Override
        public List<SettlementPrice> list(String symbol, LocalDate before, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Held implements Positions {

        @Override
        public Optional<Position> find(String id) {
            return held.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        @Override
        public List<Position> of(String account) {
            return held;
        }

        @Override
        public PositionPage page(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void keep(PositionPage page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean store(Position position, long versionBefore) {
            throw new UnsupportedOperationException();
        }
    }

    /** What was booked, in its order; an id is booked once. */
    private static final class Ledger implements Settlements {

        private final Map<String, CashEntry> entries = new LinkedHashMap<>();

        List<String> told() {
            return entries.values().stream()
                    .map(entry -> entry.account() + " " + entry.amount().toPlainString())
                    .toList();
        }

        @Override
        public void book(List<CashEntry> more) {
            more.forEach(entry -> entries.putIfAbsent(entry.id(), entry));
        }

        @Override
        public List<CashEntry> entriesOf(String orderId) {
            return entries.values().stream()
                    .filter(entry -> entry.orderId().equals(orderId))
                    .toList();
        }

        @Override
        public void capture(Settlement settlement) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void settle(Settlement settled, List<CashEntry> moved) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Settlement> find(String orderId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Settlement> list(String account, Settlement.Status status, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
