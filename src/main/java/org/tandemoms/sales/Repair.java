package org.tandemoms.sales;

import org.springframework.lang.Nullable;

/**
 * How far goods have come that a customer wants mended, from the wish to the parcel back.
 *
 * @param parcels how often a carrier was asked to bring them back
 * @param consignment the carrier's number of the last parcel
 * @param reason why the last parcel did not arrive, in the carrier's words
 */
record Repair(
        State state,
        int parcels,
        @Nullable String consignment,
        @Nullable String tracking,
        @Nullable String reason,
        @Nullable DeliveryProof proof) {

    public enum State {
        /** The goods are here or on their way here. */
        WANTED,
        /** The carrier is asked to take them back to the customer. */
        ASKED,
        BOOKED,
        UNDERWAY,
        DELIVERED,
        /** The carrier refused the parcel or lost it. */
        FAILED,
        /** They cannot be mended, or do not arrive. */
        GIVEN_UP
    }

    static Repair wanted() {
        return new Repair(State.WANTED, 0, null, null, null, null);
    }

    Repair askedAgain() {
        return new Repair(State.ASKED, parcels + 1, null, null, null, null);
    }

    Repair in(State next, String newConsignment, String newTracking) {
        return new Repair(
                next,
                parcels,
                newConsignment == null ? consignment : newConsignment,
                newTracking == null ? tracking : newTracking,
                reason,
                proof);
    }

    Repair failed(String why) {
        return new Repair(State.FAILED, parcels, consignment, tracking, why, null);
    }

    Repair provenBy(DeliveryProof taken) {
        return new Repair(state, parcels, consignment, tracking, reason, taken);
    }
}
