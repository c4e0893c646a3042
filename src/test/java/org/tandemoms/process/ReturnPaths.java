package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goods that come back, and those that do not. */
interface ReturnPaths extends Paths {

    String SERVICE = "sandbox-service";

    private House.Placed sentBack(int ordered, String reason) {
        return sentBack(goods(Paths.quantity(ordered)).becomes("COMPLETED"), reason, ordered);
    }

    private House.Placed sentBack(House.Placed order, String reason, int quantity) {
        var answer = house().post(
                        PARTNER,
                        "/sales-orders/" + order.id() + "/returns",
                        Map.of(
                                "reason",
                                reason,
                                "lines",
                                List.of(Map.of("lineId", "1", "quantity", Integer.toString(quantity)))));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return house().known(answer.body().path("id").asText());
    }

    private House.Placed graded(House.Placed goods, String outcome) {
        var task = house().post(
                        WAREHOUSE,
                        "/tasks/" + goods.task(WAREHOUSE, "receiveReturn") + "/complete",
                        Map.of("outcome", outcome, "comment", "", "variables", Map.of("condition", "UNOPENED")));
        assertThat(task.status()).as(task.raw().body()).isEqualTo(200);
        return goods;
    }

    @Test
    default void goods_come_back_for_sale() {
        graded(sentBack(2, "CHANGED_MIND"), "RESTOCK")
                .becomes("REFUNDED")
                .went("returns:restockReturn", "returns:refundReturn", "returns:returnCompleted");
    }

    private House.Placed exchanged(House.Placed order, Map<String, Object> wanted) {
        var request = new HashMap<String, Object>(Map.of(
                "reason",
                "DAMAGED",
                "resolution",
                "EXCHANGE",
                "lines",
                List.of(Map.of("lineId", "1", "quantity", "1"))));
        request.putAll(wanted);
        var answer = house().post(PARTNER, "/sales-orders/" + order.id() + "/returns", request);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return house().known(answer.body().path("id").asText());
    }

    private House.Placed replacementOf(House.Placed goods) {
        await("a replacement for " + goods.id())
                .atMost(Duration.ofSeconds(30))
                .until(() -> goods.shown().path("exchange").hasNonNull("order"));
        return house().known(goods.shown().path("exchange").path("order").asText());
    }

    @Test
    default void a_spoilt_piece_is_exchanged_for_the_same() {
        var goods = exchanged(goods(Paths.quantity(2)).becomes("COMPLETED"), Map.of());
        var replacement = replacementOf(goods).becomes("ON_HOLD");
        assertThat(goods.shown().path("exchange").path("difference").asText()).isEqualTo("0.00");

        graded(goods, "SCRAP")
                .becomes("EXCHANGED")
                .went("returns:holdReplacement", "returns:refundReturn", "returns:returnCompleted");

        replacement.becomes("COMPLETED");
        assertThat(paid(replacement, "captured")).isZero();
        assertThat(replacement.shown().path("shipments")).hasSize(1);
    }

    @Test
    default void the_difference_to_a_dearer_item_is_charged() {
        var order = goods(Paths.quantity(2)).becomes("COMPLETED");
        var goods = exchanged(order, Map.of("exchange", List.of(Map.of("sku", "LAST-TEN", "quantity", "1"))));
        var replacement = replacementOf(goods).becomes("ON_HOLD");

        graded(goods, "RESTOCK").becomes("EXCHANGED");

        replacement.becomes("COMPLETED");
        var difference = goods.shown().path("exchange").path("difference").asText();
        assertThat(replacement.shown().path("payment").path("captured").asText())
                .isEqualTo(difference);
        assertThat(paid(order, "refunded")).isZero();
    }

    @Test
    default void what_should_replace_another_item_is_free_again() {
        var goods = exchanged(goods(Paths.quantity(2)).becomes("COMPLETED"), Map.of());
        var replacement = replacementOf(goods).becomes("ON_HOLD");

        graded(goods, "REJECT").becomes("REFUSED");

        replacement.becomes("CANCELLED");
    }

    private static BigDecimal paid(House.Placed order, String part) {
        return new BigDecimal(order.shown().path("payment").path(part).asText());
    }

    private House.Placed toRepair(House.Placed order) {
        return graded(exchanged(order, Map.of("resolution", "REPAIR")), "REPAIR")
                .becomes("IN_REPAIR");
    }

    @Test
    default void a_broken_piece_is_mended_and_goes_back_to_the_customer() {
        var order = goods(Paths.quantity(2)).becomes("COMPLETED");
        var goods = toRepair(order)
                .answered(WAREHOUSE, "repairGoods", "REPAIRED", "New handle")
                .becomes("REPAIRED")
                .went("returns:repairForCustomer", "repair:sendRepaired", "repair:closeRepair", "repair:goodsRepaired");

        assertThat(goods.shown().path("repair").path("tracking").asText()).startsWith("TRK");
        assertThat(paid(order, "refunded")).isZero();
    }

    @Test
    default void what_cannot_be_mended_is_paid_back() {
        var order = goods(Paths.quantity(2)).becomes("COMPLETED");
        toRepair(order)
                .answered(WAREHOUSE, "repairGoods", "NOT_REPAIRABLE", "Burnt")
                .answered(SERVICE, "decideOnRepair", "REFUND", "")
                .becomes("REFUNDED")
                .went("repair:giveUpRepair", "repair:repairGivenUp", "returns:refundReturn");
        await("the provider gives the money back")
                .atMost(Duration.ofSeconds(30))
                .until(() -> paid(order, "refunded").signum() > 0);
    }

    @Test
    default void what_the_customer_burnt_is_not_paid_back() {
        var order = goods(Paths.quantity(2)).becomes("COMPLETED");
        toRepair(order)
                .answered(WAREHOUSE, "repairGoods", "NOT_REPAIRABLE", "Burnt")
                .answered(SERVICE, "decideOnRepair", "SCRAP", "Put on a stove")
                .becomes("SCRAPPED");
        assertThat(paid(order, "refunded")).isZero();
    }

    @Test
    default void a_parcel_with_a_mended_piece_that_is_lost_goes_out_again() {
        var order = goods(Paths.to("DE", "99998"))
                .answered(WAREHOUSE, "resolveShipment", "RETRY", "Send another")
                .becomes("COMPLETED");
        toRepair(order)
                .answered(WAREHOUSE, "repairGoods", "REPAIRED", "")
                .answered(SERVICE, "decideOnRepair", "RETRY", "Once more")
                .becomes("REPAIRED")
                .went("repair:sendAgain", "repair:goodsRepaired");
    }

    private House.Placed refundFailed(String token) {
        var order = goods(Paths.both(Paths.quantity(2), Paths.card(token))).becomes("COMPLETED");
        graded(sentBack(order, "CHANGED_MIND", 2), "RESTOCK").becomes("REFUNDED");
        var failed = await("the refund has failed")
                .atMost(Duration.ofSeconds(30))
                .until(() -> order.shown().at("/payment/refunds/0/caseId").asText(), caseId -> !caseId.isEmpty());
        assertThat(paid(order, "refunded")).isZero();
        return house().known(failed);
    }

    private void givenBack(House.Placed refund, String amount) {
        var order = house().known(refund.shown().path("orderId").asText());
        await("the order counts " + amount + " as given back")
                .atMost(Duration.ofSeconds(30))
                .until(() -> paid(order, "refunded").compareTo(new BigDecimal(amount)) == 0);
    }

    @Test
    default void a_refund_that_failed_is_tried_again() {
        var refund = refundFailed("tok_refund_fails_once");

        refund.answered("sandbox-ops", "settleRefund", "RETRY", "")
                .becomes("REFUNDED")
                .went("refund:retryRefund", "refund:moneyRefunded");

        givenBack(refund, refund.shown().path("amount").asText());
    }

    @Test
    default void a_refund_that_fails_again_is_paid_by_transfer() {
        var refund = refundFailed("tok_refund_fails")
                .answered("sandbox-ops", "settleRefund", "RETRY", "")
                .answered("sandbox-ops", "settleRefund", "PAID_OTHERWISE", "Bank transfer of today");

        refund.becomes("PAID_OTHERWISE").went("refund:isRefunded", "refund:recordPayout", "refund:paidOtherwise");
        givenBack(refund, refund.shown().path("amount").asText());
        assertThat(refund.shown().path("tries").asInt()).isEqualTo(2);
    }

    @Test
    default void a_refund_that_nobody_owes_is_closed_with_a_reason() {
        var refund = refundFailed("tok_refund_fails");
        assertThat(refund.answers("sandbox-ops", "settleRefund", "CLOSE", "").status())
                .as("no reason")
                .isEqualTo(400);

        refund.answered("sandbox-ops", "settleRefund", "CLOSE", "The bank has charged it back")
                .becomes("CLOSED")
                .went("refund:closeRefund", "refund:refundClosed");

        givenBack(refund, "0");
    }

    @Test
    default void goods_come_back_and_are_thrown_away() {
        graded(sentBack(2, "DAMAGED"), "SCRAP").becomes("REFUNDED").went("returns:scrapReturn");
    }

    @Test
    default void something_else_comes_back() {
        graded(sentBack(2, "CHANGED_MIND"), "REJECT")
                .becomes("REFUSED")
                .went("returns:refuseReturn", "returns:returnRefused");
    }

    @Test
    default void customer_service_takes_dear_goods_back() {
        var goods = sentBack(50, "DAMAGED").answered(SERVICE, "decideOnReturn", "APPROVE", "Seen the pictures");
        graded(goods, "RESTOCK").becomes("REFUNDED").went("returns:decideOnReturn", "returns:approved");
    }

    @Test
    default void customer_service_does_not_take_dear_goods_back() {
        sentBack(50, "DAMAGED")
                .answered(SERVICE, "decideOnReturn", "REJECT", "Used")
                .becomes("REFUSED")
                .went("returns:decideOnReturn", "returns:returnRefused");
    }

    @Test
    default void the_policy_refuses_what_comes_too_late() {
        var order = goods(Map.of()).becomes("COMPLETED");

        house().waits("P32D");

        sentBack(order, "CHANGED_MIND", 1).becomes("REFUSED").went("returns:assessReturn", "returns:refuseReturn");
    }
}
