package org.tandemoms.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.sales.Goods.dec;
import static org.tandemoms.sales.Goods.held;
import static org.tandemoms.sales.Goods.line;
import static org.tandemoms.sales.Goods.totals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Lines that change after the order was placed: what becomes of stock, money and the process. */
class AmendmentTest {

    private static SalesOrder tenPieces() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "6"), held("1", "LYS", "4")));
        return Goods.paidFor(order);
    }

    @Test
    void lessIsCutFromTheLastHoldAndTakenFromTheMoney() {
        SalesOrder order = tenPieces();

        order.amend(List.of(line("1", "7")), totals(line("1", "7")), List.of());

        assertThat(order.allocation().allotments()).containsExactly(held("1", "BER", "6"), held("1", "LYS", "1"));
        assertThat(OutboxOf.messages(order, "stock.cut")).singleElement().satisfies(message -> {
            assertThat(message.text("location")).isEqualTo("LYS");
            assertThat(message.text("quantity")).isEqualTo("4");
            assertThat(message.text("keep")).isEqualTo("1");
        });
        order.beginAnew();
        order.askAuthorisation();
        assertThat(order.milestone("payment-answered").orElseThrow().outcome()).isEqualTo("AUTHORISED");
        order.askCapture();
        assertThat(OutboxOf.messages(order, "payment.capture"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("amount")).isEqualTo("83.30"));
    }

    @Test
    void moreIsPaidByAFurtherAuthorisation() {
        SalesOrder order = tenPieces();
        Allotment more = new Allotment(Goods.ID + ":1:X", "TEA", "BER", dec("5"));

        order.amend(List.of(line("1", "15")), totals(line("1", "15")), List.of(more));

        assertThat(order.allocation().isBackordered()).isFalse();
        assertThat(order.allocation().allotments()).contains(more).hasSize(3);
        order.beginAnew();
        order.askAuthorisation();
        assertThat(order.milestone("payment-answered")).isEmpty();
        assertThat(OutboxOf.messages(order, "payment.authorise"))
                .extracting(message -> message.text("amount"))
                .containsExactly("119.00", "59.50");
        order.paymentAuthorised(2, "auth_2");
        order.askCapture();
        assertThat(OutboxOf.messages(order, "payment.capture"))
                .extracting(message -> message.text("authorizationId"), message -> message.text("amount"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("auth_1", "119.00"),
                        org.assertj.core.groups.Tuple.tuple("auth_2", "59.50"));
    }

    @Test
    void aCancelledLineGivesEverythingBackAndStaysAsEvidence() {
        SalesOrder order = Goods.order(line("1", "2"), line("2", "3"));
        order.allocation().allot(List.of(held("1", "BER", "2"), held("2", "BER", "3")));

        order.amend(List.of(line("1", "2"), line("2", "0")), totals(line("1", "2"), line("2", "0")), List.of());

        assertThat(order.allocation().allotments()).containsExactly(held("1", "BER", "2"));
        assertThat(order.lines()).hasSize(2);
        assertThat(order.gross().toString()).isEqualTo("23.80 EUR");
        assertThat(OutboxOf.messages(order, "stock.release"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("key")).isEqualTo(Goods.ID + ":2"));
    }

    @Test
    void noStepActsOnTheOrderUntilItsProcessHasBegunAnew() {
        SalesOrder order = tenPieces();
        order.amend(List.of(line("1", "9")), totals(line("1", "9")), List.of());

        order.shipping().book();
        order.rejected();

        assertThat(order.shipments()).isEmpty();
        assertThat(order.isOpen()).isTrue();
        assertThat(OutboxOf.messages(order, "workflow.start"))
                .as("a refusal of the order as it was begins it anew")
                .hasSize(1);
    }

    @Test
    void anAuthorisationOfBeforeThatArrivesLateIsFilledUp() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "10")));
        order.askAuthorisation();
        Allotment more = new Allotment(Goods.ID + ":1:X", "TEA", "BER", dec("10"));
        order.amend(List.of(line("1", "20")), totals(line("1", "20")), List.of(more));
        order.beginAnew();
        order.askAuthorisation();

        order.paymentAuthorised(1, "auth_1");

        assertThat(order.milestone("payment-answered")).isEmpty();
        order.paymentAuthorised(2, "auth_2");
        assertThat(order.milestone("payment-answered").orElseThrow().outcome()).isEqualTo("AUTHORISED");
        assertThat(order.payment().authorised()).isEqualByComparingTo("238.00");
    }

    @Test
    void aBookedParcelIsTooLate() {
        SalesOrder order = tenPieces();
        order.shipping().book();

        assertThatThrownBy(() -> order.amend(List.of(line("1", "9")), totals(line("1", "9")), List.of()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.TOO_LATE));
    }

    @Test
    void ofManyAmendmentsThatSawTheSameVersionOneIsTaken() throws Exception {
        OrdersInMemory house = Goods.house();
        house.store(tenPieces());
        long seen = house.orders().get(Goods.ID).version();
        List<Callable<Boolean>> amendments = IntStream.rangeClosed(1, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> amend(house, seen, Integer.toString(i)))
                .toList();

        List<Boolean> taken = new ArrayList<>();
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> one : threads.invokeAll(amendments)) {
                taken.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(taken).containsOnlyOnce(true);
        SalesOrder order = house.orders().get(Goods.ID, SalesOrder.class);
        assertThat(order.allocation().allotments().stream()
                        .map(Allotment::quantity)
                        .reduce(dec("0"), (a, b) -> a.add(b)))
                .isEqualByComparingTo(order.lines().get(0).quantity());
    }

    private static boolean amend(OrdersInMemory house, long seen, String quantity) {
        try {
            house.orders()
                    .changeIf(
                            Goods.ID,
                            SalesOrder.class,
                            seen,
                            order -> order.amend(List.of(line("1", quantity)), totals(line("1", quantity)), List.of()));
            return true;
        } catch (Refused refused) {
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.VERSION);
            return false;
        }
    }
}
