package org.tandemoms.workflow.camunda;

import java.util.Comparator;
import java.util.Optional;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.tandemoms.workflow.ProcessVariables;

/**
 * Hands a message to the one place of the order's processes that waits for it, called processes included: they share
 * the business key. When several wait, it goes to the one that has waited longest.
 */
record Correlation(String orderId, String message, String outcome) implements Command<Boolean> {

    @Override
    public Boolean execute(CommandContext context) {
        Optional<EventSubscriptionEntity> waiting = longestWaiting(context);
        waiting.ifPresent(subscription -> {
            Variables.set(subscription.getExecution(), ProcessVariables.OUTCOME, outcome);
            subscription.eventReceived(null, false);
        });
        return waiting.isPresent();
    }

    private Optional<EventSubscriptionEntity> longestWaiting(CommandContext context) {
        var subscriptions = context.getEventSubscriptionManager();
        return context
                .getProcessEngineConfiguration()
                .getRuntimeService()
                .createExecutionQuery()
                .processInstanceBusinessKey(orderId)
                .messageEventSubscriptionName(message)
                .list()
                .stream()
                .map(Execution::getId)
                .flatMap(
                        id -> subscriptions
                                .findEventSubscriptionsByNameAndExecution(EventType.MESSAGE.name(), message, id, false)
                                .stream())
                .min(Comparator.comparing(EventSubscriptionEntity::getCreated)
                        .thenComparing(EventSubscriptionEntity::getId));
    }
}
