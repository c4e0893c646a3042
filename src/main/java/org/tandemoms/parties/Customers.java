package org.tandemoms.parties;

import java.util.List;
import java.util.Optional;

/** Customers at rest. */
public interface Customers {

    Optional<Customer> find(String id);

    List<Customer> all();

    void save(Customer customer);
}
