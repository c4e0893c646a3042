package org.tandemoms.execution;

import java.util.List;

/** Spreads what is to be placed over venues: a function of what is seen now. A new policy is a new class. */
interface RoutingPolicy {

    /**
     * What goes where now. What is not in the answer is placed in a later round, when a part has come back.
     *
     * @return quantities that add up to no more than the situation's; empty when it is better to wait for what is live
     */
    List<Part> parts(Situation situation);
}
