package org.tandemoms.workflow.camunda;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.tandemoms.workflow.ProcessVariables;

/** Hands a message to the one place that waits for it in processes whose position the order keeps. */
record KeptCorrelation(String orderId, String message, String outcome, SubjectTransaction transaction)
        implements Command<Boolean> {

    @Override
    public Boolean execute(CommandContext context) {
        boolean awaited = transaction
                .kept(orderId)
                .filter(position -> position.longestWaitingFor(message).isPresent())
                .filter(position -> position.isKnown(context))
                .isPresent();
        if (!awaited) {
            return false;
        }
        KeptPosition position = transaction.resume(orderId);
        var waits = new Resumption(orderId, position, context).run();
        position.longestWaitingFor(message).map(waits::get).ifPresent(this::deliver);
        return true;
    }

    private void deliver(EventSubscriptionEntity subscription) {
        Variables.set(subscription.getExecution(), ProcessVariables.OUTCOME, outcome);
        subscription.eventReceived(null, false);
    }
}
