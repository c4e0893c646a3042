package org.tandemoms.orders;

import java.util.List;
import java.util.Map;

/** What the common room has to know of one kind of order; implemented by the room that owns the kind. */
public interface OrderType {

    OrderKind kind();

    /** The subclass of {@link Order} that documents of this kind are read into. */
    Class<? extends Order> type();

    /** How the API shows the order: the members of CONTRACT for this kind, plus {@code kind}, {@code status}, {@code version}. */
    OrderView present(Order order);

    /** The type that {@link #present} gives, for the API's document. */
    Class<? extends OrderView> view();

    /** Asks for the order to be cancelled; refuses when it is too late. Inside a change. */
    void cancel(Order order, String reason);

    /** Facts for the table {@code order-handling}: which process takes the order, and how much touch. */
    Map<String, Object> handlingFacts(Order order);

    /**
     * Which of the answers that the model offers make sense for this order.
     *
     * @param taskKey key of the user task
     */
    default List<String> answers(Order order, String taskKey, List<String> modelled) {
        return modelled;
    }

    /** What people should see who decide on the order, most important first. */
    default List<Fact> facts(Order order) {
        return List.of();
    }

    /** Ends the order as refused and gives back what it held. Does nothing when that was done before. */
    void reject(Order order);

    /** Ends the order as cancelled and gives back what it held. Does nothing when that was done before. */
    void cancelled(Order order);

    /** The time of the order's alarm has come. */
    default void alarm(Order order) {}
}
