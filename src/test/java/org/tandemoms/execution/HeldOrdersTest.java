package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.execution.HouseFloor.dec;
import static org.tandemoms.execution.HouseFloor.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.Instructions;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Peg;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.Trail;
import org.tandemoms.trading.TriggerPrice;
import org.tandemoms.trading.VenueInstruction;

/** What the house holds itself, when it lets go, and what the client hears. */
class HeldOrdersTest {

    private final HouseFloor floor = new HouseFloor();

    private static OrderTerms terms(OrdType type, String limit, String stop, TimeInForce time, Instructions more) {
        return new OrderTerms(dec("500"), type, dec(limit), dec(stop), time, null, null, more);
    }

    private static Instructions on(TriggerPrice price) {
        return Instructions.of(null, price, null, null);
    }

    private static Instructions trailing(String amount, String percent) {
        return Instructions.of(null, null, new Trail(dec(amount), dec(percent)), null);
    }

    private static OrderTerms stopOnLast(String stop) {
        return terms(OrdType.STOP, null, stop, TimeInForce.DAY, on(TriggerPrice.LAST));
    }

    private List<String> sent(String id) {
        return floor.order(id).routes().stream()
                .map(route -> route.venue() + " " + route.terms().ordType() + " "
                        + route.terms().timeInForce() + " " + route.terms().quantity()
                        + (route.terms().limitPrice() == null
                                ? ""
                                : " at " + route.terms().limitPrice().toPlainString()))
                .toList();
    }

    private List<ExecType> heard(String id) {
        return TradeOrders.reported(floor.order(id)).stream()
                .map(ClientReport::execType)
                .toList();
    }

    private String words(String id, String type) {
        return floor.order(id).timeline().stream()
                .filter(entry -> entry.type().equals(type))
                .map(entry -> entry.text())
                .reduce((first, last) -> last)
                .orElse("");
    }

    // --- stops ------------------------------------------------------------------------------------------------------

    @Test
    void aStopThatTheVenueKnowsGoesThere() {
        String id = floor.place(Side.SELL, terms(OrdType.STOP, null, "95", TimeInForce.DAY, null));

        assertThat(sent(id)).containsExactly("XSIM STOP DAY 500");
        assertThat(floor.order(id).isHeld()).isFalse();
    }

    @Test
    void aStopThatNoVenueKnowsWaitsHereAndIsNewForTheClient() {
        floor.quote("99.99", "100.01");
        String id = floor.place(Side.SELL, stopOnLast("95"));

        assertThat(sent(id)).isEmpty();
        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.NEW);
        assertThat(heard(id)).containsExactly(ExecType.NEW);
    }

    @Test
    void aStopOnTheLastTradeGoesByTradesAlone() {
        String id = floor.place(Side.SELL, stopOnLast("95"));
        floor.node();

        floor.quote("94.00", "94.10");
        floor.trade("95.01");
        assertThat(sent(id)).isEmpty();

        floor.trade("95.00");
        assertThat(sent(id)).containsExactly("XSIM MARKET DAY 500");
        assertThat(heard(id)).containsExactly(ExecType.NEW, ExecType.TRIGGERED);
        assertThat(words(id, "triggered")).contains("Stop 95 reached", "last trade 95.00", "XSIM");
    }

    @Test
    void aStopLimitBecomesALimitOrder() {
        String id = floor.place(Side.BUY, terms(OrdType.STOP_LIMIT, "106", "105", TimeInForce.GTC, null));
        floor.node();

        floor.quote("104.98", "104.99");
        assertThat(sent(id)).isEmpty();
        floor.quote("104.99", "105.00");

        assertThat(sent(id)).containsExactly("XSIM LIMIT GTC 500 at 106");
    }

    @Test
    void whatIsThroughTheStopAlreadyIsSetOffAtOnce() {
        floor.quote("89.99", "90.01");
        String id = floor.place(Side.SELL, terms(OrdType.STOP_LIMIT, "80", "95", TimeInForce.DAY, null));

        floor.node();

        assertThat(sent(id)).containsExactly("XSIM LIMIT DAY 500 at 80");
    }

    /** A gap in the data: nothing is set off by what was true before it, the first word after it counts. */
    @Test
    void aStaleQuoteSetsNothingOffAndTheFirstFreshOneDoes() {
        floor.quote("94.00", "94.02");
        floor.clock.move(Duration.ofSeconds(61));
        String id = floor.place(Side.SELL, terms(OrdType.STOP_LIMIT, "80", "95", TimeInForce.DAY, null));
        OrderTriggers node = floor.node();
        node.quoted("AAPL");
        assertThat(sent(id)).isEmpty();

        floor.quote("93.00", "93.02");

        assertThat(sent(id)).hasSize(1);
    }

    @Test
    void whatWasSetOffIsNotSetOffAgain() {
        String id = floor.place(Side.SELL, stopOnLast("95"));
        floor.node();
        floor.node();
        floor.trade("94.00");
        floor.trade("93.00");
        floor.node();

        assertThat(sent(id)).hasSize(1);
        assertThat(TradeOrders.told(floor.order(id), VenueInstruction.ORDER)).hasSize(1);
    }

    @Test
    void somebodysHoldKeepsTheStopUntilItIsTakenOff() {
        String id = floor.place(Side.SELL, stopOnLast("95"));
        OrderTriggers node = floor.node();
        floor.change(id, order -> order.hold(org.tandemoms.orders.Hold.Type.COMPLIANCE, "looked into"));
        floor.trade("90.00");
        assertThat(sent(id)).isEmpty();

        floor.change(id, order -> order.release(org.tandemoms.orders.Hold.Type.COMPLIANCE, "in order"));
        node.scan();

        assertThat(sent(id)).hasSize(1);
    }

    // --- trailing stops ---------------------------------------------------------------------------------------------

    @Test
    void aTrailingStopFollowsUpAndStaysWhenTheMarketFalls() {
        floor.quote("100.00", "100.02");
        String id = floor.place(
                Side.SELL, terms(OrdType.TRAILING_STOP, null, null, TimeInForce.DAY, trailing("1.00", null)));
        floor.node();
        assertThat(floor.order(id).stopInForce()).isEqualByComparingTo("99.00");

        floor.quote("102.00", "102.02");
        floor.quote("101.50", "101.52");
        assertThat(floor.order(id).stopInForce()).isEqualByComparingTo("101.00");
        assertThat(sent(id)).isEmpty();

        floor.quote("101.00", "101.02");
        assertThat(sent(id)).containsExactly("XSIM MARKET DAY 500");
        assertThat(words(id, "triggered")).contains("Stop 101.00 reached: best bid 101.00");
    }

    @Test
    void theHighWaterMarkSurvivesARestart() {
        var dead = new AtomicBoolean();
        floor.quote("100.00", "100.02");
        String id =
                floor.place(Side.SELL, terms(OrdType.TRAILING_STOP, null, null, TimeInForce.GTC, trailing(null, "2")));
        floor.node(work -> {
            if (!dead.get()) {
                work.run();
            }
        });
        floor.quote("110.00", "110.02");
        dead.set(true);
        floor.quote("107.90", "107.92");
        assertThat(sent(id)).isEmpty();

        floor.node();
        assertThat(floor.order(id).highWater()).isEqualByComparingTo("110.00");
        assertThat(floor.order(id).stopInForce()).isEqualByComparingTo("107.80");
        floor.quote("107.80", "107.82");
        assertThat(sent(id)).hasSize(1);
    }

    @Test
    void aTrailingStopGivenByItsFirstStopKeepsThatDistance() {
        floor.quote("100.00", "100.02");
        String id = floor.place(Side.BUY, terms(OrdType.TRAILING_STOP, null, "101.02", TimeInForce.DAY, null));
        floor.node();
        assertThat(floor.order(id).stopInForce()).isEqualByComparingTo("101.02");

        floor.quote("97.00", "97.02");
        assertThat(floor.order(id).stopInForce()).isEqualByComparingTo("98.02");
        floor.quote("98.00", "98.02");

        assertThat(sent(id)).containsExactly("XSIM MARKET DAY 500");
    }

    @Test
    void itsMoveDoesNotAgeTheVersionThatACallerHasSeen() {
        floor.quote("100.00", "100.02");
        String id =
                floor.place(Side.SELL, terms(OrdType.TRAILING_STOP, null, null, TimeInForce.DAY, trailing("1", null)));
        floor.node();
        long seen = floor.order(id).version();

        floor.quote("101.00", "101.02");

        assertThat(floor.order(id).highWater()).isEqualByComparingTo("101.00");
        assertThat(floor.order(id).version()).isEqualTo(seen);
    }

    // --- cancel and replace -----------------------------------------------------------------------------------------

    @Test
    void aHeldOrderIsCanceledAtOnceAndNeverSetOff() {
        String id = floor.place(Side.SELL, stopOnLast("95"));
        OrderTriggers node = floor.node();

        floor.change(id, TradeOrders::cancel);
        floor.trade("90.00");
        node.scan();

        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(sent(id)).isEmpty();
        assertThat(heard(id)).containsExactly(ExecType.NEW, ExecType.CANCELED);
        assertThat(node.watched()).isZero();
    }

    @Test
    void aReplacedStopGoesByItsNewPrice() {
        String id = floor.place(Side.SELL, stopOnLast("95"));
        OrderTriggers node = floor.node();

        floor.change(id, order -> TradeOrders.replace(order, terms(null, null, "90", null, null)));
        node.scan();
        floor.trade("92.00");
        assertThat(sent(id)).isEmpty();
        assertThat(heard(id)).containsExactly(ExecType.NEW, ExecType.PENDING_REPLACE, ExecType.REPLACED);

        floor.trade("90.00");
        assertThat(sent(id)).hasSize(1);
    }

    // --- pegged -----------------------------------------------------------------------------------------------------

    private String pegged(Side side, Peg.To to, String offset, String limit) {
        return floor.place(
                side,
                terms(
                        OrdType.PEGGED,
                        limit,
                        null,
                        TimeInForce.DAY,
                        Instructions.of(null, null, null, new Peg(to, dec(offset)))));
    }

    @Test
    void aPeggedOrderWaitsForAPriceToFollow() {
        String id = pegged(Side.BUY, Peg.To.PRIMARY, null, null);
        OrderTriggers node = floor.node();
        assertThat(sent(id)).isEmpty();
        assertThat(heard(id)).containsExactly(ExecType.NEW);

        floor.quote("99.99", "100.01");

        assertThat(sent(id)).containsExactly("XSIM LIMIT DAY 500 at 99.99");
        assertThat(node.watched()).isEqualTo(1);
    }

    @Test
    void theMidpointIsRoundedAwayFromTheOtherSideAndTheLimitHolds() {
        floor.quote("99.98", "100.01");

        assertThat(sent(pegged(Side.BUY, Peg.To.MIDPOINT, null, null))).containsExactly("XSIM LIMIT DAY 500 at 99.99");
        assertThat(sent(pegged(Side.SELL, Peg.To.MIDPOINT, "0.02", null)))
                .containsExactly("XSIM LIMIT DAY 500 at 100.02");
        assertThat(sent(pegged(Side.BUY, Peg.To.MARKET, null, "99.50"))).containsExactly("XSIM LIMIT DAY 500 at 99.50");
    }

    @Test
    void thePriceMovesByAReplaceOneAtATimeAndNotByItsOwnQuote() {
        floor.quote("99.99", "100.05");
        String id = pegged(Side.BUY, Peg.To.PRIMARY, "0.01", null);
        OrderTriggers node = floor.node();
        floor.acknowledged(id);
        node.scan();
        assertThat(sent(id)).containsExactly("XSIM LIMIT DAY 500 at 100.00");

        // what it shows itself is the best bid now; it does not chase that
        floor.quotes.snapshot(new org.tandemoms.marketdata.BookSnapshot(
                "XSIM",
                "AAPL",
                List.of(
                        new org.tandemoms.marketdata.Level(dec("100.00"), dec("500")),
                        new org.tandemoms.marketdata.Level(dec("99.99"), dec("5000"))),
                List.of(new org.tandemoms.marketdata.Level(dec("100.05"), dec("5000"))),
                null,
                floor.clock.instant()));
        assertThat(TradeOrders.told(floor.order(id), VenueInstruction.REPLACE)).isEmpty();

        floor.quote("100.01", "100.05");
        floor.clock.move(Duration.ofSeconds(2));
        floor.quote("100.02", "100.05");
        List<VenueInstruction> told = TradeOrders.told(floor.order(id), VenueInstruction.REPLACE);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).terms().limitPrice()).isEqualByComparingTo("100.02");

        floor.change(
                id,
                order -> TradeOrders.replaces(order, live(order), told.get(0).clOrdId()));
        assertThat(sent(id)).containsExactly("XSIM LIMIT DAY 500 at 100.02");
        assertThat(heard(id)).containsExactly(ExecType.NEW, ExecType.RESTATED);
    }

    @Test
    void aCancelWaitsForTheAnswerToANewPrice() {
        floor.quote("99.99", "100.05");
        String id = pegged(Side.BUY, Peg.To.PRIMARY, null, null);
        OrderTriggers node = floor.node();
        floor.acknowledged(id);
        node.scan();
        floor.quote("100.00", "100.05");
        String move = TradeOrders.told(floor.order(id), VenueInstruction.REPLACE)
                .get(0)
                .clOrdId();

        floor.change(id, TradeOrders::cancel);
        assertThat(TradeOrders.told(floor.order(id), VenueInstruction.CANCEL)).isEmpty();

        floor.change(id, order -> TradeOrders.replaces(order, live(order), move));
        assertThat(TradeOrders.told(floor.order(id), VenueInstruction.CANCEL))
                .extracting(VenueInstruction::origClOrdId)
                .containsExactly(move);
        floor.change(id, order -> TradeOrders.givesBack(order, live(order)));
        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.CANCELED);
    }

    @Test
    void aVenueThatDoesNotAnswerANewPriceIsNotWaitedForForEver() {
        floor.quote("99.99", "100.05");
        String id = pegged(Side.BUY, Peg.To.PRIMARY, null, null);
        OrderTriggers node = floor.node();
        floor.acknowledged(id);
        node.scan();
        floor.quote("100.00", "100.05");
        floor.change(id, TradeOrders::cancel);

        floor.clock.move(Duration.ofSeconds(6));
        floor.rings(id);

        assertThat(TradeOrders.told(floor.order(id), VenueInstruction.CANCEL)).hasSize(1);
    }

    // --- size -------------------------------------------------------------------------------------------------------

    @Test
    void anIcebergShowsOnePartAfterAnother() {
        var iceberg =
                new OrderTerms(dec("500"), OrdType.ICEBERG, dec("100"), null, TimeInForce.DAY, null, dec("20"), null);
        String id = floor.place(Side.BUY, iceberg);

        for (int part = 1; part <= 25; part++) {
            assertThat(floor.order(id).workingQty()).isEqualByComparingTo("20");
            assertThat(floor.order(id).routes()).hasSize(part);
            floor.change(id, order -> TradeOrders.fills(order, live(order), "20", "100"));
        }

        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(sent(id).get(0)).isEqualTo("XSIM LIMIT DAY 20 at 100");
    }

    private OrderTerms atLeast(String least, TimeInForce time) {
        return terms(OrdType.LIMIT, "100", null, time, Instructions.of(dec(least), null, null, null));
    }

    @Test
    void aMinimumQuantityWaitsForAVenueThatShowsEnoughAndGoesAllOrNothing() {
        floor.quote("XSIM", "99.99", "100.00", "299");
        String id = floor.place(Side.BUY, atLeast("300", TimeInForce.DAY));
        floor.node();
        assertThat(sent(id)).isEmpty();

        floor.clock.move(Duration.ofSeconds(2));
        floor.quote("XSIM", "99.99", "100.00", "350");
        assertThat(sent(id)).containsExactly("XSIM LIMIT FOK 350 at 100");

        floor.change(id, order -> TradeOrders.cancels(order, live(order)));
        floor.change(id, order -> TradeOrders.fills(order, live(order), "350", "100"));
        assertThat(sent(id))
                .containsExactly("XSIM LIMIT FOK 350 at 100", "XSIM LIMIT FOK 350 at 100", "XSIM LIMIT DAY 150 at 100");
    }

    @Test
    void atOnceMeansThatNobodyWaitsForTheMinimum() {
        floor.quote("XSIM", "99.99", "100.00", "299");
        String id = floor.place(Side.BUY, atLeast("300", TimeInForce.IOC));

        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(sent(id)).isEmpty();
    }

    // --- time -------------------------------------------------------------------------------------------------------

    @Test
    void anOrderForTheCloseGoesShortlyBeforeItAndEndsWithIt() {
        String id = floor.place(Side.BUY, terms(OrdType.LIMIT_ON_CLOSE, "100", null, TimeInForce.DAY, null));
        assertThat(floor.order(id).alarm()).contains(Instant.parse("2026-03-02T20:59:00Z"));
        floor.clock.moveTo("2026-03-02T20:58:59Z");
        floor.rings(id);
        assertThat(sent(id)).isEmpty();

        floor.clock.moveTo("2026-03-02T20:59:00Z");
        floor.rings(id);
        assertThat(sent(id)).containsExactly("XSIM LIMIT DAY 500 at 100");
        assertThat(heard(id)).containsExactly(ExecType.NEW, ExecType.TRIGGERED);

        floor.clock.moveTo("2026-03-02T21:00:00Z");
        floor.rings(id);
        Route route = live(floor.order(id));
        assertThat(route.pulledAs()).isNotNull();
        floor.change(id, order -> TradeOrders.givesBack(order, live(order)));
        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.EXPIRED);
        assertThat(heard(id)).endsWith(ExecType.EXPIRED);
    }

    @Test
    void anOrderForTheOpeningWaitsForTheNextOneAndIsTakenAtOnceOrNever() {
        floor.clock.move(Duration.ofSeconds(1));
        String id = floor.place(Side.BUY, terms(OrdType.MARKET, null, null, TimeInForce.OPG, null));
        floor.clock.moveTo("2026-03-03T14:29:59Z");
        floor.rings(id);
        assertThat(sent(id)).isEmpty();

        floor.clock.moveTo("2026-03-03T14:30:00Z");
        floor.rings(id);
        assertThat(sent(id)).containsExactly("XSIM MARKET IOC 500");
    }

    @Test
    void aHeldStopForTheDayExpiresAtTheCloseOfItsMarket() {
        String id = floor.place(Side.SELL, stopOnLast("95"));
        OrderTriggers node = floor.node();
        assertThat(floor.order(id).alarm()).contains(Instant.parse("2026-03-02T21:00:00Z"));

        floor.clock.moveTo("2026-03-02T21:00:00Z");
        floor.rings(id);
        node.scan();
        floor.trade("90.00");

        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.EXPIRED);
        assertThat(heard(id)).containsExactly(ExecType.NEW, ExecType.EXPIRED);
        assertThat(sent(id)).isEmpty();
    }

    @Test
    void aDateEndsTheOrderWhereTheVenueKnowsNone() {
        var until = new OrderTerms(
                dec("500"),
                OrdType.LIMIT,
                dec("100"),
                null,
                TimeInForce.GTD,
                Instant.parse("2026-03-02T15:00:00Z"),
                null,
                null);
        String id = floor.place(Side.BUY, until, "DAYS");
        assertThat(sent(id)).containsExactly("DAYS LIMIT DAY 500 at 100");
        floor.acknowledged(id);

        floor.clock.moveTo("2026-03-02T15:00:00Z");
        floor.rings(id);
        floor.change(id, order -> TradeOrders.givesBack(order, live(order)));

        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.EXPIRED);
    }

    /** Three trading days, a weekend between them, at a venue that only knows days. */
    @Test
    void anOrderUntilCanceledGoesOnDayByDayAndTellsItsDays() {
        floor.clock.moveTo("2026-03-05T15:00:00Z");
        String id = floor.place(Side.BUY, terms(OrdType.LIMIT, "100", null, TimeInForce.GTC, null), "DAYS");
        floor.acknowledged(id);
        floor.change(id, order -> TradeOrders.fills(order, live(order), "100", "99.00"));

        expiresOvernight(id, "2026-03-06T00:00:00Z");
        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.DONE_FOR_DAY);
        assertThat(floor.order(id).alarm()).contains(Instant.parse("2026-03-06T14:30:00Z"));
        opens(id, "2026-03-06T14:30:00Z");
        assertThat(sent(id)).containsExactly("DAYS LIMIT DAY 500 at 100", "DAYS LIMIT DAY 400 at 100");
        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.PARTIALLY_FILLED);

        expiresOvernight(id, "2026-03-07T00:00:00Z");
        assertThat(floor.order(id).alarm()).contains(Instant.parse("2026-03-09T13:30:00Z"));
        opens(id, "2026-03-09T13:30:00Z");
        floor.change(id, order -> TradeOrders.fills(order, live(order), "150", "98.00"));

        ClientReport last = TradeOrders.reported(floor.order(id)).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(last.quantities().cumQty()).isEqualByComparingTo("250");
        assertThat(last.quantities().leavesQty()).isEqualByComparingTo("250");
        assertThat(last.quantities().day().orderQty()).isEqualByComparingTo("400");
        assertThat(last.quantities().day().cumQty()).isEqualByComparingTo("150");
        assertThat(last.quantities().day().avgPx()).isEqualByComparingTo("98.00");
        assertThat(heard(id))
                .containsExactly(
                        ExecType.NEW,
                        ExecType.TRADE,
                        ExecType.DONE_FOR_DAY,
                        ExecType.RESTATED,
                        ExecType.DONE_FOR_DAY,
                        ExecType.RESTATED,
                        ExecType.TRADE);
    }

    private void expiresOvernight(String id, String midnight) {
        floor.clock.moveTo(midnight);
        floor.change(id, order -> TradeOrders.expires(order, live(order)));
    }

    private void opens(String id, String opening) {
        floor.clock.moveTo(opening);
        floor.rings(id);
    }

    @Test
    void anOrderThatIsDoneForTheDayCanBeCanceled() {
        floor.clock.moveTo("2026-03-05T15:00:00Z");
        String id = floor.place(Side.BUY, terms(OrdType.LIMIT, "100", null, TimeInForce.GTC, null), "DAYS");
        floor.acknowledged(id);
        expiresOvernight(id, "2026-03-06T00:00:00Z");

        floor.change(id, TradeOrders::cancel);
        opens(id, "2026-03-06T14:30:00Z");

        TradeOrder order = floor.order(id);
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(order.routes()).hasSize(1);
    }
}
