package org.tandemoms.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.sales.DeliveryProof;
import org.tandemoms.sales.Goods;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.SalesStatus;
import org.tandemoms.sales.Shipment;
import org.tandemoms.shared.PartnerEvent;

/** What a carrier reports of a delivery, and who took it. */
class TrackingTest {

    private static final String FIRST = Goods.ID + "-1";
    private static final String AT = "2026-03-03T14:05:00Z";

    private final OrdersInMemory house = Goods.house();
    private final Tracking tracking = new Tracking(house.orders());

    @BeforeEach
    void underWay() {
        SalesOrder order = Goods.order(Goods.line("1", "3"));
        order.allocation().allot(List.of(Goods.held("1", "BER", "3")));
        Goods.paidFor(order);
        order.shipping().book();
        order.shipping().booked(FIRST, "CN1", "T1");
        house.store(order);
    }

    private void reports(String event, String status, Map<String, Object> more) {
        var facts = new HashMap<String, Object>(Map.of("shipment", FIRST, "status", status, "at", AT));
        facts.putAll(more);
        tracking.take(new PartnerEvent("carrier:" + event, "shipment.tracking", Goods.ID, facts));
    }

    private Shipment shipment() {
        return house.orders().get(Goods.ID, SalesOrder.class).shipment(FIRST).orElseThrow();
    }

    @Test
    void whoSignedStaysWithTheShipment() {
        reports("3", "DELIVERED", Map.of("signedBy", " Ada\u0000 Byron\n", "document", "POD-CN1"));

        assertThat(shipment().state()).isEqualTo(Shipment.State.DELIVERED);
        assertThat(shipment().proof()).isEqualTo(new DeliveryProof("Ada  Byron", Instant.parse(AT), "POD-CN1"));
    }

    @Test
    void aDeliveryWithoutProofIsOne() {
        reports("3", "DELIVERED", Map.of());

        assertThat(shipment().state()).isEqualTo(Shipment.State.DELIVERED);
        assertThat(shipment().proof()).isNull();
    }

    @Test
    void aProofThatComesLaterIsTakenAndTheFirstOneStays() {
        reports("3", "DELIVERED", Map.of());
        reports("4", "DELIVERED", Map.of("signedBy", "Ada Byron"));
        reports("5", "DELIVERED", Map.of("signedBy", "Somebody else"));

        assertThat(shipment().proof().signedBy()).isEqualTo("Ada Byron");
        assertThat(house.orders().get(Goods.ID, SalesOrder.class).salesStatus()).isEqualTo(SalesStatus.DELIVERED);
    }

    @Test
    void aProofOfAnySizeDoesNotSwellTheOrder() {
        String flood = "x".repeat(500_000);
        reports("3", "DELIVERED", Map.of("signedBy", "😀".repeat(1000), "document", flood, "at", "yesterday"));

        assertThat(shipment().state()).isEqualTo(Shipment.State.DELIVERED);
        assertThat(shipment().proof()).isEqualTo(new DeliveryProof("😀".repeat(100), null, null));
    }
}
