package org.tandemoms.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.lang.Nullable;

/**
 * The engine, as the rest of the house sees it. The business key of every root process is the order id; the engine only
 * knows where the order stands. Every call is one engine transaction, in which the {@link ProcessSubjects} are flushed
 * before the commit. Where the calling thread has begun to change the subject before, its change is stored in that same
 * flush, and a conflict is thrown ({@code ConcurrencyFailureException}) for the caller to begin again; otherwise
 * conflicts are settled here.
 *
 * <p>Processes that wait for messages and nothing else leave no row in the engine's tables: the order keeps where they
 * stand, in the same write as all else ({@link ProcessSubjects#keepPosition}).
 */
public interface Workflow {

    /** Starts the process for the order and runs it until it waits or ends. */
    void start(String process, String orderId, String kind);

    /**
     * Delivers a message to the process of the order.
     *
     * @return false when nothing waits for it (now)
     */
    boolean correlate(String orderId, String message, String outcome);

    /**
     * Completes the user task with that definition key.
     *
     * @return false when there is no such open task
     */
    boolean completeTask(String orderId, String taskKey, String outcome);

    /** Where the live process of the order stands; empty when none is live. */
    Optional<Position> position(String orderId);

    /** Those of the given orders that have a live process in the engine's own tables. */
    Set<String> running(Collection<String> orderIds);

    /** Orders that have a live process in the engine's own tables, by id. @param after null for the first page */
    List<String> runningAfter(@Nullable String after, int limit);

    /**
     * Takes out of the engine's tables what they still have of an order whose processes have ended, as the order itself
     * says: the transaction that ended them wrote the order and was killed before its commit. Begins with the order bound
     * to this thread, as unchanged since it said so.
     *
     * @return false when there is nothing
     */
    boolean clear(String orderId);

    /**
     * Moves processes whose position is kept with the order into the engine's own tables, where its cockpit shows them.
     */
    void storeInTables(String orderId);

    /**
     * @param waitingFor names of the messages it waits for
     * @param openTasks definition keys of its open user tasks
     * @param current ids of current activities as {@code process:activity}
     */
    record Position(String process, int version, Set<String> waitingFor, Set<String> openTasks, List<String> current) {}
}
