package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.VenueInstruction;

/** Where the parts of an order go when a venue refuses them, is away or says nothing. */
class VenueFailoverTest extends RoutedMarket {

    @Test
    void aRefusedOrderGoesToTheNextVenueAndTheClientHearsNothingOfIt() {
        TradeOrder order = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        TradeOrders.rejects(order, route(order, 1));
        router.settle(order);

        assertThat(sent(order)).containsExactly("XSIM 100 at 189.70", "ECN1 100 at 189.70");
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.PENDING_NEW);
        assertThat(TradeOrders.reported(order)).isEmpty();
    }

    @Test
    void whenEveryVenueRefusesTheOrderIsRejected() {
        TradeOrder order = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        TradeOrders.rejects(order, route(order, 1));
        router.settle(order);
        TradeOrders.rejects(order, route(order, 2));
        router.settle(order);

        assertThat(order.ordStatus()).isEqualTo(OrdStatus.REJECTED);
        assertThat(TradeOrders.reported(order)).hasSize(1);
    }

    @Test
    void aDirectedOrderGoesNowhereElse() {
        TradeOrder order = routed("DIRECT", "100", "189.70", TimeInForce.DAY, "ECN1");
        TradeOrders.rejects(order, route(order, 1));
        router.settle(order);

        assertThat(order.routes()).hasSize(1);
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.REJECTED);
    }

    @Test
    void aVenueThatIsAwayOrStoppedIsLeftOut() {
        health.disconnected("XSIM");
        assertThat(sent(routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 100 at 189.70");

        health.connected("XSIM");
        stoppedVenue = "XSIM";
        assertThat(sent(routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 100 at 189.70");
    }

    @Test
    void whenNobodyIsThereItWaitsForTheFirst() {
        health.disconnected("XSIM");
        health.disconnected("ECN1");

        assertThat(sent(routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("XSIM 100 at 189.70");
    }

    /** The switch waits for the cancel: until the silent venue has answered, it may have executed. */
    @Test
    void aSilentVenueIsAskedToGiveTheOrderBackBeforeItGoesElsewhere() {
        TradeOrder order = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        alarmAfter(order, Duration.ofSeconds(4));
        assertThat(TradeOrders.told(order, VenueInstruction.CANCEL)).isEmpty();
        alarmAfter(order, Duration.ofSeconds(1));

        assertThat(TradeOrders.told(order, VenueInstruction.CANCEL)).hasSize(1);
        assertThat(order.routes()).hasSize(1);

        TradeOrders.fills(order, route(order, 1), "40", "189.62");
        TradeOrders.givesBack(order, route(order, 1));
        router.settle(order);
        assertThat(sent(order)).last().isEqualTo("ECN1 60 at 189.70");
    }

    /** It is connected, and yet nobody is there: what comes next does not wait in the same queue. */
    @Test
    void aVenueThatDoesNotAnswerGetsNothingNewUntilItSaysSomething() {
        TradeOrder silent = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        alarmAfter(silent, Duration.ofSeconds(5));
        assertThat(sent(routed("PREFERRED", "50", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 50 at 189.70");

        health.heard("XSIM");
        assertThat(sent(routed("PREFERRED", "60", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("XSIM 60 at 189.70");
    }

    @Test
    void oneLostOrderDoesNotMakeAVenueThatAnswersOthersSilentAndSilenceIsTriedAgain() {
        TradeOrder lost = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        clock.move(Duration.ofSeconds(1));
        health.heard("XSIM");
        alarmAfter(lost, Duration.ofSeconds(4));
        assertThat(sent(routed("PREFERRED", "50", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("XSIM 50 at 189.70");

        health.unanswered("XSIM", clock.instant());
        assertThat(sent(routed("PREFERRED", "60", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 60 at 189.70");
        clock.move(Duration.ofSeconds(30));
        assertThat(sent(routed("PREFERRED", "70", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("XSIM 70 at 189.70");
    }

    @Test
    void aSilentVenueThatHasFilledAllTheWhileKeepsTheOrder() {
        TradeOrder order = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        alarmAfter(order, Duration.ofSeconds(5));
        TradeOrders.fills(order, route(order, 1), "100", "189.62");
        TradeOrders.keeps(order, route(order, 1));
        router.settle(order);

        assertThat(order.ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(order.routes()).hasSize(1);
        assertThat(order.alarm()).isEmpty();
    }
}
