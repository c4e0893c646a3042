package org.tandemoms.sandbox.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The write-ahead journal of the embedded store: what makes a write durable before it is answered.
 *
 * <p>A write first changes the store's map in memory and then appends a record here. One thread writes and forces the
 * records that have come together since its last turn, so that all writers that wait share one disk flush. The store's
 * own file follows lazily; when a segment of the journal is full, the store is saved and the segment is used again.
 *
 * <p>Records say what a key holds now (not what changed), so replaying a record twice, or one that the store had already
 * saved, does no harm: the last record of a key wins.
 */
final class Journal implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    /** Told once about the fate of what it waits for, on the journal's thread: must not block. */
    interface Waiter {
        void durable();

        void failed(Throwable cause);
    }

    private record Waiting(long sequence, Waiter waiter) {}

    private final JournalSegments segments;
    private final Runnable saveStore;
    private final Thread writer = new Thread(this::writeUntilClosed, "sandbox-store-journal");
    private final Object lock = new Object();

    private JournalBuffer filling = new JournalBuffer();
    private JournalBuffer writing = new JournalBuffer();
    private List<Waiting> waiting = new ArrayList<>();
    private long appended;
    private volatile long durable;
    private boolean closing;
    private volatile Throwable failure;

    /**
     * Opens the journal and replays what an earlier run left.
     *
     * @param saveStore makes the store's own file hold everything written so far, on the disk
     */
    static Journal open(Path directory, JournalRecord.Target replayInto, Runnable saveStore) {
        try {
            JournalSegments segments = new JournalSegments(directory);
            long replayed = segments.replay(replayInto);
            if (replayed > 0) {
                log.info("Recovered {} writes from the journal", replayed);
                saveStore.run();
            }
            segments.begin();
            return new Journal(segments, saveStore);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the journal in " + directory, e);
        }
    }

    private Journal(JournalSegments segments, Runnable saveStore) {
        this.segments = segments;
        this.saveStore = saveStore;
        writer.setDaemon(true);
        writer.start();
    }

    /** Appends a record; the change it tells of must already be in the store's map, and stay in the order of its key. */
    long append(JournalRecord record) {
        synchronized (lock) {
            if (failure != null || closing) {
                throw new IllegalStateException("The sandbox store no longer takes writes", failure);
            }
            filling.add(record);
            lock.notifyAll();
            return ++appended;
        }
    }

    long durable() {
        return durable;
    }

    void whenDurable(long sequence, Waiter waiter) {
        Throwable failed;
        synchronized (lock) {
            failed = failure;
            if (failed == null && sequence > durable) {
                waiting.add(new Waiting(sequence, waiter));
                return;
            }
        }
        if (failed == null) {
            waiter.durable();
        } else {
            waiter.failed(failed);
        }
    }

    private void writeUntilClosed() {
        try {
            while (awaitRecords()) {
                long last = takeRecords();
                segments.write(writing.toByteBuffer(segments.number()));
                writing.clear();
                settle(last);
                if (segments.full()) {
                    segments.rotate(saveStore);
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private boolean awaitRecords() {
        synchronized (lock) {
            while (filling.isEmpty() && !closing) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    closing = true;
                }
            }
            return !filling.isEmpty();
        }
    }

    private long takeRecords() {
        synchronized (lock) {
            JournalBuffer full = filling;
            filling = writing;
            writing = full;
            return appended;
        }
    }

    private void settle(long last) {
        List<Waiting> still = new ArrayList<>();
        List<Waiting> settled;
        synchronized (lock) {
            durable = last;
            settled = waiting;
            settled.removeIf(one -> one.sequence() > last && still.add(one));
            waiting = still;
        }
        settled.forEach(one -> one.waiter().durable());
    }

    /** A write that cannot be made durable must never be answered: whoever waits is told, and nothing more is taken. */
    private void fail(Throwable cause) {
        log.error("The sandbox store cannot write its journal and stops taking writes", cause);
        List<Waiting> lost;
        synchronized (lock) {
            failure = cause;
            lost = waiting;
            waiting = new ArrayList<>();
        }
        lost.forEach(one -> one.waiter().failed(cause));
    }

    /** Writes what is left, has the store saved and leaves an empty journal. */
    @Override
    public void close() throws IOException {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        segments.close();
        if (failure == null) {
            saveStore.run();
            segments.clear();
        }
    }

    /** What one turn of the writer's thread takes to the disk. */
    private static final class JournalBuffer {
        private byte[] bytes = new byte[64 * 1024];
        private int length;

        boolean isEmpty() {
            return length == 0;
        }

        void add(JournalRecord record) {
            int needed = length + record.framedLength();
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
            }
            record.frameInto(ByteBuffer.wrap(bytes, length, record.framedLength()));
            length = needed;
        }

        /** The records as they go to the disk, sealed with the number of the segment that they go to. */
        ByteBuffer toByteBuffer(long segment) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            JournalRecord.seal(buffer.duplicate(), segment);
            return buffer;
        }

        void clear() {
            length = 0;
            if (bytes.length > 8 * 1024 * 1024) {
                bytes = new byte[64 * 1024];
            }
        }
    }
}
