package org.tandemoms.sandbox.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the journal. Their space is taken beforehand and used again, because forcing bytes into blocks that a file
 * already has costs the disk about half of what growing the file does.
 *
 * <p>While one segment is written, the one before it waits until the store's own file holds all it tells, and is then the
 * spare for the next turn. Should saving take longer than filling, the current segment just grows.
 */
final class JournalSegments implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(JournalSegments.class);

    private static final long SEGMENT_BYTES = 32L * 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("journal-(\\d+)\\.log");
    private static final String SPARE = "journal-spare.log";

    private final Path directory;
    private final ExecutorService checkpoints =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "sandbox-store-checkpoint"));

    private volatile boolean checkpointing;
    private long number;
    private FileChannel current;
    private long position;

    JournalSegments(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    long number() {
        return number;
    }

    boolean full() {
        return position >= SEGMENT_BYTES && !checkpointing;
    }

    void write(ByteBuffer records) throws IOException {
        while (records.hasRemaining()) {
            position += current.write(records, position);
        }
        current.force(false);
    }

    /** Replays all segments, oldest first. Returns the number of records. */
    long replay(JournalRecord.Target target) throws IOException {
        long records = 0;
        for (Path file : list()) {
            long segment = numberOf(file);
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            while (JournalRecord.replay(bytes, segment, target)) {
                records++;
            }
            number = Math.max(number, segment);
        }
        return records;
    }

    /** Starts a new segment; only when the store holds all that was replayed. */
    void begin() throws IOException {
        clear();
        openNext();
        checkpoints.execute(this::prepareSpare);
    }

    /** Goes on in a new segment and gives up the old one as soon as the store has been saved. */
    void rotate(Runnable saveStore) throws IOException {
        FileChannel old = current;
        Path oldFile = fileOf(number);
        openNext();
        checkpointing = true;
        checkpoints.execute(() -> {
            try {
                saveStore.run();
                old.close();
                Files.move(oldFile, directory.resolve(SPARE), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | RuntimeException e) {
                // the old segment stays and is replayed at the next start; nothing is lost
                log.warn("Could not save the sandbox store; keeping {}", oldFile.getFileName(), e);
            } finally {
                checkpointing = false;
            }
        });
    }

    /**
     * Removes all segments: what they tell is in the store. The spare goes too, since numbers may begin anew and a record
     * left in it could then pass for a new one.
     */
    void clear() throws IOException {
        for (Path file : list()) {
            Files.delete(file);
        }
        Files.deleteIfExists(directory.resolve(SPARE));
    }

    @Override
    public void close() throws IOException {
        checkpoints.shutdown();
        try {
            if (!checkpoints.awaitTermination(30, TimeUnit.SECONDS)) {
                log.warn("The last save of the sandbox store has not ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (current != null) {
            current.close();
        }
    }

    private void openNext() throws IOException {
        Path spare = directory.resolve(SPARE);
        Path file = fileOf(++number);
        if (Files.exists(spare)) {
            Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
            allocate(file);
        }
        current = FileChannel.open(file, StandardOpenOption.WRITE);
        position = 0;
        try (FileChannel names = FileChannel.open(directory)) {
            names.force(true); // the new name must outlive a power cut as its content does
        }
    }

    private void prepareSpare() {
        Path spare = directory.resolve(SPARE);
        if (!Files.exists(spare)) {
            Path unfinished = directory.resolve(SPARE + ".new");
            try {
                allocate(unfinished);
                Files.move(unfinished, spare, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                log.warn("No spare journal segment could be prepared", e);
            }
        }
    }

    private static void allocate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(1024 * 1024);
            for (long at = 0; at < SEGMENT_BYTES; at += zeros.capacity()) {
                channel.write(zeros.clear(), at);
            }
            channel.force(true);
        }
    }

    private Path fileOf(long segment) {
        return directory.resolve("journal-" + segment + ".log");
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted((a, b) -> Long.compare(numberOf(a), numberOf(b)))
                    .toList();
        }
    }

    private static long numberOf(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file.toString());
        }
        return Long.parseLong(name.group(1));
    }
}
