package org.tandemoms.sales;

import java.util.List;
import java.util.stream.Stream;
import org.tandemoms.inventory.Allotment;

/**
 * One parcel run from one location.
 *
 * @param id {@code orderId-n}, the carrier's shipper reference
 * @param consignment the carrier's number
 * @param reason of a refusal or loss, in the carrier's words
 * @param replaced the goods of a refused or lost one went out again in another, or are not wanted any more
 * @param picking what people do with it; null where the location works by itself
 * @param lots what left with it, where goods are told apart
 * @param service that somebody chose of the carrier's offers; null for the default
 * @param proof who took it at the door; null while nobody has, or where the carrier does not say
 */
public record Shipment(
        String id,
        String location,
        List<Allotment> contents,
        State state,
        String consignment,
        String tracking,
        String reason,
        boolean replaced,
        Picking picking,
        List<ShippedLot> lots,
        CarrierService service,
        DeliveryProof proof) {

    public enum State {
        /** Somebody takes the goods from the shelves. */
        PICKING,
        /** What there is was taken; it is not packed yet. */
        PICKED,
        /** In labelled parcels; the carrier is not asked yet. */
        PACKED,
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
        lots = lots == null ? List.of() : List.copyOf(lots);
    }

    public Shipment(
            String id,
            String location,
            List<Allotment> contents,
            State state,
            String consignment,
            String tracking,
            String reason,
            boolean replaced,
            Picking picking) {
        this(id, location, contents, state, consignment, tracking, reason, replaced, picking, List.of(), null, null);
    }

    /** To be booked with the carrier at once. @param packed by people before, or null */
    static Shipment asked(String id, String location, List<Allotment> contents, Picking packed) {
        return new Shipment(id, location, contents, State.ASKED, null, null, null, false, packed);
    }

    /** To be picked and packed by people first. */
    static Shipment toPick(String id, String location, List<Allotment> contents) {
        return new Shipment(id, location, contents, State.PICKING, null, null, null, false, Picking.of(contents));
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
                replaced,
                picking,
                lots,
                service,
                proof);
    }

    /** These went with it; a repetition adds nothing. */
    Shipment carrying(List<ShippedLot> more) {
        List<ShippedLot> all = Stream.concat(lots.stream(), more.stream().filter(lot -> !lots.contains(lot)))
                .toList();
        return changed(contents, state, replaced, picking, all, service, proof);
    }

    Shipment with(Picking progress, State next) {
        return changed(progress.goods(), next, replaced, progress, lots, service, proof);
    }

    Shipment by(CarrierService chosen) {
        return changed(contents, state, replaced, picking, lots, chosen, proof);
    }

    Shipment proven(DeliveryProof taken) {
        return changed(contents, state, replaced, picking, lots, service, taken);
    }

    /** Nobody has to look after its goods any more, if it was refused or lost. */
    Shipment settled() {
        boolean failed = state == State.REFUSED || state == State.LOST;
        return failed ? changed(contents, state, true, picking, lots, service, proof) : this;
    }

    private Shipment changed(
            List<Allotment> goods,
            State now,
            boolean again,
            Picking work,
            List<ShippedLot> gone,
            CarrierService by,
            DeliveryProof taken) {
        return new Shipment(id, location, goods, now, consignment, tracking, reason, again, work, gone, by, taken);
    }

    /** The goods have left the house. */
    public boolean hasLeft() {
        return state == State.UNDERWAY || state == State.DELIVERED || state == State.LOST;
    }

    /** In the hands of the warehouse: not yet with the carrier. */
    public boolean isInWork() {
        return state == State.PICKING || state == State.PICKED || state == State.PACKED;
    }

    /** The carrier has been asked and may have the goods any moment. */
    boolean isWithCarrierSoon() {
        return state == State.ASKED || state == State.BOOKED;
    }

    /** It counts for the order: neither refused nor cancelled nor lost. */
    public boolean isLive() {
        return isInWork() || isWithCarrierSoon() || state == State.UNDERWAY || state == State.DELIVERED;
    }
}
