package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.execution.HouseFloor.dec;
import static org.tandemoms.execution.HouseFloor.live;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.Instructions;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.VenueInstruction;

/**
 * Orders good for weeks that are limited by yield: the price is that of the day. A bond above par falls towards it as time
 * passes; at 4 percent the one here is worth 0.002 to 0.003 less each day.
 */
class YieldLimitsTest extends HeldOrdersStory {

    private static final Duration DAY = Duration.ofDays(1);

    /** What 4 percent mean on the first day: nobody buys dearer. */
    private static final BigDecimal FIRST = dec("108.445");

    private static OrderTerms terms(TimeInForce time, BigDecimal price) {
        return new OrderTerms(
                dec("500"),
                OrdType.LIMIT,
                price,
                null,
                time,
                null,
                null,
                Instructions.of(null, null, null, null, dec("4")));
    }

    private BigDecimal limit(String id) {
        return floor.order(id).terms().limitPrice();
    }

    private void nextOpening(String id) {
        floor.clock.move(DAY);
        floor.rings(id);
    }

    @Test
    void aVenueThatHasTheOrderIsToldEachDaysPriceAndTheClientHearsIt() {
        String id = floor.placeBond(Side.BUY, terms(TimeInForce.GTC, FIRST));
        floor.acknowledged(id);

        nextOpening(id);

        BigDecimal second = limit(id);
        assertThat(second).isBetween(FIRST.subtract(dec("0.004")), FIRST.subtract(dec("0.001")));
        assertThat(TradeOrders.told(floor.order(id), VenueInstruction.REPLACE))
                .singleElement()
                .satisfies(told -> assertThat(told.terms().limitPrice()).isEqualByComparingTo(second));

        venueAgrees(id);
        assertThat(live(floor.order(id)).terms().limitPrice()).isEqualByComparingTo(second);
        ClientReport heard = last(floor.order(id));
        assertThat(heard.execType()).isEqualTo(ExecType.RESTATED);
        assertThat(heard.text()).isEqualTo("A yield of 4 percent means " + second.toPlainString());

        nextOpening(id);
        assertThat(limit(id)).isLessThan(second);
    }

    @Test
    void anOrderThatRestsOverNightGoesOnAtThePriceOfTheDay() {
        String id = floor.placeBond(Side.BUY, terms(TimeInForce.GTC, FIRST), "DAYS");
        floor.acknowledged(id);
        floor.change(id, order -> TradeOrders.expires(order, live(order)));
        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.DONE_FOR_DAY);

        nextOpening(id);

        TradeOrder order = floor.order(id);
        assertThat(limit(id)).isLessThan(FIRST);
        assertThat(live(order).terms().limitPrice()).isEqualByComparingTo(limit(id));
        assertThat(heard(id)).containsOnlyOnce(ExecType.RESTATED);
    }

    @Test
    void aWeekendIsOneDay() {
        String id = floor.placeBond(Side.BUY, terms(TimeInForce.GTC, FIRST));
        floor.acknowledged(id);
        for (int day = 0; day < 4; day++) {
            nextOpening(id);
            venueAgrees(id);
        }
        BigDecimal friday = limit(id);

        nextOpening(id);
        assertThat(limit(id)).as("Saturday").isEqualByComparingTo(friday);
        nextOpening(id);
        assertThat(limit(id)).as("Sunday").isEqualByComparingTo(friday);
        nextOpening(id);
        assertThat(limit(id)).as("Monday").isLessThan(friday);
    }

    @Test
    void whatIsForTheDayOrLimitedByPriceKeepsItsPrice() {
        String day = floor.placeBond(Side.BUY, terms(TimeInForce.DAY, FIRST));
        String byPrice = floor.placeBond(
                Side.BUY, new OrderTerms(dec("500"), OrdType.LIMIT, FIRST, null, TimeInForce.GTC, null, null));

        assertThat(floor.order(day).alarm()).isEmpty();
        assertThat(floor.order(byPrice).alarm()).isEmpty();
    }

    private void venueAgrees(String id) {
        List<VenueInstruction> told = TradeOrders.told(floor.order(id), VenueInstruction.REPLACE);
        String asked = told.get(told.size() - 1).clOrdId();
        floor.change(id, order -> TradeOrders.replaces(order, live(order), asked));
    }

    private static ClientReport last(TradeOrder order) {
        var reports = TradeOrders.reported(order);
        return reports.get(reports.size() - 1);
    }
}
