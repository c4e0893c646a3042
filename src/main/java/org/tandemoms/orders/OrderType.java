package org.tandemoms.orders;

/** What the common room has to know of one kind of order; implemented by the room that owns the kind. */
public interface OrderType {

    OrderKind kind();

    /** The subclass of {@link Order} that documents of this kind are read into. */
    Class<? extends Order> type();

    /** How the API shows the order: the members of CONTRACT for this kind, plus {@code kind}, {@code status}, {@code version}. */
    Object present(Order order);

    /** Asks for the order to be cancelled; refuses when it is too late. Inside a change. */
    void cancel(Order order, String reason);
}
