package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.execution.HouseFloor.dec;
import static org.tandemoms.execution.HouseFloor.live;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;

/** Orders for the open, the close, a day, a date: when they go, rest and end. */
class OrderTimesTest extends HeldOrdersStory {

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
