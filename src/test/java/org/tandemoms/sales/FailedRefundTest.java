package org.tandemoms.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tandemoms.sales.Goods.held;
import static org.tandemoms.sales.Goods.line;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.Refused;

/** Three packets of tea at 11.90 were paid by card; one comes back, and the provider cannot give its money back. */
class FailedRefundTest {

    private final SalesOrder order = Goods.order(line("1", "3"));

    @BeforeEach
    void oneComesBack() {
        order.allocation().allot(List.of(held("1", "BER", "3")));
        Goods.completed(order);
        Goods.sentBack(order, "R1", "1", "1");
    }

    @Test
    void whatFailedIsOwedAndNothingElseGivesItBack() {
        order.refundFailed(1, "card closed", false);

        assertThat(order.payment().refunded()).as("nobody has it").isZero();
        assertThat(order.payment().refundable(order)).isEqualByComparingTo("23.80");
        assertThatThrownBy(() -> order.refund("goodwill", new BigDecimal("23.81")))
                .isInstanceOf(Refused.class);
        assertThat(reports()).singleElement().satisfies(report -> assertThat(report.text("outcome"))
                .isEqualTo("FAILED"));
    }

    @Test
    void aRepeatedNoIsOneCase() {
        order.refundFailed(1, "card closed", false);
        order.refundFailed(1, "card closed", false);

        assertThat(reports()).hasSize(1);
    }

    @Test
    void whoTriesAgainAsksForANewRefundOnce() {
        order.refundFailed(1, "card closed", false);

        order.payment().refundAgain(order, 1);
        order.payment().refundAgain(order, 1);
        order.refunded(2);
        order.refunded(2);

        assertThat(asked()).extracting(message -> message.text("number")).containsExactly("1", "2");
        assertThat(order.payment().refunded()).isEqualByComparingTo("11.90");
        assertThat(order.payment().refundable(order)).isEqualByComparingTo("23.80");
        assertThat(reports())
                .extracting(report -> report.text("outcome"), report -> report.text("first"))
                .containsExactly(tuple("FAILED", "1"), tuple("REFUNDED", "1"));
    }

    @Test
    void whatWasNeverAnsweredIsAskedForUnderItsOldKey() {
        asked().forEach(message -> order.confirmed("refund:" + message.text("number")));
        order.refundFailed(1, "no answer for a day", true);

        order.payment().refundAgain(order, 1);

        assertThat(asked()).extracting(OutboxMessage::key).containsExactly(Goods.ID + ":refund:1");
        order.refunded(1);
        assertThat(order.payment().refunded()).isEqualByComparingTo("11.90");
    }

    @Test
    void whatWasPaidAnotherWayCountsAsGivenBack() {
        order.refundFailed(1, "card closed", false);

        order.payment().refundSettled(order, 1, Refunds.Settlement.PAID_OTHERWISE);
        order.payment().refundAgain(order, 1);

        assertThat(order.payment().refunded()).isEqualByComparingTo("11.90");
        assertThat(order.payment().refundable(order)).isEqualByComparingTo("23.80");
        assertThat(asked()).as("settled once").hasSize(1);
    }

    @Test
    void whatIsClosedIsNeitherGivenBackNorFree() {
        order.refundFailed(1, "card closed", false);

        order.payment().refundSettled(order, 1, Refunds.Settlement.CLOSED);

        assertThat(order.payment().refunded()).isZero();
        assertThat(order.payment().refundable(order)).isEqualByComparingTo("23.80");
    }

    @Test
    void theOrderIsReadBackFromItsDocument() {
        order.refundFailed(1, "card closed", false);
        OrdersInMemory house = Goods.house();
        house.store(order);

        SalesOrder read = house.orders().get(Goods.ID, SalesOrder.class);

        assertThat(read.payment().refunds()).isEqualTo(order.payment().refunds());
    }

    // --- the case ---------------------------------------------------------------------------------------------------

    private RefundCase failed() {
        order.refundFailed(1, "card closed", false);
        return new RefundCase(
                order,
                order.payment().refunds().get(0),
                new RefundCase.Report("first", 1, 1, RefundCase.FAILED, "card closed", false),
                Goods.NOW,
                Actor.SYSTEM);
    }

    private static RefundCase.Report report(String key, String outcome) {
        return new RefundCase.Report(key, 1, 2, outcome, "still closed", false);
    }

    @Test
    void aCaseTakesEachAnswerOnce() {
        RefundCase refund = failed();
        refund.askAgain();
        refund.askAgain();
        assertThat(OutboxOf.messages(refund, RefundCase.RETRY)).hasSize(1);

        refund.answered(report("first", RefundCase.FAILED));
        assertThat(refund.refundStatus()).as("heard before").isEqualTo(RefundStatus.ASKED_AGAIN);
        refund.answered(report("second", RefundCase.FAILED));
        assertThat(refund.refundStatus()).isEqualTo(RefundStatus.FAILED);
        assertThat(refund.reason()).isEqualTo("still closed");

        refund.askAgain();
        refund.answered(report("second", RefundCase.FAILED));
        assertThat(refund.refundStatus()).as("told twice").isEqualTo(RefundStatus.ASKED_AGAIN);
        refund.answered(report("third", RefundCase.REFUNDED));
        assertThat(refund.refundStatus()).isEqualTo(RefundStatus.REFUNDED);
        assertThat(refund.isOpen()).isFalse();
        assertThat(refund.milestone("refund-answered").orElseThrow().outcome()).isEqualTo("REFUNDED");
    }

    @Test
    void aCaseIsSettledOnce() {
        RefundCase refund = failed();

        refund.settle(RefundStatus.PAID_OTHERWISE);
        refund.settle(RefundStatus.CLOSED);
        refund.askAgain();

        assertThat(refund.refundStatus()).isEqualTo(RefundStatus.PAID_OTHERWISE);
        assertThat(OutboxOf.messages(refund, RefundCase.SETTLE)).hasSize(1);
        assertThat(OutboxOf.messages(refund, RefundCase.RETRY)).isEmpty();
    }

    @Test
    void moneyThatGoesAnotherWayNeedsAReason() {
        RefundCase refund = failed();

        assertThatThrownBy(() -> refund.decide(RefundCase.TASK, "PAID_OTHERWISE", " "))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("comment");
    }

    @Test
    void aCaseIsReadBackFromItsDocument() {
        RefundCase refund = failed();
        var house = new OrdersInMemory(RefundCase.class, Clock.fixed(Goods.NOW, ZoneOffset.UTC), one -> {});
        house.store(refund);

        RefundCase read = house.orders().get(refund.id(), RefundCase.class);

        assertThat(RefundView.of(read).amount()).isEqualByComparingTo("11.90");
        assertThat(read.orderId()).isEqualTo(Goods.ID);
        assertThat(read.isLost()).isFalse();
    }

    private List<OutboxMessage> asked() {
        return OutboxOf.messages(order, "payment.refund");
    }

    private List<OutboxMessage> reports() {
        return OutboxOf.messages(order, "refund.report");
    }
}
