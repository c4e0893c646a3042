package org.tandemoms.orders;

/** Lets tests of other rooms play the engine's part. */
public final class ProcessOf {

    private ProcessOf() {}

    /** The process that the order was last in has come to its end. */
    public static void ends(Order order) {
        order.trail().ended();
    }

    /** The order has asked the engine to start it. */
    public static boolean isStarting(Order order, String process) {
        return order.isPending("start:" + process);
    }

    /** The engine has started it. */
    public static void started(Order order, String process) {
        order.confirmed("start:" + process);
    }
}
