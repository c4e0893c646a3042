package org.tandemoms.trading;

/** Decides where what no venue has goes; the execution room knows how. */
public interface OrderRouter {

    /**
     * Called in every change that may have set a part of an order free: places it anew, lets it wait, or gives it up. Does
     * nothing to an order that needs none of it.
     */
    void settle(TradeOrder order);

    /** True when the order's plan knows a venue that is up, other than the one given. */
    boolean canGoElsewhere(TradeOrder order, String venue);

    /** The time has come that the order wanted to be looked at again. */
    void alarm(TradeOrder order);
}
