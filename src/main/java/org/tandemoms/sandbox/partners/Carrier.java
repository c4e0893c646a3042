package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A parcel carrier: consignments with tracking events that it calls back. The caller's key is header {@code X-Request-Id};
 * {@code GET /consignments?requestId=<key>} tells what became of a booking, {@code POST /rates} what one would cost. It delivers at once unless its pace was set by
 * {@code /_behave}; a consignment with {@code collection} ON_HANDOVER
 * is collected when {@code POST /consignments/<number>/handover} says so. A parcel that was collected can no longer be cancelled (409).
 *
 * <p>Postal code {@code 00000} is refused (422 {@code UNDELIVERABLE}), a parcel to {@code 99999} gets lost on the
 * way, and so does the first of an order to {@code 99998}.
 */
final class Carrier implements Dialect {

    private static final String TRACKING = "/partner-callbacks/carrier/tracking";
    private static final String UNDELIVERABLE = "00000";
    private static final String BLACK_HOLE = "99999";
    private static final String STUMBLES_ONCE = "99998";
    private static final String ON_HANDOVER = "ON_HANDOVER";
    private static final String HANDOVER = "HANDOVER";

    private final Book book;
    private final CallBacks callBacks;
    private final Clock clock;

    Carrier(Book book, CallBacks callBacks, Clock clock) {
        this.book = book;
        this.callBacks = callBacks;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call, Behaviour behaviour) {
        if (call.is("POST", "consignments")) {
            return withKey(call, key -> book(call, key, behaviour));
        }
        if (call.is("POST", "rates")) {
            return CarrierTariff.rates(call);
        }
        if (call.is("POST", "consignments", "*", "cancellation")) {
            return withKey(call, key -> cancel(call.segments()[1], key));
        }
        if (call.is("POST", "consignments", "*", "handover")) {
            return withKey(call, key -> handOver(call.segments()[1], key, behaviour));
        }
        if (call.is("GET", "consignments")) {
            return call.parameter("requestId")
                    .flatMap(book::byKey)
                    .map(Answer::found)
                    .orElseGet(() -> refuse(404, "UNKNOWN", "No request has this id."));
        }
        return refuse(404, "UNKNOWN", "There is nothing here.");
    }

    private Answer withKey(Call call, Function<String, Answer> work) {
        return call.header("x-request-id")
                .map(work)
                .orElseGet(() -> refuse(400, "REQUEST_ID", "Send an X-Request-Id header."));
    }

    private Answer book(Call call, String key, Behaviour behaviour) {
        if (call.text("/consignee/country").length() != 2
                || call.text("/shipperReference").isEmpty()) {
            return refuse(400, "INCOMPLETE", "shipperReference and consignee.country (two letters) are needed.");
        }
        Book.Worked worked = book.once(key, () -> consignment(call, key, behaviour.paceMs()));
        if (worked.first() && !waitsForHandOver(worked.received())) {
            travel(worked.received(), worked.received(), behaviour.repeatsCallBacks());
        }
        return Answer.of(worked.received());
    }

    /** The shipper brings it to the van and says so; until then it is not collected. */
    private static boolean waitsForHandOver(Received consignment) {
        return consignment.answer().path("collection").asText().equals(ON_HANDOVER);
    }

    private Answer handOver(String number, String key, Behaviour behaviour) {
        Optional<Received> consignment = book.byId(number).filter(Received::accepted);
        if (consignment.isEmpty() || !book.following(number, "SHIPMENT_CANCEL").isEmpty()) {
            return refuse(404, "UNKNOWN", "There is no consignment " + number + ".");
        }
        Book.Worked worked = book.once(key, () -> handedOver(consignment.get(), key, behaviour.paceMs()));
        if (worked.first()) {
            travel(consignment.get(), worked.received(), behaviour.repeatsCallBacks());
        }
        return Answer.of(worked.received());
    }

    private Received handedOver(Received consignment, String key, long paceMs) {
        ObjectNode answer =
                Json.object().put("consignmentNumber", consignment.id()).put("status", "HANDED_OVER");
        return new Received(
                book.partner(),
                HANDOVER,
                key,
                consignment.orderId(),
                null,
                "H" + Json.id("", key),
                consignment.id(),
                clock.instant(),
                paceMs,
                200,
                answer);
    }

    private Received consignment(Call call, String key, long paceMs) {
        Instant now = clock.instant();
        String number = Json.id("CN", key).toUpperCase(Locale.ROOT);
        String reference = call.text("/shipperReference");
        String postalCode = call.text("/consignee/postalCode");
        boolean refused = postalCode.equals(UNDELIVERABLE);
        ObjectNode answer = Json.object()
                .put("consignmentNumber", number)
                .put("shipperReference", reference)
                .put("status", refused ? "REFUSED" : "BOOKED");
        if (refused) {
            answer.put("reasonCode", "UNDELIVERABLE").put("reason", "No delivery to this postal code.");
        } else {
            answer.put("trackingNumber", "TRK" + number.substring(2))
                    .put("service", call.text("/service"))
                    .put("collection", call.text("/collection"))
                    .put("destination", postalCode)
                    .put("recipient", call.text("/consignee/name"))
                    .put("bookedAt", now.toString());
        }
        return new Received(
                book.partner(),
                "SHIPMENT",
                key,
                orderOf(call, reference),
                null,
                number,
                null,
                now,
                paceMs,
                refused ? 422 : 201,
                answer);
    }

    /** A shipper's reference may name a shipment of the order; the order itself stands in its own field then. */
    private static String orderOf(Call call, String reference) {
        String order = call.text("/orderReference");
        return order.isEmpty() ? reference : order;
    }

    private Answer cancel(String number, String key) {
        Optional<Received> consignment = book.byId(number).filter(Received::accepted);
        if (consignment.isEmpty()) {
            return refuse(404, "UNKNOWN", "There is no consignment " + number + ".");
        }
        return Answer.of(
                book.once(key, () -> cancellation(consignment.get(), key)).received());
    }

    private Received cancellation(Received consignment, String key) {
        Instant now = clock.instant();
        boolean collected = waitsForHandOver(consignment)
                ? !book.following(consignment.id(), HANDOVER).isEmpty()
                : !now.isBefore(collectedAt(consignment));
        ObjectNode answer = Json.object()
                .put("consignmentNumber", consignment.id())
                .put("status", collected ? "COLLECTED" : "CANCELLED");
        if (collected) {
            answer.put("reasonCode", "ALREADY_COLLECTED").put("reason", "The parcel is on its way.");
        }
        return new Received(
                book.partner(),
                "SHIPMENT_CANCEL",
                key,
                consignment.orderId(),
                null,
                "X" + Json.id("", key),
                consignment.id(),
                now,
                0,
                collected ? 409 : 200,
                answer);
    }

    private static Instant collectedAt(Received consignment) {
        return consignment.at().plusMillis(consignment.paceMs());
    }

    /** @param from what began the journey: the booking or the hand-over */
    private void travel(Received consignment, Received from, boolean twice) {
        if (consignment.accepted()) {
            callBacks.send(
                    book, journey(consignment, from), twice, () -> book.following(consignment.id(), "SHIPMENT_CANCEL")
                            .isEmpty());
        }
    }

    private boolean isLost(Received consignment) {
        String destination = consignment.answer().path("destination").asText();
        return destination.equals(BLACK_HOLE)
                || destination.equals(STUMBLES_ONCE)
                        && book.all("SHIPMENT").stream()
                                .filter(other -> other.orderId().equals(consignment.orderId()))
                                .min(Comparator.comparing(Received::at))
                                .filter(consignment::equals)
                                .isPresent();
    }

    private List<CallBack> journey(Received consignment, Received from) {
        boolean lost = isLost(consignment);
        String[][] stops = {
            {"PU", "Picked up"},
            {"IT", "In transit"},
            lost ? new String[] {"LO", "Lost"} : new String[] {"DL", "Delivered"}
        };
        List<CallBack> events = new ArrayList<>();
        for (int i = 0; i < stops.length; i++) {
            Instant at = from.at().plusMillis(from.paceMs() * (i + 1));
            String event = consignment.id() + "-" + (i + 1);
            ObjectNode body = Json.object().put("eventId", event).put("consignmentNumber", consignment.id());
            body.put("orderReference", consignment.orderId());
            body.set("shipperReference", consignment.answer().path("shipperReference"));
            body.set("trackingNumber", consignment.answer().path("trackingNumber"));
            ArrayNode scans = body.putArray("scans");
            ObjectNode scan = scans.addObject()
                    .put("code", stops[i][0])
                    .put("text", stops[i][1])
                    .put("at", at.toString());
            if (stops[i][0].equals("DL")) {
                scan.putObject("proof")
                        .put(
                                "receivedBy",
                                consignment.answer().path("recipient").asText())
                        .put("image", "POD-" + consignment.id());
            }
            events.add(new CallBack(event, TRACKING, body, at));
        }
        return events;
    }

    @Override
    public void resume() {
        book.all("SHIPMENT").stream()
                .filter(consignment -> !waitsForHandOver(consignment))
                .forEach(consignment -> travel(consignment, consignment, false));
        book.all(HANDOVER)
                .forEach(from -> book.byId(from.parent()).ifPresent(consignment -> travel(consignment, from, false)));
    }

    @Override
    public Answer refuse(int status, String code, String text) {
        return Answer.of(status, Json.object().put("reasonCode", code).put("reason", text));
    }
}
