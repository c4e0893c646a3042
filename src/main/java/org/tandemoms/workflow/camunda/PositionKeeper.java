package org.tandemoms.workflow.camunda;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The engine's way to its tables, with one exception: what an order's processes leave behind when they wait for
 * messages and for nothing else goes into the order's document. No row is written for them and none taken away again,
 * and one write stores both what the order is and where it stands.
 */
final class PositionKeeper extends DbEntityManager {

    private final SubjectTransaction transaction;

    PositionKeeper(IdGenerator ids, PersistenceSession session, SubjectTransaction transaction) {
        super(ids, session);
        this.transaction = transaction;
    }

    /** Whether no row exists of it: it came into being in this transaction, or was kept with its order until then. */
    boolean isWithoutRow(DbEntity entity) {
        CachedDbEntity cached = dbEntityCache.getCachedEntity(entity);
        return cached != null && cached.getEntityState() == DbEntityState.TRANSIENT;
    }

    @Override
    public void flush() {
        if (!transaction.hasSubject()) {
            super.flush();
            return;
        }
        Optional<KeptPosition> position = transaction.isToBeStored() ? Optional.empty() : whatMayBeKept();
        if (position.isPresent()) {
            transaction.keep(position.get().written());
        } else {
            transaction.keepNothing();
            super.flush();
        }
    }

    /** Empty when something of it belongs into the tables, or when nothing waits any more. */
    private Optional<KeptPosition> whatMayBeKept() {
        List<DbEntity> withoutRow = new ArrayList<>();
        for (CachedDbEntity cached : dbEntityCache.getCachedEntities()) {
            DbEntity entity = cached.getEntity();
            switch (cached.getEntityState()) {
                case TRANSIENT -> withoutRow.add(entity);
                case PERSISTENT -> {
                    if (entity instanceof ExecutionEntity || cached.isDirty()) {
                        return Optional.empty();
                    }
                }
                case DELETED_TRANSIENT -> {
                    // came and went in this transaction
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        boolean nothingElse = dbOperationManager.calculateFlush().isEmpty()
                && withoutRow.stream().allMatch(PositionKeeper::canBeKept);
        return nothingElse
                ? withoutRow.stream()
                        .filter(PositionKeeper::isRoot)
                        .findFirst()
                        .map(root -> positionOf((ExecutionEntity) root))
                        .filter(position -> position.size() == withoutRow.size())
                : Optional.empty();
    }

    private static boolean canBeKept(DbEntity entity) {
        if (entity instanceof EventSubscriptionEntity subscription) {
            return subscription.isSubscriptionForEventType(EventType.MESSAGE);
        }
        if (entity instanceof VariableInstanceEntity variable) {
            Object value = variable.getValue();
            return value == null || value instanceof String || value instanceof Date;
        }
        return entity instanceof ExecutionEntity execution && !execution.isSuspended();
    }

    private static boolean isRoot(DbEntity entity) {
        return entity instanceof ExecutionEntity execution
                && execution.isProcessInstanceExecution()
                && execution.getSuperExecution() == null;
    }

    private static KeptPosition positionOf(ExecutionEntity root) {
        KeptPosition position = new KeptPosition(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        add(root, position);
        return position;
    }

    private static void add(ExecutionEntity execution, KeptPosition position) {
        position.branches().add(branch(execution));
        execution.getVariablesInternal().forEach(variable -> position.facts().add(fact(execution, variable)));
        execution.getEventSubscriptions().forEach(subscription -> position.waits()
                .add(wait(execution, subscription)));
        execution.getExecutions().forEach(child -> add(child, position));
        if (execution.getSubProcessInstance() != null) {
            add(execution.getSubProcessInstance(), position);
        }
    }

    private static KeptPosition.Branch branch(ExecutionEntity execution) {
        return new KeptPosition.Branch(
                execution.getId(),
                execution.getParentId(),
                execution.getSuperExecutionId(),
                execution.getProcessDefinitionId(),
                execution.getProcessDefinition().getKey(),
                execution.getProcessDefinition().getVersion(),
                execution.getActivityId(),
                execution.getActivityInstanceId(),
                execution.isActive(),
                execution.isConcurrent(),
                execution.isScope(),
                execution.isEventScope(),
                execution.getSequenceCounter());
    }

    private static KeptPosition.Fact fact(ExecutionEntity execution, VariableInstanceEntity variable) {
        Object value = variable.getValue();
        return new KeptPosition.Fact(
                execution.getId(),
                variable.getName(),
                value instanceof String text ? text : null,
                value instanceof Date time ? time.getTime() : null,
                variable.isConcurrentLocal());
    }

    private static KeptPosition.Wait wait(ExecutionEntity execution, EventSubscriptionEntity subscription) {
        return new KeptPosition.Wait(
                execution.getId(),
                subscription.getEventName(),
                subscription.getActivityId(),
                subscription.getConfiguration(),
                subscription.getCreated().getTime());
    }
}
