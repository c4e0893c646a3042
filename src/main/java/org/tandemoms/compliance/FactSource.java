package org.tandemoms.compliance;

import java.util.Map;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;

/** Computes what the rules of one kind of order judge by. */
interface FactSource {

    OrderKind kind();

    /** Id of the table, e.g. {@code goods-rules}. */
    String rules();

    /** By input name of the table: BigDecimal, String, Boolean. A fact that cannot be known is absent, which refuses. */
    Map<String, Object> facts(Order order);

    /** The order's size for the approval matrix, in EUR for goods and USD for trades; the band it falls into is shown. */
    Map<String, Object> approvalFacts(Order order);
}
