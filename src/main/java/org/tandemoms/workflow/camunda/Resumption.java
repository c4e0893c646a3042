package org.tandemoms.workflow.camunda;

import static java.util.stream.Collectors.groupingBy;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.util.BitMaskUtil;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Puts processes whose position was kept with their order back into the engine, for one transaction: as if they had come
 * this far within it.
 */
final class Resumption {

    private final String orderId;
    private final KeptPosition position;
    private final DbEntityManager entities;
    private final Map<String, ExecutionEntity> branches = new LinkedHashMap<>();

    Resumption(String orderId, KeptPosition position, CommandContext context) {
        this.orderId = orderId;
        this.position = position;
        this.entities = context.getDbEntityManager();
    }

    /** @return every wait with the engine's subscription to it */
    Map<KeptPosition.Wait, EventSubscriptionEntity> run() {
        position.branches().forEach(branch -> branches.put(branch.id(), execution(branch)));
        Map<KeptPosition.Wait, EventSubscriptionEntity> waits = new LinkedHashMap<>();
        position.waits().forEach(wait -> waits.put(wait, subscription(wait)));
        List<VariableInstanceEntity> facts =
                position.facts().stream().map(this::variable).toList();
        var ofProcess = branches.values().stream().collect(groupingBy(ExecutionEntity::getProcessInstanceId));
        ofProcess.forEach((instance, executions) -> branches.get(instance)
                .restoreProcessInstance(
                        executions,
                        waits.values().stream()
                                .filter(wait -> wait.getProcessInstanceId().equals(instance))
                                .toList(),
                        facts.stream()
                                .filter(fact -> fact.getProcessInstanceId().equals(instance))
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        position.branches().stream()
                .filter(branch -> branch.caller() != null)
                .forEach(branch -> branches.get(branch.id()).setSuperExecution(branches.get(branch.caller())));
        return waits;
    }

    private ExecutionEntity execution(KeptPosition.Branch branch) {
        ExecutionEntity execution = new ExecutionEntity();
        execution.setId(branch.id());
        execution.setProcessDefinitionId(branch.process());
        execution.setProcessDefinitionKey(branch.processKey());
        execution.setRootProcessInstanceId(position.branches().get(0).id());
        if (branch.scope() == null) {
            execution.setProcessInstanceId(branch.id());
            execution.setBusinessKey(orderId);
        } else {
            execution.setParentId(branch.scope());
            execution.setProcessInstanceId(branches.get(branch.scope()).getProcessInstanceId());
        }
        execution.setActivityId(branch.activity());
        execution.setActivityInstanceId(branch.activityInstance());
        execution.setActive(branch.active());
        execution.setConcurrent(branch.concurrent());
        execution.setScope(branch.isScope());
        execution.setEventScope(branch.eventScope());
        execution.setSequenceCounter(branch.sequence());
        execution.setSuspensionState(SuspensionState.ACTIVE.getStateCode());
        // facts are all there is to look up; nothing of it is in the tables
        execution.setCachedEntityState(BitMaskUtil.setBit(0, ExecutionEntity.VARIABLES_STATE_BIT, true));
        entities.insert(execution);
        return execution;
    }

    private EventSubscriptionEntity subscription(KeptPosition.Wait wait) {
        EventSubscriptionEntity subscription = new EventSubscriptionEntity(EventType.MESSAGE);
        subscription.setEventName(wait.message());
        subscription.setExecutionId(wait.branch());
        subscription.setProcessInstanceId(branches.get(wait.branch()).getProcessInstanceId());
        subscription.setActivityId(wait.activity());
        subscription.setConfiguration(wait.configuration());
        subscription.setCreated(new Date(wait.since()));
        entities.insert(subscription);
        return subscription;
    }

    private VariableInstanceEntity variable(KeptPosition.Fact fact) {
        ExecutionEntity branch = branches.get(fact.branch());
        Object value = fact.millis() == null ? fact.text() : new Date(fact.millis());
        VariableInstanceEntity variable =
                VariableInstanceEntity.create(fact.name(), Variables.untypedValue(value), false);
        variable.setExecution(branch);
        variable.setConcurrentLocal(fact.concurrentLocal());
        entities.insert(variable);
        return variable;
    }
}
