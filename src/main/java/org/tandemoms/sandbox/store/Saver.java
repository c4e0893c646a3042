package org.tandemoms.sandbox.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the store every few seconds, so that space in its file may soon be used again and little is left to replay. */
final class Saver implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Saver.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-store-save");
        thread.setDaemon(true);
        return thread;
    });

    Saver(Runnable save, int seconds) {
        timer.scheduleWithFixedDelay(() -> saveOrWarn(save), seconds, seconds, TimeUnit.SECONDS);
    }

    private static void saveOrWarn(Runnable save) {
        try {
            save.run();
        } catch (RuntimeException e) {
            log.warn("The sandbox store could not be saved; its journal still has what was written", e);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(30, TimeUnit.SECONDS)) {
                log.warn("The last save of the sandbox store has not ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
