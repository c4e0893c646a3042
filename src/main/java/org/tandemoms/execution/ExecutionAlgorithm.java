package org.tandemoms.execution;

import java.util.List;
import org.tandemoms.shared.FieldError;

/**
 * Says how much of an order may be out by when. A new algorithm is one class: a Spring component that implements this; it
 * is then offered under its name in REST and FIX. It must answer the same to the same view: the run may be asked again
 * after a crash, on another node, at any time.
 */
interface ExecutionAlgorithm {

    /** As in {@code algorithm.name} and TargetStrategy (847). */
    String name();

    /** What is wrong with the parameters that only this algorithm knows. */
    default List<FieldError> check(AlgorithmParameters parameters) {
        return List.of();
    }

    /** What is due when, from the start of the present schedule; empty where that depends on what the market does. */
    default List<SchedulePoint> schedule(AlgorithmView view) {
        return List.of();
    }

    /** Asked at the start, whenever something of the order has ended or was executed, and when its next look has come. */
    Release release(AlgorithmView view);
}
