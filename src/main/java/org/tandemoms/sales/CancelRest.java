package org.tandemoms.sales;

import org.springframework.stereotype.Component;
import org.tandemoms.orders.Orders;

/**
 * Ends an order with the part that was sent, when the rest is not going to come or nobody waits for it any longer. Only
 * what was sent is charged.
 */
@Component
public class CancelRest {

    private final Orders orders;

    CancelRest(Orders orders) {
        this.orders = orders;
    }

    /**
     * @param seen the version the caller saw
     * @throws org.tandemoms.shared.Refused {@code version}, or {@code state} when nothing was sent or nothing is open
     */
    public SalesOrder cancel(String orderId, long seen, String reason) {
        return orders.changeIf(orderId, SalesOrder.class, seen, order -> order.cancelRest(reason));
    }
}
