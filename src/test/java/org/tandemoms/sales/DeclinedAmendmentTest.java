package org.tandemoms.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.sales.Goods.dec;
import static org.tandemoms.sales.Goods.held;
import static org.tandemoms.sales.Goods.line;
import static org.tandemoms.sales.Goods.totals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.orders.OutboxOf;

/** An amendment whose money is refused leaves the order as it was: lines, price and every piece that was held. */
class DeclinedAmendmentTest {

    private static final Allotment MORE = new Allotment(Goods.ID + ":1:X", "TEA", "BER", dec("10"));

    private static SalesOrder tenOfOneAndTwoOfAnother() {
        SalesOrder order = Goods.order(line("1", "10"), line("2", "2"));
        order.allocation().allot(List.of(held("1", "BER", "10"), held("2", "LYS", "2")));
        return Goods.paidFor(order);
    }

    /** Twenty of the first, none of the second: dearer than before. */
    private static void amend(SalesOrder order) {
        order.amend(List.of(line("1", "20"), line("2", "0")), totals(line("1", "20"), line("2", "0")), List.of(MORE));
        order.beginAnew();
        order.askAuthorisation();
    }

    @Test
    void whatIsHeldForTheOldTermsStaysUntilTheNewOnesArePaid() {
        SalesOrder order = tenOfOneAndTwoOfAnother();

        amend(order);

        assertThat(OutboxOf.messages(order, "stock.release")).isEmpty();
        assertThat(order.allocation().inHand()).contains(held("1", "BER", "10"), held("2", "LYS", "2"), MORE);
        order.paymentAuthorised(2, "auth_2");
        assertThat(OutboxOf.messages(order, "stock.release"))
                .extracting(message -> message.text("key"))
                .containsExactly(Goods.ID + ":2");
        assertThat(order.milestone("payment-answered").orElseThrow().outcome()).isEqualTo("AUTHORISED");
    }

    @Test
    void aDeclinedDifferenceTakesTheAmendmentBackWithTheReason() {
        SalesOrder order = tenOfOneAndTwoOfAnother();
        List<SalesLine> before = order.lines();
        Totals worth = order.totals();
        amend(order);

        order.paymentDeclined(2, "insufficient_funds");

        assertThat(order.isOpen()).isTrue();
        assertThat(order.lines()).isEqualTo(before);
        assertThat(order.totals()).isEqualTo(worth);
        assertThat(order.milestone("payment-answered").orElseThrow().outcome()).isEqualTo("AUTHORISED");
        assertThat(order.payment().state()).isEqualTo(PaymentState.AUTHORISED);
        assertThat(OutboxOf.messages(order, "stock.release"))
                .extracting(message -> message.text("key"))
                .containsExactly(MORE.key());
        assertThat(order.timeline().get(order.timeline().size() - 1).text()).contains("insufficient_funds");
    }

    @Test
    void anOrderThatWasNeverPaidForIsStillRejected() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "10")));
        order.askAuthorisation();
        order.amend(List.of(line("1", "20")), totals(line("1", "20")), List.of(MORE));
        order.beginAnew();
        order.askAuthorisation();

        order.paymentDeclined(1, "do_not_honor");
        assertThat(order.milestone("payment-answered").orElseThrow().outcome()).isEqualTo("DECLINED");
        order.rejected();

        assertThat(OutboxOf.messages(order, "stock.release"))
                .extracting(message -> message.text("key"))
                .containsExactlyInAnyOrder(Goods.ID + ":1", MORE.key());
    }

    @Test
    void aCancelMeanwhileFreesWhatIsHeldForBothTerms() {
        SalesOrder order = tenOfOneAndTwoOfAnother();
        amend(order);

        order.cancelled();

        assertThat(OutboxOf.messages(order, "stock.release"))
                .extracting(message -> message.text("key"), message -> message.text("quantity"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Goods.ID + ":1", "10"),
                        org.assertj.core.groups.Tuple.tuple(Goods.ID + ":2", "2"),
                        org.assertj.core.groups.Tuple.tuple(MORE.key(), "10"));
    }

    @Test
    void aSecondAmendmentThatCostsNoMoreNeedsNoFurtherAnswer() {
        SalesOrder order = tenOfOneAndTwoOfAnother();
        amend(order);
        order.amend(List.of(line("1", "3"), line("2", "0")), totals(line("1", "3"), line("2", "0")), List.of());
        order.paymentDeclined(2, "insufficient_funds");

        order.beginAnew();
        order.askAuthorisation();

        assertThat(order.milestone("payment-answered").orElseThrow().outcome()).isEqualTo("AUTHORISED");
        assertThat(order.line("1").orElseThrow().quantity()).isEqualByComparingTo("3");
        assertThat(OutboxOf.messages(order, "stock.cut"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("keep")).isEqualTo("3"));
        assertThat(OutboxOf.messages(order, "stock.release"))
                .extracting(message -> message.text("key"))
                .containsExactlyInAnyOrder(MORE.key(), Goods.ID + ":2");
    }
}
