package org.tandemoms.workflow.camunda;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;

/** Runs an engine call again when another thread or node changed the same process or document first. */
final class Conflicts {

    private static final int ATTEMPTS = 40;
    private static final long STEP_NANOS = 400_000L;

    private Conflicts() {}

    /** Runs it once; a conflict comes out in the data stores' own words. */
    static <T> T once(Supplier<T> call) {
        try {
            return call.get();
        } catch (OptimisticLockingException conflict) {
            throw new OptimisticLockingFailureException(conflict.getMessage(), conflict);
        }
    }

    static <T> T retried(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (OptimisticLockingException | PessimisticLockingFailureException conflict) {
                if (attempt == ATTEMPTS) {
                    throw conflict;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(STEP_NANOS * attempt) + STEP_NANOS);
            }
        }
    }
}
