package org.tandemoms.workflow;

/**
 * What processes are about, implemented by the room that owns the documents. All calls come on the engine's thread
 * inside one engine transaction: {@link #subject} binds the one in-memory subject to the thread, the steps change it,
 * {@link #beforeCommit} makes it durable, {@link #afterCompletion} unbinds it and lets its effects go out.
 */
public interface ProcessSubjects {

    /**
     * Whether this thread has already begun to change the subject. A conflict is then the caller's to repeat, since only
     * the caller can do again what it did before the engine came in.
     */
    boolean isBegun();

    /** The subject of the running transaction, loaded at its first use. */
    Object subject(String orderId);

    /** An activity was completed; recorded in the subject so that its path can be shown without engine history. */
    void passed(String orderId, String process, String activity);

    /** The process begins to wait for that message; a subject that knows the fact already has it told again. */
    void waitingFor(String orderId, String message);

    void processStarted(String orderId, String process, int version);

    /** The root process has ended. */
    void processEnded(String orderId, String process);

    void taskOpened(String orderId, OpenedTask task);

    /** The engine's task is gone, completed or cancelled. */
    void taskClosed(String orderId, String taskKey, boolean completed);

    /**
     * Where the subject's processes stand, as the engine had it kept while they wait for messages and nothing else.
     *
     * @return null when the engine has them in its own tables, or when none is live
     */
    String keptPosition(String orderId);

    /** The subject of the running transaction keeps that position, or none any more (null); stored with all else of it. */
    void keepPosition(String position);

    /**
     * Makes the subject of this thread durable, once; a failure here rolls the engine's transaction back.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when another writer was first; the engine's
     *     transaction is then run again on the new subject
     */
    void beforeCommit();

    /** The engine's transaction is over and its connection returned; new engine calls may be made from here. */
    void afterCompletion(boolean committed);
}
