package org.tandemoms.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.sales.Goods.dec;
import static org.tandemoms.sales.Goods.held;
import static org.tandemoms.sales.Goods.line;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.identity.Actor;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.orders.Hold;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.shared.Refused;

/** Goods for goods: the price of what comes back pays for what goes out, and no cent is paid or given back twice. */
class ExchangeMoneyTest {

    private static final String RETURN = "R1";
    private static final ReturnRequest ONE_PIECE = new ReturnRequest(
            ReturnReason.DAMAGED,
            List.of(new ReturnRequest.Line("1", dec("1"))),
            ReturnResolution.EXCHANGE,
            List.of(),
            null);

    /** Three pieces at 11.90, paid by card; one is to come back. */
    private static SalesOrder bought() {
        SalesOrder order = Goods.order(line("1", "3"));
        order.allocation().allot(List.of(held("1", "BER", "3")));
        Goods.completed(order);
        Goods.requested(order, RETURN, ONE_PIECE, line("1", "1"));
        return order;
    }

    private static SalesOrder replacement(SalesOrder before, BigDecimal credit, SalesLine goods) {
        var order = new SalesOrder(
                "0REPLACEMENT1",
                before.owner(),
                new SalesTerms(
                        "A-1/R1/exchange",
                        before.customerId(),
                        before.currency(),
                        List.of(goods),
                        Goods.totals(goods),
                        before.shipTo(),
                        null,
                        true,
                        false,
                        before.payment().forReplacement(new ExchangeCredits.Granted(before.id(), RETURN, credit))),
                Goods.NOW,
                Actor.SYSTEM);
        Replacements.awaitReturn(order);
        order.allocation().allot(List.of(new Allotment("0REPLACEMENT1:1", "TEA", "BER", goods.quantity())));
        return order;
    }

    @Test
    void theSameForTheSameMovesNoMoney() {
        SalesOrder before = bought();
        BigDecimal credit = before.payment().promiseCredit(before, RETURN, dec("11.90"));
        SalesOrder after = replacement(before, credit, line("1", "1"));

        before.goodsReturned(RETURN, dec("11.90"));
        Replacements.goodsAreBack(after);
        after.askAuthorisation();
        after.allocation().goAhead();
        after.shipping().book();
        after.shipping().delivered("0REPLACEMENT1-1", "CN", "T");
        after.askCapture();

        assertThat(after.milestone("capture-answered").orElseThrow().outcome()).isEqualTo("CAPTURED");
        assertThat(OutboxOf.messages(after, "payment.authorise")).isEmpty();
        assertThat(OutboxOf.messages(before, "payment.refund")).isEmpty();
        assertThat(OutboxOf.messages(before, "credit.issue"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("amount")).isEqualTo("11.90"));
    }

    @Test
    void onlyTheDifferenceToADearerOneIsCharged() {
        SalesOrder before = bought();
        BigDecimal credit = before.payment().promiseCredit(before, RETURN, dec("11.90"));
        SalesOrder after = replacement(before, credit, line("1", "2"));
        Replacements.goodsAreBack(after);

        after.askAuthorisation();

        assertThat(OutboxOf.messages(after, "payment.authorise"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("amount")).isEqualTo("11.90"));
    }

    @Test
    void theRestIsGivenBackWhenTheOtherIsCheaper() {
        SalesOrder before = bought();
        before.payment().promiseCredit(before, RETURN, dec("4.00"));

        before.goodsReturned(RETURN, dec("11.90"));
        before.goodsReturned(RETURN, dec("11.90"));

        assertThat(OutboxOf.messages(before, "payment.refund"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("amount")).isEqualTo("7.90"));
    }

    @Test
    void moneyThatMovesOnCannotBeGivenBackAsWell() {
        SalesOrder before = bought();
        before.payment().promiseCredit(before, RETURN, dec("11.90"));
        before.payment().promiseCredit(before, RETURN, dec("11.90"));

        assertThatThrownBy(() -> before.refund("goodwill", dec("23.81"))).isInstanceOf(Refused.class);
        before.refund("goodwill", dec("23.80"));
        before.goodsReturned(RETURN, dec("11.90"));

        assertThat(before.payment().refunded().add(before.payment().promisedCredit(RETURN)))
                .isEqualByComparingTo(before.payment().captured());
    }

    @Test
    void whatACancelledReplacementDoesNotNeedIsGivenBackOnce() {
        SalesOrder before = bought();
        BigDecimal credit = before.payment().promiseCredit(before, RETURN, dec("11.90"));
        SalesOrder after = replacement(before, credit, line("1", "1"));
        before.goodsReturned(RETURN, dec("11.90"));
        Replacements.goodsAreBack(after);
        after.askAuthorisation();

        after.cancelled();

        var unused = OutboxOf.messages(after, "exchange.unused");
        assertThat(unused).singleElement().satisfies(message -> {
            assertThat(message.text("amount")).isEqualTo("11.90");
            assertThat(message.text("order")).isEqualTo(Goods.ID);
        });
        String reference = unused.get(0).text("reference");
        before.creditNotNeeded(RETURN, reference, dec("11.90"));
        before.creditNotNeeded(RETURN, reference, dec("11.90"));
        assertThat(before.payment().refunded()).isEqualByComparingTo("11.90");
        assertThat(before.payment().promisedCredit(RETURN)).isEqualByComparingTo("0");
    }

    @Test
    void aReplacementThatIsReturnedPaysTheCardOfTheFirstOrder() {
        SalesOrder before = bought();
        BigDecimal credit = before.payment().promiseCredit(before, RETURN, dec("11.90"));
        SalesOrder after = replacement(before, credit, line("1", "2"));
        Replacements.goodsAreBack(after);
        Goods.completed(after);
        Goods.requested(after, "R2", Goods.back("1", "2"));

        after.goodsReturned("R2", dec("23.80"));

        assertThat(OutboxOf.messages(after, "payment.refund"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("amount")).isEqualTo("11.90"));
        assertThat(OutboxOf.messages(after, "exchange.unused"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("amount")).isEqualTo("11.90"));
        assertThat(after.payment().refunded()).isEqualByComparingTo("23.80");
    }

    @Test
    void aRefusedReturnLeavesTheMoneyWhereItWas() {
        SalesOrder before = bought();
        before.payment().promiseCredit(before, RETURN, dec("11.90"));

        before.returnRefused(RETURN);

        assertThat(before.payment().refundable(before)).isEqualByComparingTo("35.70");
    }

    @Test
    void nobodySendsTheReplacementBeforeTheGoodsAreHere() {
        SalesOrder before = bought();
        SalesOrder after = replacement(before, dec("11.90"), line("1", "1"));

        assertThatThrownBy(() -> after.release(Hold.Type.OPERATIONS, "hurry")).isInstanceOf(Refused.class);
        assertThatThrownBy(after::checkAmendable).isInstanceOf(Refused.class);
    }
}
