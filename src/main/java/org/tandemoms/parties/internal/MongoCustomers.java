package org.tandemoms.parties.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.parties.Customer;
import org.tandemoms.parties.Customers;

/** Collection {@code customers}. */
@Repository
class MongoCustomers implements Customers {

    private static final String COLLECTION = "customers";

    private final MongoTemplate mongo;

    MongoCustomers(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public Optional<Customer> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Customer.class, COLLECTION));
    }

    @Override
    public List<Customer> all() {
        return mongo.findAll(Customer.class, COLLECTION);
    }

    @Override
    public void save(Customer customer) {
        mongo.save(customer, COLLECTION);
    }
}
