package org.tandemoms.workflow.camunda;

import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;

/** Of a subscription without a row there is no job either that took its message; the engine would ask for one. */
final class Subscriptions extends EventSubscriptionManager {

    @Override
    public void deleteEventSubscription(EventSubscriptionEntity subscription) {
        if (getDbEntityManager() instanceof PositionKeeper keeper && keeper.isWithoutRow(subscription)) {
            keeper.delete(subscription);
        } else {
            super.deleteEventSubscription(subscription);
        }
    }
}
