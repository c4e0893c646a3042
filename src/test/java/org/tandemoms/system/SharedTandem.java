package org.tandemoms.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One started application for all tests of a test machine that neither kill it nor need it set up in a way of their own,
 * since each start costs half a minute. So a test leaves stock, partners, venues and stops as it found them, names its
 * orders as no other does, and looks only for what it has placed itself.
 */
public final class SharedTandem {

    private static TandemProcess tandem;
    private static boolean forPages;

    private SharedTandem() {}

    /**
     * Started by whoever asks first, stopped with the test machine: to JUnit's own stores each class may be a run of its
     * own. Its store can be read at {@link TandemProcess#storePort()}.
     */
    public static TandemProcess running() {
        return running(false);
    }

    /** A fresh one for the tests of pages, on which people see what everybody has placed; it takes the other's place. */
    public static TandemProcess forPages() {
        return running(true);
    }

    private static synchronized TandemProcess running(boolean pages) {
        if (tandem != null && forPages != pages) {
            tandem.close();
            tandem = null;
        }
        if (tandem == null) {
            forPages = pages;
            TandemProcess started = TandemProcess.withSimulators(data()).packed();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            try {
                started.start("--tandem.sandbox.mongo-port=" + started.storePort());
            } catch (RuntimeException | AssertionError late) {
                started.close(); // whoever asks next does not start beside it
                throw late;
            }
            tandem = started;
        }
        return tandem;
    }

    private static Path data() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "shared-tandem")), "data")
                    .toAbsolutePath();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
