package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stock documents at rest. Each write checks and changes counter, hold and ledger entry of one document at once. */
public interface StockStore {

    /** What a guarded change of a hold came to. */
    enum Outcome {
        DONE,
        ALREADY_DONE,
        NOT_POSSIBLE
    }

    /** @param held under the key that was asked for; zero when nothing is */
    record Seen(StockLevel level, BigDecimal held) {}

    /**
     * Spreads an item over that many buckets at a location, once and for good.
     *
     * @return false when something of it is held, its pieces are told apart, or it is spread over another number
     */
    boolean spread(String sku, String location, int over);

    List<StockLevel> levels(String sku, List<String> locations);

    /** Stock of many items, read at once. */
    List<StockLevel> levelsOf(List<String> skus, List<String> locations);

    /** Stock of an item, and what is held there under a key. */
    List<Seen> look(String sku, List<String> locations, String key);

    /** The quantity held under the key, or empty. */
    Optional<BigDecimal> held(String sku, String location, String key);

    /** Holds if that much is free. @param until the hold is looked at again then; it stays while its order lives */
    Outcome hold(Allotment wanted, Instant until, String actor, Instant now);

    /** Moves the time on at which a hold may be freed. @return false when there is no such hold (any more) */
    boolean renew(Allotment held, Instant until);

    /**
     * Puts a hold under another key; the difference in quantity is taken from the free stock or goes back to it.
     *
     * @param from held there, its time not yet passed
     * @param to at the same location
     */
    Outcome takeOver(Allotment from, Allotment to, Instant until, String actor, Instant now);

    /** Gives a hold back to the free stock if its time has still passed when that is done. */
    Outcome expire(Allotment held, String actor, Instant now);

    /** Gives a hold back to the free stock. */
    Outcome release(Allotment held, String actor, Instant now);

    /** Gives back what of a hold is over {@code keep}. */
    Outcome cut(Allotment held, BigDecimal keep, String actor, Instant now);

    /** What of a hold is over {@code keep} was not on the shelf: it leaves the books, the rest stays held. */
    Outcome writeOff(Allotment held, BigDecimal keep, String actor, Instant now);

    /** The held goods leave the house. @param shipment that takes them along, or null where nobody knows */
    Outcome issue(Allotment held, String shipment, String actor, Instant now);

    /**
     * Books a receipt or an adjustment; an adjustment never takes what is held.
     *
     * @return empty when it would take more than is free
     */
    Optional<StockLevel> book(Movement movement);

    /** Holds whose time has passed, at most that many. */
    List<Allotment> holdsToCheck(Instant now, int limit);

    /** Moves the time at which a hold is looked at again. */
    void keep(Allotment held, Instant until);

    /**
     * Moves ledger entries that still lie in stock documents to the ledger.
     *
     * @param all from every document; else from those this node has changed since
     * @return how many
     */
    int writeLedger(boolean all);

    /** Sums of the ledger by {@code sku|location}, including entries that still lie in stock documents. */
    Map<String, StockLevel> ledger(String sku);
}
