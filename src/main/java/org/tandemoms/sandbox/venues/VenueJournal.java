package org.tandemoms.sandbox.venues;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A venue's memory: one line of JSON for each change, written before the answers to it leave. Lines reach the operating
 * system at once, so they survive a killed process; they are not forced to the platter, since a simulator need not
 * survive a power cut.
 */
final class VenueJournal implements Closeable {
    /** One change: the orders as they are after it and what is to be said about it. {@code clearedRank} hides older orders from view. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(long seq, String epoch, List<VenueOrder> orders, List<Answer> answers, Long clearedRank) {
        Entry {
            orders = orders == null ? List.of() : orders;
            answers = answers == null ? List.of() : answers;
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, VenueOrder> orders = new LinkedHashMap<>();
    private final List<Entry> unsent = new ArrayList<>();
    private final FileChannel lines;
    private final RandomAccessFile sentMark;
    private String epoch;
    private long seq;
    private long clearedRank;

    VenueJournal(Path home, Clock clock) {
        try {
            Files.createDirectories(home);
            sentMark = new RandomAccessFile(home.resolve("sent").toFile(), "rw");
            Path file = home.resolve("orders.jsonl");
            if (Files.exists(file)) {
                replay(file, sentMark.length() == Long.BYTES ? sentMark.readLong() : 0);
            }
            if (epoch == null) {
                epoch = Long.toString(clock.instant().getEpochSecond(), 36).toUpperCase(Locale.ROOT);
            }
            lines = rewritten(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The venue's journal in " + home + " cannot be opened", e);
        }
    }

    /** Names this journal in every id the venue gives out, so that a venue started afresh never repeats an old id. */
    String epoch() {
        return epoch;
    }

    long nextSeq() {
        return seq + 1;
    }

    long clearedRank() {
        return clearedRank;
    }

    /** Every order ever received, in the order of arrival. */
    List<VenueOrder> recovered() {
        return List.copyOf(orders.values());
    }

    /** Answers that were stored but perhaps never left. */
    List<Entry> unsent() {
        return List.copyOf(unsent);
    }

    long append(List<VenueOrder> changed, List<Answer> answers) {
        write(new Entry(++seq, null, changed, answers, null));
        return seq;
    }

    void clear(long upToRank) {
        clearedRank = upToRank;
        write(new Entry(++seq, null, List.of(), List.of(), upToRank));
    }

    /** Notes that everything up to this entry has been handed to the FIX session, which stores it itself. */
    void sent(long upToSeq) {
        try {
            sentMark.seek(0);
            sentMark.writeLong(upToSeq);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replay(Path file, long sent) throws IOException {
        for (String line : Files.readAllLines(file)) {
            Entry entry = parse(line);
            if (entry == null) {
                break; // the process died while it wrote this line: nothing about it was ever said
            }
            epoch = entry.epoch() == null ? epoch : entry.epoch();
            clearedRank = entry.clearedRank() == null ? clearedRank : entry.clearedRank();
            seq = entry.seq();
            entry.orders().forEach(order -> orders.put(order.orderId(), order));
            if (entry.seq() > sent && !entry.answers().isEmpty()) {
                unsent.add(entry);
            }
        }
    }

    private static Entry parse(String line) {
        try {
            return JSON.readValue(line, Entry.class);
        } catch (IOException e) {
            return null;
        }
    }

    /** Starts a short file from what was replayed: the state and what is still to be said. */
    private FileChannel rewritten(Path file) throws IOException {
        Path fresh = file.resolveSibling("orders.jsonl.new");
        long first = unsent.isEmpty() ? seq : unsent.get(0).seq() - 1;
        StringBuilder text = new StringBuilder(line(new Entry(first, epoch, recovered(), List.of(), clearedRank)));
        unsent.forEach(entry -> text.append(line(new Entry(entry.seq(), null, List.of(), entry.answers(), null))));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return FileChannel.open(file, StandardOpenOption.APPEND);
    }

    private void write(Entry entry) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line(entry).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                lines.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The venue's journal cannot be written", e);
        }
    }

    private static String line(Entry entry) {
        try {
            return JSON.writeValueAsString(entry) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
        sentMark.close();
    }
}
