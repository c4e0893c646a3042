package org.tandemoms.shared;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends threads in order, so that none is cut off in the middle of a write: what is only queued is left out, for the next
 * start finds it in the documents, and what runs comes to its end.
 */
public final class Closing {

    private static final long SECONDS = 5;

    private Closing() {}

    /** Waits for them, and after five seconds no longer. */
    public static void inOrder(ExecutorService... executors) {
        for (ExecutorService executor : executors) {
            if (executor instanceof ThreadPoolExecutor pool) {
                pool.getQueue().clear();
            }
            executor.shutdown();
        }
        for (ExecutorService executor : executors) {
            await(executor);
        }
    }

    private static void await(ExecutorService executor) {
        try {
            if (!executor.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
