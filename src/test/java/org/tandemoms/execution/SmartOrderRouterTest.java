package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.VenueInstruction;

/** Where the parts of an order go, by policy. */
class SmartOrderRouterTest extends RoutedMarket {

    // --- best price -------------------------------------------------------------------------------------------------

    @Test
    void whatTheBestPriceCoversGoesThereAsItIs() {
        TradeOrder order = routed("BEST", "4000", "189.70", TimeInForce.DAY, "ECN1", "XSIM");

        assertThat(sent(order)).containsExactly("XSIM 4000 at 189.70");
        assertThat(route(order, 1).reason().text()).contains("189.62");
        assertThat(route(order, 1).reason().quotes())
                .extracting(seen -> seen.venue() + " " + seen.ask())
                .containsExactlyInAnyOrder("XSIM 189.62", "ECN1 189.63");
    }

    /** Nobody's better price is traded through: each venue gets what it shows, at no worse a price than needed there. */
    @Test
    void aLargeOrderSweepsThePricesInTheirOrder() {
        TradeOrder order = routed("BEST", "12000", "189.70", TimeInForce.DAY, "XSIM", "ECN1");

        assertThat(sent(order)).containsExactly("XSIM 8000 at 189.64 at once", "ECN1 4000 at 189.63 at once");
    }

    @Test
    void pricesBeyondTheLimitAreLeftAlone() {
        TradeOrder order = routed("BEST", "12000", "189.63", TimeInForce.DAY, "XSIM", "ECN1");

        assertThat(sent(order)).containsExactly("XSIM 5000 at 189.62 at once", "ECN1 4000 at 189.63 at once");
        assertThat(order.unplacedQty()).isEqualByComparingTo("3000");
    }

    @Test
    void whatTheSweepDidNotGetRestsAtTheFirstVenueOnceAllOfItIsBack() {
        TradeOrder order = routed("BEST", "12000", "189.63", TimeInForce.DAY, "XSIM", "ECN1");
        TradeOrders.fills(order, route(order, 1), "5000", "189.62");
        router.settle(order);
        assertThat(order.routes()).as("ECN1 has not answered yet").hasSize(2);

        shows("XSIM");
        shows("ECN1");
        TradeOrders.fills(order, route(order, 2), "1000", "189.63");
        TradeOrders.cancels(order, route(order, 2));
        router.settle(order);

        assertThat(sent(order)).last().isEqualTo("XSIM 6000 at 189.63");
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.PARTIALLY_FILLED);
        assertThat(order.unplacedQty()).isEqualByComparingTo(NOTHING);
    }

    @Test
    void anImmediateOrderEndsWhenNobodyOffersAnyMore() {
        TradeOrder order = routed("BEST", "12000", "189.63", TimeInForce.IOC, "XSIM", "ECN1");
        TradeOrders.fills(order, route(order, 1), "5000", "189.62");
        TradeOrders.fills(order, route(order, 2), "4000", "189.63");
        shows("XSIM");
        shows("ECN1");
        router.settle(order);

        assertThat(order.ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(order.cumQty()).isEqualByComparingTo("9000");
    }

    @Test
    void aQuoteThatIsTooOldIsNoQuote() {
        clock.move(Duration.ofSeconds(61));
        shows("ECN1", "189.66", "4000");

        assertThat(sent(routed("BEST", "4000", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 4000 at 189.70");
    }

    // --- other policies ---------------------------------------------------------------------------------------------

    @Test
    void inProportionToWhatIsShownToTheLastShare() {
        TradeOrder order = routed("PRO_RATA", "10000", "189.70", TimeInForce.DAY, "XSIM", "ECN1");

        assertThat(sent(order)).containsExactly("XSIM 5556 at 189.70", "ECN1 4444 at 189.70");
    }

    @Test
    void theCheapestVenueForLowestCost() {
        assertThat(sent(routed("LOWEST_COST", "2000", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 2000 at 189.70");
    }

    @Test
    void darkFirstThenByPriceOnceThePoolHasGivenItBack() {
        TradeOrder order = routed("DARK_FIRST", "6000", "189.70", TimeInForce.DAY, "DARK1", "XSIM", "ECN1");
        assertThat(sent(order)).containsExactly("DARK1 6000 at 189.70");
        TradeOrders.acknowledges(order, route(order, 1));
        TradeOrders.fills(order, route(order, 1), "1000", "189.61");
        router.settle(order);

        alarmAfter(order, Duration.ofSeconds(3));
        assertThat(TradeOrders.told(order, VenueInstruction.CANCEL)).hasSize(1);
        assertThat(order.routes())
                .as("nothing goes elsewhere while the pool may still fill it")
                .hasSize(1);

        TradeOrders.fills(order, route(order, 1), "500", "189.61");
        TradeOrders.givesBack(order, route(order, 1));
        router.settle(order);
        assertThat(sent(order)).last().isEqualTo("XSIM 4500 at 189.70");
    }
}
