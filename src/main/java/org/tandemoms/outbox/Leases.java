package org.tandemoms.outbox;

import java.time.Duration;

/** Who of several nodes does what only one may do. Nodes' clocks must agree to well within a lease. */
public interface Leases {

    /** Takes the lease when it is free or run out, and prolongs it for who has it; false while another node has it. */
    boolean take(String name, String node, Duration length);

    /** Gives it back, so that another node need not wait. */
    void release(String name, String node);
}
