package org.tandemoms.workflow.camunda;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * History as each process needs it. A process in which people act keeps its activities and tasks; one without writes
 * nothing, its path is in the order's document. A model may say otherwise by the process property {@code history}:
 * {@code none}, {@code activity}, {@code audit} or {@code full}.
 */
final class HistoryByProcess extends AbstractHistoryLevel {

    static final String NAME = "by-process";

    /** Where {@link ProcessWatch} leaves the level on the parsed process. */
    static final String PROPERTY = "tandem:history";

    /** Kept in the engine's database; a change would stop the start there. */
    private static final int ID = 70;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, Object entity) {
        return levelFor(entity).isHistoryEventProduced(eventType, entity);
    }

    private static HistoryLevel levelFor(Object entity) {
        if (entity == null) {
            return HISTORY_LEVEL_FULL;
        }
        ProcessDefinitionEntity process = processOf(entity);
        return process != null && process.getProperty(PROPERTY) instanceof HistoryLevel level
                ? level
                : HISTORY_LEVEL_ACTIVITY;
    }

    private static ProcessDefinitionEntity processOf(Object entity) {
        if (entity instanceof ExecutionEntity execution) {
            return execution.getProcessDefinition();
        }
        String id = entity instanceof VariableInstanceEntity variable
                ? variable.getProcessDefinitionId()
                : entity instanceof TaskEntity task
                        ? task.getProcessDefinitionId()
                        : entity instanceof JobEntity job
                                ? job.getProcessDefinitionId()
                                : entity instanceof IncidentEntity incident ? incident.getProcessDefinitionId() : null;
        return id == null
                ? null
                : Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(id);
    }
}
