package org.tandemoms.sales;

import java.util.List;
import org.tandemoms.inventory.Allotment;

/**
 * One parcel run from one location.
 *
 * @param id {@code orderId-n}, the carrier's shipper reference
 * @param consignment the carrier's number
 * @param reason of a refusal or loss, in the carrier's words
 * @param replaced the goods of a refused or lost one went out again in another
 */
public record Shipment(
        String id,
        String location,
        List<Allotment> contents,
        State state,
        String consignment,
        String tracking,
        String reason,
        boolean replaced) {

    public enum State {
        ASKED,
        BOOKED,
        REFUSED,
        UNDERWAY,
        DELIVERED,
        LOST,
        CANCELLED
    }

    public Shipment {
        contents = List.copyOf(contents);
    }

    Shipment in(State next, String newConsignment, String newTracking, String why) {
        return new Shipment(
                id,
                location,
                contents,
                next,
                newConsignment == null ? consignment : newConsignment,
                newTracking == null ? tracking : newTracking,
                why,
                replaced);
    }

    /** Its goods go out in another parcel now, if it was refused or lost. */
    Shipment sentAgain() {
        boolean failed = state == State.REFUSED || state == State.LOST;
        return failed ? new Shipment(id, location, contents, state, consignment, tracking, reason, true) : this;
    }

    /** The goods have left the house. */
    public boolean hasLeft() {
        return state == State.UNDERWAY || state == State.DELIVERED || state == State.LOST;
    }

    /** It counts for the order: neither refused nor cancelled nor lost. */
    public boolean isLive() {
        return state == State.ASKED || state == State.BOOKED || state == State.UNDERWAY || state == State.DELIVERED;
    }
}
