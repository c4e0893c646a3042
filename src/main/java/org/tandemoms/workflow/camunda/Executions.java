package org.tandemoms.workflow.camunda;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;

/**
 * Nobody was ever granted anything on a process without a row; the engine would delete such grants by a statement when the
 * process ends, and for that one store all else that runs with it.
 */
final class Executions extends ExecutionManager {

    @Override
    public void deleteExecution(ExecutionEntity execution) {
        if (getDbEntityManager() instanceof PositionKeeper keeper && keeper.isWithoutRow(execution)) {
            keeper.delete(execution);
        } else {
            super.deleteExecution(execution);
        }
    }
}
