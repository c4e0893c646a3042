package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.identity.Actor;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Demand;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.shared.Money;

/** A goods order: the rules of its states are in its methods, which throw on a step that the state does not allow. */
public final class SalesOrder extends Order {

    private String customerId;
    private String currency;
    private List<SalesLine> lines = new ArrayList<>();
    private Totals totals;
    private Address shipTo;
    private LocalDate requestedDelivery;
    private boolean allowBackorder;
    private boolean allowPartial;
    private Payment payment;
    private List<Shipment> shipments = new ArrayList<>();
    private String invoiceNumber;
    private String cancelReason;
    private SalesStatus heldFrom;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private SalesOrder() {}

    SalesOrder(String id, String owner, SalesTerms terms, Instant now, Actor actor) {
        super(id, OrderKind.SALES, owner, terms.clientOrderId(), now, actor);
        customerId = terms.customerId();
        currency = terms.currency();
        lines = new ArrayList<>(terms.lines());
        totals = terms.totals();
        shipTo = terms.shipTo();
        requestedDelivery = terms.requestedDelivery();
        allowBackorder = terms.allowBackorder();
        allowPartial = terms.allowPartial();
        payment = terms.payment();
        status(SalesStatus.RECEIVED.name(), true);
        tag("customer", customerId);
        lines.forEach(line -> tag("sku", line.sku()));
        note("placed", "Placed by " + actor.id() + " for customer " + customerId, Map.of("gross", gross().toString()));
    }

    // --- status -------------------------------------------------------------------------------------------------

    public SalesStatus salesStatus() {
        return SalesStatus.valueOf(status());
    }

    /** Moves on; while the order is on hold the new state is shown when the hold is taken off. */
    private void become(SalesStatus next) {
        SalesStatus current = salesStatus();
        if (current == next) {
            return;
        }
        if (current == SalesStatus.ON_HOLD && !next.isDone()) {
            heldFrom = next;
            return;
        }
        if (!current.mayBecome(next)) {
            throw new IllegalStateException("Order " + id() + " cannot go from " + current + " to " + next);
        }
        status(next.name(), !next.isDone());
    }

    @Override
    protected void onHoldsChanged() {
        if (!holds().isEmpty() && salesStatus() != SalesStatus.ON_HOLD) {
            heldFrom = salesStatus();
            become(SalesStatus.ON_HOLD);
        } else if (holds().isEmpty() && salesStatus() == SalesStatus.ON_HOLD) {
            status(heldFrom.name(), true);
        }
    }

    @Override
    public void pendingApproval() {
        become(SalesStatus.PENDING_APPROVAL);
    }

    // --- stock --------------------------------------------------------------------------------------------------

    /** What each line still lacks; the key is new for every round so that each round holds once. */
    public List<Demand> demands() {
        List<Demand> open = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            SalesLine line = lines.get(i);
            if (line.backordered().signum() > 0) {
                String round = line.allotments().isEmpty()
                        ? ""
                        : ":" + line.allotments().size();
                open.add(new Demand(
                        holdKey(line.lineId()) + round, line.sku(), line.backordered(), "/lines/" + i + "/quantity"));
            }
        }
        return open;
    }

    private String holdKey(String lineId) {
        return id() + ":" + lineId;
    }

    /** Takes over what was held for the lines. */
    public void allot(List<Allotment> held) {
        lines.replaceAll(line -> {
            String key = holdKey(line.lineId());
            List<Allotment> own = new ArrayList<>(line.allotments());
            held.stream()
                    .filter(allotment ->
                            allotment.key().equals(key) || allotment.key().startsWith(key + ":"))
                    .filter(allotment -> !own.contains(allotment))
                    .forEach(own::add);
            return line.holding(own);
        });
    }

    public boolean isBackordered() {
        return lines.stream().anyMatch(line -> line.backordered().signum() > 0);
    }

    /** Everything is on hand. */
    public void allocated() {
        become(SalesStatus.ALLOCATED);
    }

    /** Waits for goods that are still to come. */
    public void backordered() {
        if (salesStatus() != SalesStatus.BACKORDERED) {
            become(SalesStatus.BACKORDERED);
            note("backordered", "Waiting for goods to arrive");
        }
        await("stock-arrived");
    }

    public List<Allotment> allotments() {
        return lines.stream().flatMap(line -> line.allotments().stream()).toList();
    }

    // --- payment ------------------------------------------------------------------------------------------------

    /** Asks the provider for an authorisation, or states that none is needed. */
    public void askAuthorisation() {
        if (payment.state() != Payment.State.OPEN) {
            return;
        }
        if (payment.method() != Payment.Method.CARD) {
            payment = payment.asked().authorised(null);
            reach("payment-answered", "AUTHORISED");
            return;
        }
        payment = payment.asked();
        await("payment-answered");
        send("authorise:" + payment.attempt(), "payment", "payment.authorise", money(Map.of("token", payment.token())));
    }

    public void paymentAuthorised(String authorizationId) {
        if (payment.state() == Payment.State.ASKED) {
            payment = payment.authorised(authorizationId);
            note(
                    "payment-authorised",
                    "Payment of " + gross() + " authorised",
                    Map.of("authorization", authorizationId));
            reach("payment-answered", "AUTHORISED");
            voidWhenOver();
        }
    }

    public void paymentDeclined(String reason) {
        if (payment.state() == Payment.State.ASKED) {
            payment = payment.declined(reason);
            note("payment-declined", "The payment provider declined: " + reason);
            reach("payment-answered", "DECLINED");
        }
    }

    /** Asks for the money, once per try. */
    public void askCapture() {
        if (payment.state() == Payment.State.CAPTURED || payment.state() == Payment.State.CAPTURING) {
            return;
        }
        if (payment.method() != Payment.Method.CARD) {
            payment = payment.captured(null, BigDecimal.ZERO);
            reach("capture-answered", "CAPTURED");
            return;
        }
        payment = payment.capturing();
        await("capture-answered");
        send(
                "capture:" + payment.attempt(),
                "payment",
                "payment.capture",
                money(Map.of("authorizationId", payment.authorizationId())));
    }

    public void paymentCaptured(String captureId) {
        if (payment.state() == Payment.State.CAPTURING) {
            payment = payment.captured(captureId, totals.gross());
            note("payment-captured", "Payment of " + gross() + " captured", Map.of("capture", captureId));
            reach("capture-answered", "CAPTURED");
        }
    }

    public void captureFailed(String reason) {
        if (payment.state() == Payment.State.CAPTURING) {
            payment = payment.captureFailed(reason);
            note("capture-failed", "The payment could not be captured: " + reason);
            reach("capture-answered", "FAILED");
        }
    }

    private void voidWhenOver() {
        if (!isOpen()) {
            voidPayment();
        }
    }

    private void voidPayment() {
        if (payment.state() == Payment.State.AUTHORISED && payment.authorizationId() != null) {
            send("void", "payment", "payment.void", money(Map.of("authorizationId", payment.authorizationId())));
            payment = payment.ended(Payment.State.VOIDED);
        }
    }

    private Map<String, Object> money(Map<String, Object> more) {
        var payload = new java.util.HashMap<>(more);
        payload.put("amount", totals.gross().toPlainString());
        payload.put("currency", currency);
        return payload;
    }

    // --- shipments ----------------------------------------------------------------------------------------------

    /** Books one parcel run per location for all goods that no live shipment carries. */
    public void askShipments() {
        List<Allotment> carried = shipments.stream()
                .filter(Shipment::isLive)
                .flatMap(shipment -> shipment.contents().stream())
                .toList();
        Map<String, List<Allotment>> byLocation = allotments().stream()
                .filter(allotment -> !carried.contains(allotment))
                .collect(java.util.stream.Collectors.groupingBy(
                        Allotment::location, java.util.TreeMap::new, java.util.stream.Collectors.toList()));
        if (byLocation.isEmpty()) {
            return;
        }
        await("shipment-booked");
        await("shipment-delivered");
        byLocation.forEach((location, contents) -> {
            Shipment shipment = new Shipment(
                    id() + "-" + (shipments.size() + 1), location, contents, Shipment.State.ASKED, null, null, null);
            shipments.add(shipment);
            send("ship:" + shipment.id(), "carrier", "carrier.book", consignment(shipment));
        });
    }

    private Map<String, Object> consignment(Shipment shipment) {
        List<Map<String, Object>> contents = shipment.contents().stream()
                .map(part -> Map.<String, Object>of(
                        "sku", part.sku(), "quantity", part.quantity().toPlainString()))
                .toList();
        return Map.of(
                "shipmentId",
                shipment.id(),
                "location",
                shipment.location(),
                "shipTo",
                Map.of(
                        "name", shipTo.name(),
                        "street", shipTo.street(),
                        "city", shipTo.city(),
                        "postalCode", shipTo.postalCode(),
                        "country", shipTo.country()),
                "lines",
                contents);
    }

    public Optional<Shipment> shipment(String shipmentId) {
        return shipments.stream().filter(s -> s.id().equals(shipmentId)).findFirst();
    }

    public void shipmentBooked(String shipmentId, String consignment, String tracking) {
        if (stateOf(shipmentId) != Shipment.State.ASKED) {
            return;
        }
        move(shipmentId, Shipment.State.BOOKED, consignment, tracking, null);
        note(
                "shipment-booked",
                "Shipment " + shipmentId + " booked with the carrier",
                Map.of("consignment", String.valueOf(consignment)));
        if (cancelReason != null || !isOpen()) {
            askShipmentCancel(shipmentId);
        }
        if (shipments.stream().noneMatch(s -> s.state() == Shipment.State.ASKED)) {
            reach("shipment-booked", anyIn(Shipment.State.REFUSED) ? "REFUSED" : "BOOKED");
        }
    }

    public void shipmentRefused(String shipmentId, String reason) {
        if (stateOf(shipmentId) != Shipment.State.ASKED) {
            return;
        }
        move(shipmentId, Shipment.State.REFUSED, null, null, reason);
        note("shipment-refused", "The carrier refused shipment " + shipmentId + ": " + reason);
        if (shipments.stream().noneMatch(s -> s.state() == Shipment.State.ASKED)) {
            reach("shipment-booked", "REFUSED");
        }
    }

    /** The parcel has left: what was held is gone from the shelf. */
    public void shipmentLeft(String shipmentId, String consignment, String tracking) {
        shipmentBooked(shipmentId, consignment, tracking);
        if (stateOf(shipmentId) != Shipment.State.BOOKED) {
            return;
        }
        move(shipmentId, Shipment.State.UNDERWAY, consignment, tracking, null);
        note("shipped", "Shipment " + shipmentId + " has left", Map.of("tracking", String.valueOf(tracking)));
        Shipment left = shipment(shipmentId).orElseThrow();
        for (Allotment part : left.contents()) {
            send("issue:" + part.key() + ":" + part.location(), "stock", "stock.issue", payload(part));
        }
        if (isOpen()) {
            boolean all = shipments.stream().filter(Shipment::isLive).allMatch(Shipment::hasLeft) && !isBackordered();
            become(all ? SalesStatus.SHIPPED : SalesStatus.PARTIALLY_SHIPPED);
        }
    }

    public void shipmentDelivered(String shipmentId, String consignment, String tracking) {
        shipmentLeft(shipmentId, consignment, tracking);
        if (stateOf(shipmentId) != Shipment.State.UNDERWAY) {
            return;
        }
        move(shipmentId, Shipment.State.DELIVERED, null, null, null);
        note("delivered", "Shipment " + shipmentId + " was delivered");
        journeyEnded();
    }

    public void shipmentLost(String shipmentId, String reason) {
        if (stateOf(shipmentId) != Shipment.State.UNDERWAY && stateOf(shipmentId) != Shipment.State.BOOKED) {
            return;
        }
        move(shipmentId, Shipment.State.LOST, null, null, reason);
        note("shipment-lost", "Shipment " + shipmentId + " is lost: " + reason);
        journeyEnded();
    }

    private void journeyEnded() {
        boolean underway = shipments.stream().anyMatch(s -> s.isLive() && s.state() != Shipment.State.DELIVERED);
        if (underway || !isOpen()) {
            return;
        }
        if (anyIn(Shipment.State.LOST)) {
            reach("shipment-delivered", "LOST");
        } else {
            become(SalesStatus.DELIVERED);
            reach("shipment-delivered", "DELIVERED");
        }
    }

    private boolean anyIn(Shipment.State state) {
        return shipments.stream().anyMatch(shipment -> shipment.state() == state);
    }

    private Shipment.State stateOf(String shipmentId) {
        return shipment(shipmentId).map(Shipment::state).orElse(null);
    }

    private void move(String shipmentId, Shipment.State state, String consignment, String tracking, String reason) {
        shipments.replaceAll(s -> s.id().equals(shipmentId) ? s.in(state, consignment, tracking, reason) : s);
    }

    private static Map<String, Object> payload(Allotment part) {
        return Map.of(
                "key", part.key(),
                "sku", part.sku(),
                "location", part.location(),
                "quantity", part.quantity().toPlainString());
    }

    // --- the end ------------------------------------------------------------------------------------------------

    /** Whether a cancel can still be taken: no parcel has left. */
    public boolean mayCancel() {
        return isOpen() && shipments.stream().noneMatch(Shipment::hasLeft);
    }

    /** Somebody wants it cancelled; booked parcels are called back first. */
    void cancelRequested(String reason) {
        cancelReason = reason;
        note("cancel-requested", "Cancellation asked for: " + reason);
        List<String> booked = shipments.stream()
                .filter(s -> s.state() == Shipment.State.BOOKED)
                .map(Shipment::id)
                .toList();
        booked.forEach(this::askShipmentCancel);
        if (booked.isEmpty()) {
            reach("order-cancelled", "CANCELLED");
        }
    }

    private void askShipmentCancel(String shipmentId) {
        Shipment shipment = shipment(shipmentId).orElseThrow();
        send(
                "unship:" + shipmentId,
                "carrier",
                "carrier.cancel",
                Map.of(
                        "consignment",
                        String.valueOf(shipment.consignment()),
                        "reason",
                        "cancelled by shipper",
                        "shipmentId",
                        shipmentId));
    }

    /** The carrier gave a parcel back. */
    public void shipmentCancelled(String shipmentId) {
        if (stateOf(shipmentId) == Shipment.State.BOOKED) {
            move(shipmentId, Shipment.State.CANCELLED, null, null, null);
            note("shipment-cancelled", "The carrier cancelled shipment " + shipmentId);
        }
        if (isOpen() && cancelReason != null && !anyIn(Shipment.State.BOOKED)) {
            reach("order-cancelled", "CANCELLED");
        }
    }

    /** The parcel had left already: the order goes on. */
    public void cancelTooLate(String shipmentId) {
        cancelReason = null;
        note("cancel-too-late", "Shipment " + shipmentId + " had left already; the order is not cancelled");
    }

    void rejected() {
        if (isOpen()) {
            end(SalesStatus.REJECTED, "rejected", "Refused; what was held is free again");
        }
    }

    void cancelled() {
        if (isOpen()) {
            end(SalesStatus.CANCELLED, "cancelled", "Cancelled; what was held is free again");
        }
    }

    private void end(SalesStatus status, String type, String text) {
        become(status);
        note(type, text);
        List<Allotment> gone = shipments.stream()
                .filter(Shipment::hasLeft)
                .flatMap(shipment -> shipment.contents().stream())
                .toList();
        for (Allotment part : allotments()) {
            if (!gone.contains(part)) {
                send("release:" + part.key() + ":" + part.location(), "stock", "stock.release", payload(part));
            }
        }
        voidPayment();
    }

    public void completed() {
        if (isOpen()) {
            become(SalesStatus.COMPLETED);
            note("completed", "Delivered, invoiced and paid");
        }
    }

    public void invoiced(String number) {
        if (invoiceNumber == null) {
            invoiceNumber = number;
            note("invoiced", "Invoice " + number + " over " + gross() + " issued");
        }
    }

    // --- terms --------------------------------------------------------------------------------------------------

    public String customerId() {
        return customerId;
    }

    public String currency() {
        return currency;
    }

    public List<SalesLine> lines() {
        return List.copyOf(lines);
    }

    public Totals totals() {
        return totals;
    }

    public Money gross() {
        return Money.of(totals.gross(), currency);
    }

    public Address shipTo() {
        return shipTo;
    }

    public LocalDate requestedDelivery() {
        return requestedDelivery;
    }

    public boolean allowsBackorder() {
        return allowBackorder;
    }

    public boolean allowsPartial() {
        return allowPartial;
    }

    public Payment payment() {
        return payment;
    }

    public List<Shipment> shipments() {
        return List.copyOf(shipments);
    }

    /** Null before the invoice is issued. */
    public String invoiceNumber() {
        return invoiceNumber;
    }
}
