package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.execution.HouseFloor.dec;
import static org.tandemoms.execution.HouseFloor.live;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.Instructions;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.Peg;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.VenueInstruction;

/** Orders whose price follows the market. */
class PeggedOrdersTest extends HeldOrdersStory {

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
}
