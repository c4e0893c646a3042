package org.tandemoms.billing;

import org.tandemoms.sales.SalesOrder;

/** Invoices at rest. */
public interface Invoices {

    /** Issues the order's invoice, or returns the one issued before. */
    Invoice issue(SalesOrder order);
}
