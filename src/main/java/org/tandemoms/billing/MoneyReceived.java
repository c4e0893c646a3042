package org.tandemoms.billing;

import java.util.List;
import java.util.Optional;

/** Money from customers at rest. */
public interface MoneyReceived {

    /** Stores it unless its reference or its request's key is known. @return what was stored before, if so */
    Optional<CustomerMoney> add(CustomerMoney money);

    Optional<CustomerMoney> find(String reference);

    /** @return false when the stored one has another version than the one before this change */
    boolean replace(CustomerMoney changed);

    /** Those that a crash left before everything was booked or posted. */
    List<CustomerMoney> unfinished(int limit);

    /**
     * By their references.
     *
     * @param customerId or null for all
     * @param unallocated only those with something unallocated
     * @param after the last one of the page before, or null
     */
    List<CustomerMoney> list(String customerId, boolean unallocated, String after, int limit);
}
