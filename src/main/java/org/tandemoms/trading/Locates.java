package org.tandemoms.trading;

/** Locates for short sales: each covers one order, once. */
public interface Locates {

    /** Uses the locate for the order, unless another order has used it. @return the order that holds it */
    String use(String locateId, String orderId);

    boolean isHeldBy(String locateId, String orderId);
}
