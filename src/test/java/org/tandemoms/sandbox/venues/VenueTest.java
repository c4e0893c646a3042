package org.tandemoms.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.sandbox.SampleInstruments;
import quickfix.field.CxlRejReason;
import quickfix.field.ExecType;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrdType;
import quickfix.field.Side;
import quickfix.field.TimeInForce;

class VenueTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path home;

    private final List<Answer> said = new ArrayList<>();
    private Clock clock = Clock.fixed(MORNING, ZoneOffset.UTC);

    @Test
    void aMarketableLimitOrderIsAcknowledgedAndFilled() {
        Venue exchange = open(VenueProfile.XSIM);
        exchange.submit(limit("C1", Side.BUY, "100", "190.00"));

        assertThat(reports()).extracting(Answer.Report::execType).containsExactly(ExecType.NEW, ExecType.TRADE);
        VenueOrder filled = lastReport().order();
        assertThat(filled.status()).isEqualTo(OrdStatus.FILLED);
        assertThat(filled.leavesQty()).isZero();
        assertThat(filled.avgPx()).isEqualByComparingTo("189.51");
        assertThat(filled.secondaryClOrdId()).isEqualTo("OMS-C1");
    }

    @Test
    void immediateOrCancelCancelsWhatItCannotTrade() {
        Venue exchange = open(VenueProfile.XSIM);
        exchange.submit(order("C1", Side.BUY, OrdType.LIMIT, TimeInForce.IMMEDIATE_OR_CANCEL, "6000", "189.51", null));

        assertThat(lastReport().execType()).isEqualTo(ExecType.CANCELED);
        assertThat(lastReport().order().cumQty()).isEqualByComparingTo("5000");
        assertThat(lastReport().order().leavesQty()).isZero();
    }

    @Test
    void fillOrKillTradesAllOrNothing() {
        Venue exchange = open(VenueProfile.XSIM);
        exchange.submit(order("C1", Side.BUY, OrdType.LIMIT, TimeInForce.FILL_OR_KILL, "6000", "189.51", null));
        assertThat(lastReport().execType()).isEqualTo(ExecType.CANCELED);
        assertThat(lastReport().order().cumQty()).isZero();

        exchange.submit(order("C2", Side.BUY, OrdType.LIMIT, TimeInForce.FILL_OR_KILL, "6000", "189.52", null));
        assertThat(lastReport().order().status()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void aStopWaitsUntilTheMarketTouchesIt() {
        Venue exchange = open(VenueProfile.XSIM);
        exchange.submit(order("C1", Side.BUY, OrdType.STOP_STOP_LOSS, TimeInForce.DAY, "100", null, "189.80"));
        assertThat(lastReport().execType()).isEqualTo(ExecType.NEW);

        exchange.replace(new Requests.Replace("C2", "C1", null, null, new BigDecimal("189.51"), false));

        assertThat(reports())
                .extracting(Answer.Report::execType)
                .containsExactly(ExecType.NEW, ExecType.REPLACED, ExecType.TRADE);
    }

    @Test
    void cancelAndReplaceFollowTheChainOfClOrdIds() {
        Venue exchange = open(VenueProfile.XSIM);
        exchange.submit(limit("C1", Side.BUY, "100", "180.00"));
        exchange.replace(new Requests.Replace("C2", "C1", new BigDecimal("200"), new BigDecimal("181"), null, false));
        assertThat(lastReport().execType()).isEqualTo(ExecType.REPLACED);
        assertThat(lastReport().clOrdId()).isEqualTo("C2");
        assertThat(lastReport().origClOrdId()).isEqualTo("C1");
        assertThat(lastReport().order().leavesQty()).isEqualByComparingTo("200");

        exchange.cancel(new Requests.Cancel("C3", "C2", false));
        assertThat(lastReport().execType()).isEqualTo(ExecType.CANCELED);
        assertThat(lastReport().origClOrdId()).isEqualTo("C2");

        exchange.cancel(new Requests.Cancel("C4", "C3", false));
        assertThat(((Answer.CancelReject) lastSaid()).reason()).isEqualTo(CxlRejReason.TOO_LATE_TO_CANCEL);
        exchange.cancel(new Requests.Cancel("C5", "NEVER", false));
        assertThat(((Answer.CancelReject) lastSaid()).reason()).isEqualTo(CxlRejReason.UNKNOWN_ORDER);
        exchange.cancel(new Requests.Cancel("C2", "C3", false));
        assertThat(((Answer.CancelReject) lastSaid()).reason()).isEqualTo(CxlRejReason.DUPLICATE_CLORDID_RECEIVED);
    }

    @Test
    void aKnownClOrdIdMakesNoSecondOrder() {
        Venue exchange = open(VenueProfile.XSIM);
        exchange.submit(limit("C1", Side.BUY, "100", "180.00"));

        exchange.submit(limit("C1", Side.BUY, "100", "180.00"));
        assertThat(lastReport().execType()).isEqualTo(ExecType.REJECTED);
        assertThat(lastReport().rejectReason()).isEqualTo(OrdRejReason.DUPLICATE_ORDER);

        exchange.submit(resent(limit("C1", Side.BUY, "100", "180.00")));
        assertThat(lastReport().execType()).isEqualTo(ExecType.ORDER_STATUS);
        assertThat(lastReport().order().status()).isEqualTo(OrdStatus.NEW);
        assertThat(exchange.received()).hasSize(1);
    }

    @Test
    void whatAVenueDoesNotTradeItRefusesWithAReason() {
        Venue exchange = open(VenueProfile.XSIM);
        exchange.submit(new Requests.Order(
                "C1", "", "", "NOPE", Side.BUY, limit("x", Side.BUY, "1", "1").terms(), false));
        assertThat(lastReport().rejectReason()).isEqualTo(OrdRejReason.UNKNOWN_SYMBOL);
        exchange.submit(order("C2", Side.BUY, OrdType.PEGGED, TimeInForce.DAY, "1", "1", null));
        assertThat(lastReport().rejectReason()).isEqualTo(OrdRejReason.UNSUPPORTED_ORDER_CHARACTERISTIC);
        exchange.submit(limit("C3", Side.BUY, "0", "189.00"));
        assertThat(lastReport().rejectReason()).isEqualTo(OrdRejReason.INCORRECT_QUANTITY);
    }

    @Test
    void aRestartedVenueKnowsItsOrdersAndNeverRepeatsAnExecId() throws Exception {
        Venue before = open(VenueProfile.XSIM);
        before.submit(limit("C1", Side.BUY, "100", "190.00"));
        before.submit(limit("C2", Side.SELL, "300", "195.00"));
        before.close();

        Venue after = open(VenueProfile.XSIM);
        after.cancel(new Requests.Cancel("C3", "C2", false));
        after.submit(limit("C4", Side.BUY, "100", "190.00"));

        assertThat(after.received()).extracting(VenueOrder::firstClOrdId).containsExactly("C1", "C2", "C4");
        assertThat(reports().stream().map(Answer.Report::execId)).doesNotHaveDuplicates();
        assertThat(reports().stream().map(report -> report.order().orderId()).distinct())
                .hasSize(3);
    }

    @Test
    void whatWasStoredButNotSaidIsSaidAfterTheRestart() throws Exception {
        VenueWire dead = (entry, conduct, again, sent) -> {};
        Venue before = venue(VenueProfile.XSIM, dead);
        before.submit(limit("C1", Side.BUY, "100", "190.00"));
        before.close();
        assertThat(said).isEmpty();

        open(VenueProfile.XSIM);

        assertThat(reports()).extracting(Answer.Report::execType).containsExactly(ExecType.NEW, ExecType.TRADE);
    }

    @Test
    void aHangingVenueAnswersOnceItBehavesAgain() {
        Venue exchange = open(VenueProfile.XSIM);
        exchange.behave(Conduct.of("hang", null, 0));
        exchange.submit(limit("C1", Side.BUY, "100", "190.00"));
        exchange.cancel(new Requests.Cancel("C2", "C1", false));
        assertThat(said).isEmpty();
        assertThat(exchange.received()).hasSize(1);

        exchange.behave(Conduct.GOOD);

        assertThat(said).hasSize(3);
        assertThat(reports()).extracting(Answer.Report::execType).containsExactly(ExecType.NEW, ExecType.TRADE);
        assertThat(((Answer.CancelReject) lastSaid()).reason()).isEqualTo(CxlRejReason.TOO_LATE_TO_CANCEL);
    }

    @Test
    void halfFillsHalfAndTheRestOnceItBehavesAgain() {
        Venue exchange = open(VenueProfile.XSIM);
        exchange.behave(Conduct.of("half", null, 0));
        exchange.submit(limit("C1", Side.BUY, "100", "190.00"));
        exchange.tick();
        assertThat(lastReport().order().cumQty()).isEqualByComparingTo("50");

        exchange.behave(Conduct.GOOD);
        assertThat(lastReport().order().status()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void theDarkPoolCrossesAtTheMidpoint() {
        Venue pool = open(VenueProfile.DARK1);
        pool.submit(limit("C1", Side.BUY, "5000", "189.60"));

        assertThat(lastReport().lastPx()).isEqualByComparingTo("189.50");
        assertThat(lastReport().order().cumQty()).isEqualByComparingTo("1000");
        pool.submit(limit("C2", Side.SELL, "4000", "189.00"));
        assertThat(pool.received()).allMatch(order -> order.status() == OrdStatus.FILLED);
    }

    @Test
    void theBrokerWorksACareOrderInSlices() {
        Venue desk = open(VenueProfile.BRKR);
        desk.submit(order("C1", Side.BUY, OrdType.MARKET, TimeInForce.DAY, "1000", null, null));
        assertThat(lastReport().execType()).isEqualTo(ExecType.NEW);

        for (int beat = 0; beat < 20; beat++) {
            desk.tick();
        }

        assertThat(lastReport().order().status()).isEqualTo(OrdStatus.FILLED);
        assertThat(lastReport().order().executions()).isEqualTo(5);
    }

    @Test
    void aDayOrderExpiresWithItsDayAndAGoodTillCancelOrderDoesNot() throws Exception {
        Venue today = open(VenueProfile.XSIM);
        today.submit(limit("C1", Side.BUY, "100", "180.00"));
        today.submit(order("C2", Side.BUY, OrdType.LIMIT, TimeInForce.GOOD_TILL_CANCEL, "100", "180.00", null));
        today.close();

        clock = Clock.offset(clock, Duration.ofHours(15));
        Venue tomorrow = open(VenueProfile.XSIM);
        tomorrow.tick();

        assertThat(lastReport().execType()).isEqualTo(ExecType.EXPIRED);
        assertThat(tomorrow.received())
                .extracting(VenueOrder::status)
                .containsExactly(OrdStatus.EXPIRED, OrdStatus.NEW);
    }

    private Venue open(VenueProfile profile) {
        return venue(profile, (VenueJournal.Entry entry, Conduct conduct, boolean again, LongConsumer sent) -> {
            said.addAll(entry.answers());
            sent.accept(entry.seq());
        });
    }

    private Venue venue(VenueProfile profile, VenueWire wire) {
        VenueSettings settings = new VenueSettings(0, home, 1, Duration.ofSeconds(1), clock, SampleInstruments.all());
        VenueJournal journal = new VenueJournal(settings.home(profile), clock);
        Venue venue = new Venue(
                profile, new ReferencePrices(settings), new VenueLedger(profile, journal, clock), wire, clock);
        venue.resume();
        return venue;
    }

    private List<Answer.Report> reports() {
        return said.stream()
                .filter(Answer.Report.class::isInstance)
                .map(Answer.Report.class::cast)
                .toList();
    }

    private Answer lastSaid() {
        return said.get(said.size() - 1);
    }

    private Answer.Report lastReport() {
        return (Answer.Report) lastSaid();
    }

    private Requests.Order limit(String clOrdId, char side, String quantity, String price) {
        return order(clOrdId, side, OrdType.LIMIT, TimeInForce.DAY, quantity, price, null);
    }

    private static Requests.Order resent(Requests.Order order) {
        return new Requests.Order(
                order.clOrdId(),
                order.secondaryClOrdId(),
                order.account(),
                order.symbol(),
                order.side(),
                order.terms(),
                true);
    }

    private Requests.Order order(
            String clOrdId, char side, char type, char timeInForce, String quantity, String price, String stop) {
        Instant endOfDay = Instant.parse("2026-03-03T00:00:00Z");
        Terms terms = new Terms(
                type,
                timeInForce,
                new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                stop == null ? null : new BigDecimal(stop),
                timeInForce == TimeInForce.GOOD_TILL_CANCEL ? null : endOfDay);
        return new Requests.Order(clOrdId, "OMS-" + clOrdId, "FUND-A", "AAPL", side, terms, false);
    }
}
