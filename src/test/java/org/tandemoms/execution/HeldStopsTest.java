package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.VenueInstruction;

/** Stops that the house holds itself: when it lets go, what moves them, and what the client hears. */
class HeldStopsTest extends HeldOrdersStory {

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
}
