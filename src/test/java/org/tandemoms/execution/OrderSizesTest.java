package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.execution.HouseFloor.dec;
import static org.tandemoms.execution.HouseFloor.live;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.Instructions;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrders;

/** Orders that show only a part, or that go only where enough is shown. */
class OrderSizesTest extends HeldOrdersStory {

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
}
