package org.tandemoms.compliance;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * What a customer's orders ask for while they are judged, in EUR. An order is stored only after that, so without it two
 * orders that come at the same moment would each find the whole limit free.
 */
public interface CreditClaims {

    /**
     * Says what an order asks for; said again, the later amount counts.
     *
     * @return what all orders of the customer asked for in the last seconds, by order id, this one among them: of two that
     *     come together one sees the other
     */
    Map<String, BigDecimal> claim(String customerId, String orderId, BigDecimal amount);

    /** These orders have ended and ask for nothing any more. */
    void forget(String customerId, Collection<String> orderIds);
}
