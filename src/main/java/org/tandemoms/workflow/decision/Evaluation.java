package org.tandemoms.workflow.decision;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;

/** Catches, on the evaluating thread, how each table came to its result; the DMN engine tells only listeners. */
final class Evaluation implements DmnDecisionTableEvaluationListener {

    private final ThreadLocal<Map<String, DmnDecisionTableEvaluationEvent>> running = new ThreadLocal<>();

    void begin() {
        running.set(new HashMap<>());
    }

    /** By decision key: the decision itself and those it required. */
    Map<String, DmnDecisionTableEvaluationEvent> end() {
        Map<String, DmnDecisionTableEvaluationEvent> events = running.get();
        running.remove();
        return events;
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        running.get().put(event.getDecisionTable().getKey(), event);
    }
}
