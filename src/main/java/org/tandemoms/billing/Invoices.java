package org.tandemoms.billing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Invoices and credit notes at rest. */
public interface Invoices {

    /**
     * Stores the draft under the next number of its series, or returns what was issued under its key before. Numbers of a
     * series have no gaps, whatever happens to the process: a number exists when its document does, and the document of
     * the number before is durable by then.
     */
    Invoice issue(Invoice draft);

    Optional<Invoice> find(String number);

    /** What was issued for these, oldest first. */
    List<Invoice> issuedFor(Collection<String> keys);

    /**
     * What a customer got, newest first.
     *
     * @param before the last one of the page before, or null for the first page
     */
    List<Invoice> ofCustomer(String customerId, Invoice before, int limit);
}
