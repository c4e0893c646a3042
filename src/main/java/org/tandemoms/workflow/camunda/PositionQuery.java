package org.tandemoms.workflow.camunda;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.task.Task;
import org.tandemoms.workflow.Workflow.Position;

/** Reads where the order's live processes stand: two queries and one more for each process that is open. */
record PositionQuery(String orderId) implements Command<Optional<Position>> {

    @Override
    public Optional<Position> execute(CommandContext context) {
        ProcessEngineConfigurationImpl engine = context.getProcessEngineConfiguration();
        List<ExecutionEntity> executions =
                engine.getRuntimeService().createExecutionQuery().processInstanceBusinessKey(orderId).list().stream()
                        .map(ExecutionEntity.class::cast)
                        .toList();
        return executions.stream()
                .filter(execution -> execution.isProcessInstanceExecution() && execution.getSuperExecutionId() == null)
                .findFirst()
                .map(root -> new Position(
                        process(engine, root).getKey(),
                        process(engine, root).getVersion(),
                        waitingFor(engine, executions),
                        openTasks(engine),
                        current(engine, executions)));
    }

    private static ProcessDefinitionEntity process(ProcessEngineConfigurationImpl engine, ExecutionEntity execution) {
        return engine.getDeploymentCache().findDeployedProcessDefinitionById(execution.getProcessDefinitionId());
    }

    private static Set<String> waitingFor(ProcessEngineConfigurationImpl engine, List<ExecutionEntity> executions) {
        return executions.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .flatMap(instance -> engine
                        .getRuntimeService()
                        .createEventSubscriptionQuery()
                        .processInstanceId(instance.getId())
                        .eventType(EventType.MESSAGE.name())
                        .list()
                        .stream())
                .map(EventSubscription::getEventName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> openTasks(ProcessEngineConfigurationImpl engine) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(orderId).list().stream()
                .map(Task::getTaskDefinitionKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> current(ProcessEngineConfigurationImpl engine, List<ExecutionEntity> executions) {
        return executions.stream()
                .filter(execution -> execution.getActivityId() != null && execution.isActive())
                .map(execution -> process(engine, execution).getKey() + ":" + execution.getActivityId())
                .distinct()
                .sorted()
                .toList();
    }
}
