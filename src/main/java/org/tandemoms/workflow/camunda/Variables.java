package org.tandemoms.workflow.camunda;

import static org.tandemoms.workflow.ProcessVariables.ALLOWED;
import static org.tandemoms.workflow.ProcessVariables.AMOUNT_BAND;
import static org.tandemoms.workflow.ProcessVariables.DUE_AT;
import static org.tandemoms.workflow.ProcessVariables.KIND;
import static org.tandemoms.workflow.ProcessVariables.ORDER_ID;
import static org.tandemoms.workflow.ProcessVariables.OUTCOME;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.pvm.runtime.PvmExecutionImpl;
import org.tandemoms.workflow.StepResult;

/** Writes the process variables; refuses any that is not among the {@link org.tandemoms.workflow.ProcessVariables}. */
final class Variables {

    private Variables() {}

    static Map<String, Object> atStart(String orderId, String kind) {
        return kind == null ? Map.of(ORDER_ID, orderId) : Map.of(ORDER_ID, orderId, KIND, kind);
    }

    static void apply(StepResult result, PvmExecutionImpl execution) {
        set(execution, OUTCOME, result.outcome());
        set(execution, AMOUNT_BAND, result.amountBand());
        set(execution, DUE_AT, result.dueAt() == null ? null : Date.from(result.dueAt()));
    }

    /**
     * Sets the variable where the activities behind this one see it and parallel branches do not: on the branch, or on
     * the whole process when it has only one.
     */
    static void set(PvmExecutionImpl execution, String name, Object value) {
        if (value == null) {
            return;
        }
        if (!ALLOWED.contains(name)) {
            throw new IllegalArgumentException("A process may not carry '" + name + "', only " + ALLOWED);
        }
        PvmExecutionImpl branch = execution;
        while (!branch.isConcurrent() && !branch.isProcessInstanceExecution()) {
            branch = branch.getParent();
        }
        branch.setVariableLocal(name, value);
    }
}
