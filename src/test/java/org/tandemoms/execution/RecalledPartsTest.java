package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.Slice;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.VenueInstruction;

/** A client's requests about an order whose parts are at several venues. */
class RecalledPartsTest extends RoutedMarket {

    @Test
    void aCancelIsDoneWhenEveryVenueHasGivenItsPartBack() {
        TradeOrder order = routed("PRO_RATA", "10000", "189.50", TimeInForce.DAY, "XSIM", "ECN1");
        TradeOrders.acknowledges(order, route(order, 1));
        TradeOrders.acknowledges(order, route(order, 2));
        order.requestCancel("Y", "X", "test");

        assertThat(TradeOrders.told(order, VenueInstruction.CANCEL)).hasSize(2);
        TradeOrders.givesBack(order, route(order, 1));
        router.settle(order);
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);
        TradeOrders.fills(order, route(order, 2), "4444", "189.50");
        TradeOrders.keeps(order, route(order, 2));
        router.settle(order);

        assertThat(order.ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(order.cumQty()).isEqualByComparingTo("4444");
        assertThat(order.routes()).hasSize(2);
    }

    @Test
    void newTermsAreAgreedWhenEveryPartIsBackAndThenRoutedAnew() {
        TradeOrder order = routed("PRO_RATA", "10000", "189.50", TimeInForce.DAY, "XSIM", "ECN1");
        TradeOrders.fills(order, route(order, 1), "1000", "189.50");
        order.requestReplace("Y", "X", order.terms().amended(dec("8000"), dec("189.55"), null, null));
        TradeOrders.givesBack(order, route(order, 1));
        router.settle(order);
        assertThat(order.routes()).hasSize(2);
        TradeOrders.givesBack(order, route(order, 2));
        router.settle(order);

        assertThat(order.terms().quantity()).isEqualByComparingTo("8000");
        assertThat(order.clientOrderId()).isEqualTo("Y");
        assertThat(sent(order).subList(2, 4)).containsExactly("XSIM 3889 at 189.55", "ECN1 3111 at 189.55");
    }

    @Test
    void moreThanIsLeftCanNeverBePlaced() {
        TradeOrder order = routed("PRO_RATA", "10000", "189.50", TimeInForce.DAY, "XSIM", "ECN1");
        Route copy = route(order, 1);

        assertThatThrownBy(() -> order.place(new Slice("ECN1", copy.terms(), copy.reason())))
                .isInstanceOf(IllegalStateException.class);
    }
}
