package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders that change while somebody decides on them, that nobody decides on, or that arrive in parts. */
interface AmendedPaths extends Paths {

    @Test
    default void an_order_begins_anew_when_it_is_changed_while_compliance_looks_at_it() {
        goods(Paths.quantity(900))
                .becomes("PENDING_APPROVAL")
                .amended(PARTNER, Paths.quantity(2))
                .becomes("COMPLETED")
                .went("order-intake:whenAmended", "order-intake:reviseOrder", "order-intake:begunAnew");
    }

    @Test
    default void the_desk_is_told_when_nobody_decides_in_time() {
        var order = goods(Paths.quantity(900)).becomes("PENDING_APPROVAL");

        house().waits("P3D");

        order.tells("escalated")
                .answered("sandbox-compliance", "decideOnOrder", "APPROVE", "At last")
                .becomes("COMPLETED")
                .went("compliance-approval:decisionOverdue", "compliance-approval:escalateDecision");
    }

    @Test
    default void what_is_there_goes_ahead_and_the_rest_follows() {
        var order = goods(Paths.both(
                        Paths.lines(Paths.line("1", "TEA-EARL-100", 1), Paths.line("2", "LAST-TEN", 11)),
                        Map.of("allowBackorder", true, "allowPartial", true)))
                .becomes("PARTIALLY_SHIPPED")
                .restsAt("fulfilment:stockArrived");

        house().post(
                        WAREHOUSE,
                        "/inventory/receipts",
                        Map.of("sku", "LAST-TEN", "location", "BER", "quantity", "11", "reference", "D-2"));

        order.becomes("COMPLETED").went("shipment:isDelivered", "fulfilment:stockArrived");
    }

    @Test
    default void another_parcel_takes_the_place_of_a_lost_one() {
        goods(Paths.to("DE", "99998"))
                .answered(WAREHOUSE, "resolveShipment", "RETRY", "Send another")
                .becomes("COMPLETED")
                .went("shipment:replaceLost", "shipment:goodsMissing", "fulfilment:orderFulfilled");
    }

    @Test
    default void what_arrived_is_paid_when_nobody_replaces_what_was_lost() {
        var order = goods(Paths.both(Paths.to("DE", "99998"), Paths.lines(Paths.line("1", "CUP-BLUE", 60))))
                .answered(WAREHOUSE, "resolveShipment", "CANCEL", "No cups are made any more")
                .becomes("COMPLETED")
                .went("shipment:giveUpShipment", "shipment:anythingSent", "fulfilment:orderFulfilled");

        JsonNode shown = order.shown();
        assertThat(amount(shown, "/lines/0/quantity")).isPositive().isLessThan(new BigDecimal("60"));
        assertThat(amount(shown, "/payment/captured").subtract(amount(shown, "/payment/refunded")))
                .isEqualByComparingTo(amount(shown, "/totals/gross"));
    }

    private static BigDecimal amount(JsonNode shown, String at) {
        return new BigDecimal(shown.at(at).asText());
    }
}
