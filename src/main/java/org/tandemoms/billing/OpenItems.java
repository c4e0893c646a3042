package org.tandemoms.billing;

import java.util.List;
import java.util.Optional;

/** Open and settled items at rest. */
public interface OpenItems {

    /** Stores it unless it is there already. */
    void add(OpenItem item);

    Optional<OpenItem> find(String invoice);

    /** @return false when the stored one has another version than the one before this change */
    boolean replace(OpenItem changed);

    /**
     * Those something is owed for, by the invoices' numbers.
     *
     * @param customerId or null for all
     * @param after number of the last one of the page before, or null
     */
    List<OpenItem> open(String customerId, String after, int limit);

    /**
     * Customers who owe something, by their ids.
     *
     * @param after the last one of the page before, or null
     */
    List<String> debtors(String after, int limit);
}
