package org.tandemoms.workflow.camunda;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.workflow.ProcessSubjects;

/**
 * Ties the engine's transaction to its subject: the document is written after the engine has sent its own rows and just
 * before it commits them, so no committed state of the engine is without its document. The subject is let go only after
 * the connection is back in its pool; what it then sets off may call the engine again.
 */
@Component
class SubjectTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(SubjectTransaction.class);

    private final Supplier<ProcessSubjects> subjects;
    private final ThreadLocal<Unit> current = new ThreadLocal<>();

    SubjectTransaction(ObjectProvider<ProcessSubjects> subjects) {
        this.subjects = SingletonSupplier.of(subjects::getObject);
    }

    /** One outermost engine command on this thread. */
    private static final class Unit {

        private final boolean insideForeign = TransactionSynchronizationManager.isActualTransactionActive();
        private boolean joined;
        private boolean committed;
        private boolean resumed;
        private boolean toBeStored;
    }

    /** The subjects, joined to the running engine transaction. */
    ProcessSubjects subjects() {
        Unit unit = current.get();
        if (unit == null || unit.insideForeign) {
            throw new IllegalStateException(
                    "A process may only run in a transaction of the engine's own, not inside another one");
        }
        ProcessSubjects joined = subjects.get();
        if (!unit.joined) {
            TransactionSynchronizationManager.registerSynchronization(new Flush(unit, joined));
            unit.joined = true;
        }
        return joined;
    }

    boolean hasSubject() {
        Unit unit = current.get();
        return unit != null && unit.joined;
    }

    /** Where the order's processes stand when no row of the engine says so. */
    Optional<KeptPosition> kept(String orderId) {
        return Optional.ofNullable(subjects.get().keptPosition(orderId)).map(KeptPosition::read);
    }

    /** The order's processes run on from the position kept with it, in this transaction. */
    KeptPosition resume(String orderId) {
        subjects().subject(orderId);
        current.get().resumed = true;
        return kept(orderId)
                .orElseThrow(() -> new OptimisticLockingException("The processes of order " + orderId + " moved on"));
    }

    /** They do not wait in the order's document again: from now on they stand in the tables. */
    void storeInTables() {
        current.get().toBeStored = true;
    }

    boolean isToBeStored() {
        return current.get().toBeStored;
    }

    void keep(String position) {
        subjects.get().keepPosition(position);
    }

    /**
     * The engine has rows from now on, or no process any more. When the position was kept with the order until now, the
     * order is written first: it tells whether another transaction has taken up the same position.
     */
    void keepNothing() {
        if (current.get().resumed) {
            subjects.get().keepPosition(null);
            store(subjects.get());
        }
    }

    /** Whether the thread that calls the engine has begun to change the subject itself. */
    boolean isBegunByCaller() {
        return subjects.get().isBegun();
    }

    boolean isRunning() {
        return current.get() != null;
    }

    /** Stands around the engine's own interceptors, hence around its transaction. */
    CommandInterceptor interceptor() {
        return new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                if (current.get() != null) {
                    return next.execute(command);
                }
                Unit unit = new Unit();
                current.set(unit);
                try {
                    return next.execute(command);
                } finally {
                    current.remove();
                    release(unit);
                }
            }
        };
    }

    private void release(Unit unit) {
        if (!unit.joined) {
            return;
        }
        try {
            subjects.get().afterCompletion(unit.committed);
        } catch (RuntimeException thrown) {
            // the transaction is over either way; what did not go out now is found by the drain
            LOG.error("Effects of a process step could not be handed over", thrown);
        }
    }

    private static void store(ProcessSubjects subjects) {
        try {
            subjects.beforeCommit();
        } catch (OptimisticLockingFailureException conflict) {
            // in the engine's own words, so that its job executor tries again without counting a failure
            throw new OptimisticLockingException(conflict.getMessage(), conflict);
        }
    }

    private record Flush(Unit unit, ProcessSubjects subjects) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            store(subjects);
            CrashPoint.BEFORE_ENGINE_COMMIT.reached();
        }

        @Override
        public void afterCommit() {
            CrashPoint.ENGINE_COMMITTED.reached();
        }

        @Override
        public void afterCompletion(int status) {
            unit.committed = status == STATUS_COMMITTED;
        }
    }
}
