package org.tandemoms.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.sandbox.SampleInstruments;
import quickfix.field.ExecType;
import quickfix.field.OrdStatus;
import quickfix.field.OrdType;
import quickfix.field.Side;
import quickfix.field.TimeInForce;

/** AAPL stands at 189.50; the market maker bids 189.49 and offers 189.51, 5,000 each. */
class VenueAuctionTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private final List<Answer.Report> said = new ArrayList<>();

    @TempDir
    private Path home;

    private Venue exchange;

    @BeforeEach
    void open() {
        exchange = open(VenueProfile.XSIM);
    }

    private Venue open(VenueProfile profile) {
        VenueSettings settings = new VenueSettings(0, home, 1, Duration.ofSeconds(1), clock, SampleInstruments.all());
        VenueLedger ledger = new VenueLedger(profile, new VenueJournal(settings.home(profile), clock), clock);
        VenueWire wire = (VenueJournal.Entry entry, Conduct conduct, boolean again, LongConsumer sent) -> {
            entry.answers().stream()
                    .filter(Answer.Report.class::isInstance)
                    .map(Answer.Report.class::cast)
                    .forEach(said::add);
            sent.accept(entry.seq());
        };
        Venue venue = new Venue(profile, new ReferencePrices(settings), ledger, wire, clock);
        venue.resume();
        return venue;
    }

    private void submit(String clOrdId, char side, char type, char time, String quantity, String price) {
        submit(exchange, clOrdId, side, type, time, quantity, price);
    }

    private static void submit(
            Venue venue, String clOrdId, char side, char type, char time, String quantity, String price) {
        Terms terms = new Terms(
                type, time, new BigDecimal(quantity), price == null ? null : new BigDecimal(price), null, null);
        venue.submit(new Requests.Order(clOrdId, "OMS-" + clOrdId, "FUND-A", "AAPL", side, terms, false));
    }

    private void onClose(String clOrdId, char side, String quantity, String price) {
        char type = price == null ? OrdType.MARKET : OrdType.LIMIT;
        submit(clOrdId, side, type, TimeInForce.AT_THE_CLOSE, quantity, price);
    }

    private void auction(Auctions.Kind kind) {
        assertThat(exchange.call("AAPL", kind)).isTrue();
        assertThat(exchange.uncross("AAPL")).isTrue();
    }

    private VenueOrder order(String clOrdId) {
        return said.stream()
                .map(Answer.Report::order)
                .filter(order -> order.clOrdId().equals(clOrdId))
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private List<Character> heard(String clOrdId) {
        return said.stream()
                .filter(report -> report.clOrdId().equals(clOrdId))
                .map(Answer.Report::execType)
                .toList();
    }

    @Test
    void anOrderForTheCloseWaitsForItAndTradesWithTheMarketMaker() {
        onClose("C1", Side.BUY, "100", null);
        exchange.tick();
        assertThat(heard("C1")).containsExactly(ExecType.NEW);

        auction(Auctions.Kind.CLOSING);

        assertThat(heard("C1")).containsExactly(ExecType.NEW, ExecType.TRADE);
        assertThat(order("C1").avgPx()).isEqualByComparingTo("189.51");
        assertThat(exchange.quote("AAPL").orElseThrow().last()).isEqualByComparingTo("189.51");
    }

    @Test
    void theCodesOfOlderVersionsMeanTheSame() {
        submit("C1", Side.BUY, OrdType.MARKET_ON_CLOSE, TimeInForce.DAY, "100", null);
        submit("C2", Side.SELL, OrdType.LIMIT_ON_CLOSE, TimeInForce.DAY, "100", "189.00");

        auction(Auctions.Kind.CLOSING);

        assertThat(order("C1").avgPx()).isEqualByComparingTo("189.50");
        assertThat(order("C2").avgPx()).isEqualByComparingTo("189.50");
    }

    @Test
    void whatIsLeftOfAnAuctionOrderExpires() {
        onClose("C1", Side.BUY, "100", "189.40");
        onClose("C2", Side.BUY, "6000", "189.51");

        auction(Auctions.Kind.CLOSING);

        assertThat(heard("C1")).containsExactly(ExecType.NEW, ExecType.EXPIRED);
        assertThat(heard("C2")).containsExactly(ExecType.NEW, ExecType.TRADE, ExecType.EXPIRED);
        assertThat(order("C2").cumQty()).isEqualByComparingTo("5000");
        assertThat(order("C2").status()).isEqualTo(OrdStatus.EXPIRED);
    }

    @Test
    void anOrderForTheOpeningTakesNoPartInTheClose() {
        submit("C1", Side.SELL, OrdType.MARKET, TimeInForce.AT_THE_OPENING, "100", null);

        auction(Auctions.Kind.CLOSING);
        assertThat(heard("C1")).containsExactly(ExecType.NEW);

        auction(Auctions.Kind.OPENING);
        assertThat(order("C1").status()).isEqualTo(OrdStatus.FILLED);
        assertThat(order("C1").avgPx()).isEqualByComparingTo("189.49");
    }

    @Test
    void nothingIsTradedDuringTheCallAndEverythingAtOnePriceAfterIt() {
        submit("C0", Side.BUY, OrdType.LIMIT, TimeInForce.DAY, "100", "189.00");
        exchange.call("AAPL", Auctions.Kind.CLOSING);
        submit("C1", Side.BUY, OrdType.LIMIT, TimeInForce.DAY, "6000", "190.00");
        submit("C2", Side.BUY, OrdType.LIMIT, TimeInForce.IMMEDIATE_OR_CANCEL, "100", "190.00");
        onClose("C3", Side.SELL, "6000", null);
        exchange.tick();
        assertThat(heard("C1")).containsExactly(ExecType.NEW);
        assertThat(heard("C2")).containsExactly(ExecType.NEW, ExecType.CANCELED);

        exchange.uncross("AAPL");

        assertThat(order("C1").status()).isEqualTo(OrdStatus.FILLED);
        assertThat(order("C3").status()).isEqualTo(OrdStatus.FILLED);
        assertThat(order("C1").avgPx()).isEqualByComparingTo(order("C3").avgPx());
        assertThat(heard("C0")).containsExactly(ExecType.NEW);

        submit("C4", Side.SELL, OrdType.LIMIT, TimeInForce.DAY, "100", "189.49");
        assertThat(order("C4").status()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void whatIsLeftOfADaysOrderGoesBackToContinuousTrading() {
        exchange.call("AAPL", Auctions.Kind.OPENING);
        submit("C1", Side.BUY, OrdType.LIMIT, TimeInForce.DAY, "100", "189.40");
        exchange.uncross("AAPL");
        assertThat(heard("C1")).containsExactly(ExecType.NEW);

        exchange.replace(new Requests.Replace("C2", "C1", null, new BigDecimal("189.51"), null, false));

        assertThat(order("C2").status()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void anAuctionOrderIsCancelledAndReplacedWhileItWaits() {
        onClose("C1", Side.BUY, "100", "189.00");
        onClose("D1", Side.BUY, "100", null);
        exchange.replace(
                new Requests.Replace("C2", "C1", new BigDecimal("200"), new BigDecimal("190.00"), null, false));
        exchange.cancel(new Requests.Cancel("D2", "D1", false));

        auction(Auctions.Kind.CLOSING);

        assertThat(order("C2").cumQty()).isEqualByComparingTo("200");
        assertThat(heard("D2")).containsExactly(ExecType.CANCELED);
        assertThat(heard("D1")).containsExactly(ExecType.NEW);
    }

    @Test
    void anOrderForTheCloseWaitsOnAfterARestart() throws IOException {
        onClose("C1", Side.BUY, "100", null);
        exchange.close();
        exchange = open(VenueProfile.XSIM);

        auction(Auctions.Kind.CLOSING);

        assertThat(order("C1").status()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void aHaltedOrderTakesNoPart() {
        onClose("C1", Side.BUY, "100", null);
        exchange.halt("AAPL");

        auction(Auctions.Kind.CLOSING);
        assertThat(heard("C1")).containsExactly(ExecType.NEW);

        exchange.resume("AAPL");
        auction(Auctions.Kind.CLOSING);
        assertThat(order("C1").status()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void whoHoldsNoAuctionsRefusesOrdersForThem() {
        Venue other = open(VenueProfile.ECN1);
        submit(other, "C1", Side.BUY, OrdType.MARKET, TimeInForce.AT_THE_CLOSE, "100", null);
        submit("C2", Side.BUY, OrdType.STOP_LIMIT, TimeInForce.AT_THE_CLOSE, "100", "189.00");

        assertThat(order("C1").status()).isEqualTo(OrdStatus.REJECTED);
        assertThat(order("C2").status()).isEqualTo(OrdStatus.REJECTED);
        assertThat(other.call("AAPL", Auctions.Kind.CLOSING)).isFalse();
        assertThat(exchange.call("NOBODY", Auctions.Kind.CLOSING)).isFalse();
        assertThat(exchange.uncross("AAPL")).isFalse();
    }
}
