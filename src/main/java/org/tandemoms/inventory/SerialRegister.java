package org.tandemoms.inventory;

import java.time.Instant;
import java.util.Optional;

/** Every serial number that ever came in, once. Of two movements that bring the same piece only one is written here. */
public interface SerialRegister {

    /** @param movement that brings, or has brought, the piece in @param at when it was written here */
    record Entry(String movement, Instant at) {}

    /** @return the entry that stands there already, or empty when this one does now */
    Optional<Entry> enter(String sku, String serial, Entry entry);

    /** Puts an entry in the place of another. @return false when that is not the one that stands there */
    boolean replace(String sku, String serial, Entry before, Entry after);

    /** Strikes an entry out whose movement will not be booked. */
    void strike(String sku, String serial, String movement);
}
