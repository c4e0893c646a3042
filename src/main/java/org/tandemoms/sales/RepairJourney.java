package org.tandemoms.sales;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tandemoms.orders.Decision;

/**
 * The way of mended goods back to their customer: what the carrier is asked, what it says, and what becomes of goods that
 * cannot be mended or do not arrive. They stay the customer's: no shelf holds them and no money moves while they are mended.
 */
public final class RepairJourney {

    /** Keys of the user tasks. */
    static final String MEND = "repairGoods";

    static final String DECIDE = "decideOnRepair";

    /** The customer has lost goods and gets no money for them. */
    private static final String NO_MONEY = "SCRAP";

    private static final String RETURNED = "repair-returned";

    private final ReturnOrder order;

    RepairJourney(ReturnOrder order) {
        this.order = order;
    }

    private Repair now() {
        return order.repair();
    }

    private boolean isAbout(String shipmentId) {
        return now() != null && now().parcels() > 0 && parcelId().equals(shipmentId);
    }

    private String parcelId() {
        return order.id() + "-" + now().parcels();
    }

    /** Asks a carrier to bring the goods to the customer, once for each parcel that failed before. */
    void sendBack() {
        if (now().state() != Repair.State.WANTED && now().state() != Repair.State.FAILED) {
            return;
        }
        order.repair(now().askedAgain());
        order.await(RETURNED);
        order.send("sendback:" + parcelId(), "carrier", "carrier.send-back", consignment());
        order.note("sent-back", "A carrier is asked to take the goods back to the customer");
    }

    private Map<String, Object> consignment() {
        Address to = order.shipTo();
        List<Map<String, Object>> contents = order.lines().stream()
                .map(line -> Map.<String, Object>of(
                        "sku", line.sku(), "quantity", line.quantity().toPlainString()))
                .toList();
        var shipTo = new HashMap<String, Object>();
        shipTo.put("name", to.name());
        shipTo.put("street", to.street());
        shipTo.put("city", to.city());
        shipTo.put("postalCode", to.postalCode());
        shipTo.put("country", to.country());
        return Map.of(
                "shipmentId",
                parcelId(),
                "location",
                order.lines().get(0).location(),
                "shipTo",
                shipTo,
                "lines",
                contents);
    }

    public void booked(String shipmentId, String consignment, String tracking) {
        if (isAbout(shipmentId) && now().state() == Repair.State.ASKED) {
            order.repair(now().in(Repair.State.BOOKED, consignment, tracking));
        }
    }

    /** The carrier does not take the parcel there. */
    public void refused(String shipmentId, String reason) {
        if (isAbout(shipmentId) && now().state() == Repair.State.ASKED) {
            fail(reason);
        }
    }

    public void left(String shipmentId, String consignment, String tracking) {
        booked(shipmentId, consignment, tracking);
        if (isAbout(shipmentId) && now().state() == Repair.State.BOOKED) {
            order.repair(now().in(Repair.State.UNDERWAY, consignment, tracking));
            order.note("shipped", "The mended goods have left", Map.of("tracking", String.valueOf(tracking)));
        }
    }

    public void delivered(String shipmentId, String consignment, String tracking) {
        left(shipmentId, consignment, tracking);
        if (isAbout(shipmentId) && now().state() == Repair.State.UNDERWAY) {
            order.repair(now().in(Repair.State.DELIVERED, null, null));
            order.reach(RETURNED, "DELIVERED");
        }
    }

    /** Who took the mended goods; it counts once. */
    public void proven(String shipmentId, DeliveryProof proof) {
        if (isAbout(shipmentId) && now().state() == Repair.State.DELIVERED && now().proof() == null) {
            order.repair(now().provenBy(proof));
        }
    }

    public void lost(String shipmentId, String reason) {
        left(shipmentId, null, null);
        if (isAbout(shipmentId) && now().state() == Repair.State.UNDERWAY) {
            fail(reason);
        }
    }

    private void fail(String reason) {
        order.repair(now().failed(reason));
        order.note("repair-parcel-failed", "The parcel with the mended goods did not arrive: " + reason);
        order.reach(RETURNED, "FAILED");
    }

    /** The goods are with their customer again, who may send them back another time. */
    void close() {
        order.repairedAndBack(answered(MEND, "REPAIRED"));
    }

    /** The goods are thrown away. */
    void giveUp() {
        if (now().state() != Repair.State.GIVEN_UP) {
            order.repair(now().in(Repair.State.GIVEN_UP, null, null));
        }
        order.booked(false);
    }

    boolean givesNoMoney() {
        return now() != null && answered(DECIDE, NO_MONEY);
    }

    private boolean answered(String task, String answer) {
        return order.decision(task)
                .map(Decision::outcome)
                .filter(answer::equals)
                .isPresent();
    }
}
