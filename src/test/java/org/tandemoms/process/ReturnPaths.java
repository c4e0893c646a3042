package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;

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
