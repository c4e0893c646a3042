package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tandemoms.process.Paths.both;
import static org.tandemoms.process.Paths.card;
import static org.tandemoms.process.Paths.quantity;
import static org.tandemoms.process.Paths.to;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.TandemProcess;

/**
 * Orders of every fate through the whole house: real steps, real documents, simulated partners over HTTP, people at their
 * tasks. What the orders passed is added up and printed.
 */
@DisplayName("Orders take every path through the whole house")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderPathsIT implements AmendedPaths, ReturnPaths, PurchasePaths, TradePaths {

    private static final String COMPLIANCE = "sandbox-compliance";

    @TempDir
    static Path data;

    private TandemProcess tandem;
    private House house;

    @BeforeAll
    void open() {
        tandem = TandemProcess.withSimulators(data)
                .start("--tandem.sandbox.movable-clock=true", "--tandem.procurement.scheduled=false");
        house = new House(tandem);
    }

    @Override
    public House house() {
        return house;
    }

    @AfterAll
    void printCoverage() {
        if (tandem == null) {
            return;
        }
        tandem.close();
        List<String> all = new Story().everything();
        var missing = all.stream()
                .filter(element -> !house.passed().contains(element))
                .toList();
        System.out.printf(
                "Elements passed by real orders: %d of %d, not: %s%n",
                all.size() - missing.size(), all.size(), missing);
    }

    @Test
    void a_plain_order_is_paid_shipped_and_settled() {
        goods(Map.of())
                .becomes("COMPLETED")
                .went("shipment:goodsDelivered", "goods-settlement:orderCompleted", "order-intake:orderHandedOn");
    }

    @Test
    void a_declined_card_ends_the_order() {
        goods(card("tok_declined")).becomes("REJECTED").went("fulfilment:paymentDeclined");
    }

    @Test
    void a_large_order_goes_on_when_compliance_approves() {
        goods(quantity(900))
                .becomes("PENDING_APPROVAL")
                .answered(COMPLIANCE, "decideOnOrder", "APPROVE", "Known customer")
                .becomes("COMPLETED")
                .went("compliance-approval:orderApproved");
    }

    @Test
    void a_very_large_order_needs_two_different_people() {
        var order =
                goods(quantity(5000)).becomes("PENDING_APPROVAL").answered(COMPLIANCE, "decideOnOrder", "APPROVE", "");

        assertThat(order.answers(COMPLIANCE, "decideOnOrder", "APPROVE", "").status())
                .isEqualTo(403);

        order.answered("sandbox-compliance-2", "decideOnOrder", "APPROVE", "")
                .becomes("COMPLETED")
                .went("compliance-approval:orderApproved");
    }

    @Test
    void a_large_order_ends_when_compliance_rejects() {
        goods(quantity(900))
                .becomes("PENDING_APPROVAL")
                .answered(COMPLIANCE, "decideOnOrder", "REJECT", "No such project")
                .becomes("REJECTED")
                .went("compliance-approval:orderRejected", "order-intake:orderRefused");
    }

    @Test
    void a_question_is_answered_before_the_decision() {
        goods(quantity(900))
                .becomes("PENDING_APPROVAL")
                .answered(COMPLIANCE, "decideOnOrder", "ASK", "What is it for?")
                .answered("sandbox-service", "answerQuestion", "ANSWER", "A trade fair")
                .answered(COMPLIANCE, "decideOnOrder", "APPROVE", "")
                .becomes("COMPLETED")
                .went("compliance-approval:answerQuestion");
    }

    @Test
    void an_embargoed_destination_is_refused() {
        goods(to("KP", "10117")).becomes("REJECTED").went("order-intake:orderRefused");
    }

    @Test
    void an_order_may_be_cancelled_while_compliance_looks_at_it() {
        goods(quantity(900))
                .becomes("PENDING_APPROVAL")
                .cancelled(PARTNER)
                .becomes("CANCELLED")
                .went("order-intake:cancellationDone");
    }

    @Test
    void goods_that_are_short_are_shipped_when_they_arrive() {
        var order = goods(Map.of(
                        "lines",
                        List.of(Map.of("lineId", "1", "sku", "PREORDER-1", "quantity", "2")),
                        "allowBackorder",
                        true))
                .becomes("BACKORDERED");

        var receipt = house.post(
                "sandbox-warehouse",
                "/inventory/receipts",
                Map.of("sku", "PREORDER-1", "location", "BER", "quantity", "50", "reference", "D-1"));

        assertThat(receipt.status()).as(receipt.raw().body()).isBetween(200, 201);
        order.becomes("COMPLETED").went("fulfilment:stockArrived");
    }

    @Test
    void the_warehouse_tries_again_and_gives_up_where_no_carrier_goes() {
        goods(to("DE", "00000"))
                .answered("sandbox-warehouse", "resolveShipment", "RETRY", "")
                .answered("sandbox-warehouse", "resolveShipment", "CANCEL", "No carrier goes there")
                .becomes("CANCELLED")
                .went("shipment:shipAgain", "shipment:giveUpShipment", "fulfilment:orderGivenUp");
    }

    @Test
    void goods_that_people_handle_are_picked_packed_and_handed_over() {
        var order = goods(Map.of("handling", "WORKED"));

        pickPackAndHandOver(order, 0);

        order.becomes("COMPLETED").went("dispatch:recordPicking", "dispatch:recordPacking", "dispatch:sendGoods");
    }

    @Test
    void a_short_pick_is_made_up_from_another_location() {
        var order = goods(Map.of("handling", "WORKED"))
                .answered("sandbox-warehouse", "pickGoods", "SHORT", "The shelf is empty");
        await("the list of the other location is there")
                .atMost(Duration.ofSeconds(60))
                .until(() -> order.answers("sandbox-warehouse", "pickGoods", "PICKED", "")
                                .status()
                        == 200);
        order.answered("sandbox-warehouse", "packParcels", "PACKED", "");

        assertThat(order.shown().path("lines").get(0).path("backordered").asText())
                .isEqualTo("0");
        order.cancelled("partner-acme").becomes("CANCELLED").went("dispatch:restMissing", "fulfilment:allSent");
    }

    @Test
    void a_lost_parcel_lands_with_the_warehouse() {
        goods(to("DE", "99999"))
                .answered("sandbox-warehouse", "resolveShipment", "CANCEL", "Lost for good")
                .becomes("CANCELLED")
                .went("shipment:isDelivered", "fulfilment:orderGivenUp");
    }

    @Test
    void others_take_a_lost_parcels_place_from_the_pick_list_on() {
        var order = goods(both(Map.of("handling", "WORKED"), to("DE", "99999")));
        pickPackAndHandOver(order, 0);

        order.answered("sandbox-warehouse", "resolveShipment", "RETRY", "The customer still wants it");

        pickPackAndHandOver(order, 1);
        assertThat(order.shown().at("/shipments/1/state").asText()).isNotEqualTo("CANCELLED");
        order.answered("sandbox-warehouse", "resolveShipment", "CANCEL", "Lost again")
                .becomes("CANCELLED")
                .went("shipment:replaceLost", "shipment:goodsMissing", "dispatch:packParcels");
    }

    private void pickPackAndHandOver(House.Placed order, int parcel) {
        order.answered("sandbox-warehouse", "pickGoods", "PICKED", "")
                .answered("sandbox-warehouse", "packParcels", "PACKED", "");
        var shipment = await("the parcel is booked")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> order.shown().at("/shipments/" + parcel),
                        found -> found.path("state").asText().equals("BOOKED"));
        var left = house.post(
                "sandbox-warehouse", "/warehouse/jobs/" + shipment.path("id").asText() + "/hand-over", Map.of());
        assertThat(left.status()).as(left.raw().body()).isEqualTo(200);
    }

    @Test
    void money_that_does_not_come_is_tried_again_and_written_off() {
        goods(card("tok_capture_fails"))
                .answered("sandbox-ops", "collectPayment", "RETRY", "")
                .answered("sandbox-ops", "collectPayment", "WRITE_OFF", "Customer is bankrupt")
                .becomes("COMPLETED")
                .went("goods-settlement:tryAgain", "goods-settlement:posting");
    }
}
