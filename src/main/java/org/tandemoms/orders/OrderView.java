package org.tandemoms.orders;

/** An order as the API shows it: what all kinds have in common. Each kind adds its own; {@link #kind} tells them apart. */
public interface OrderView {

    String id();

    OrderKind kind();

    String clientOrderId();

    /** The version the view was made of; the ETag. */
    long version();
}
