package org.tandemoms.fulfilment;

import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.sales.Picking;

/**
 * What a carrier's driver took along at one time from one location, to be signed.
 *
 * @param id its number, e.g. {@code MAN-LYS-000012}
 * @param request the caller's key, so that a repetition makes no second one
 * @param closedAt null while the shipments are being handed over one by one
 */
public record Manifest(
        String id, String request, String location, List<Entry> entries, String closedBy, Instant closedAt) {

    public record Entry(
            String shipment, String orderId, @Nullable String tracking, String destination, List<String> ssccs) {

        static Entry of(Job job) {
            return new Entry(
                    job.id(),
                    job.orderId(),
                    job.tracking(),
                    job.destination(),
                    job.parcels().stream().map(Picking.Parcel::sscc).toList());
        }
    }
}
