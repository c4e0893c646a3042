package org.tandemoms.billing.internal;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.billing.Invoice;
import org.tandemoms.billing.Invoices;
import org.tandemoms.sales.SalesOrder;

/** Collection {@code invoices}; the deterministic id makes a second invoice impossible. */
@Repository
class MongoInvoices implements Invoices {

    private static final String COLLECTION = "invoices";

    private final MongoTemplate mongo;

    MongoInvoices(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public Invoice issue(SalesOrder order) {
        String id = order.id() + ":invoice";
        var totals = order.totals();
        var invoice = new Invoice(
                id,
                "INV-" + order.id(),
                order.id(),
                order.customerId(),
                order.currency(),
                order.lines(),
                totals.net().add(totals.shipping()),
                totals.tax(),
                totals.gross(),
                order.now());
        try {
            return mongo.insert(invoice, COLLECTION);
        } catch (DuplicateKeyException issuedBefore) {
            return mongo.findById(id, Invoice.class, COLLECTION);
        }
    }
}
