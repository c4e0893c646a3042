package org.tandemoms.execution;

import java.util.List;

/** Everything to the first venue that is up; the next one only when that will not have it. */
record WholeToFirst(String why) implements RoutingPolicy {

    @Override
    public List<Part> parts(Situation situation) {
        return List.of(Part.onItsTerms(situation, situation.first(), situation.quantity(), why));
    }
}
