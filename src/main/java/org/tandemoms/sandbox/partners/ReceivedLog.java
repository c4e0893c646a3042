package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Append-only file of JSON lines, shared by all partners. Whoever appends gets a future that completes when the line is on disk;
 * lines that wait at the same time share one fsync, which is what lets five partners sustain hundreds of requests a second.
 */
final class ReceivedLog implements AutoCloseable {

    private static final int LARGEST_GROUP = 1024;

    private record Waiting(byte[] line, CompletableFuture<Void> durable) {}

    private static final Waiting END = new Waiting(new byte[0], new CompletableFuture<>());

    private final ObjectMapper json;
    private final FileChannel channel;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread writer;

    /** Opens the log, hands every line it holds to {@code replay} in order, and cuts off a line that a crash left half written. */
    ReceivedLog(Path file, ObjectMapper json, Consumer<LogLine> replay) throws IOException {
        this.json = json;
        Files.createDirectories(file.toAbsolutePath().getParent());
        long whole = Files.exists(file) ? replay(file, replay) : 0;
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(whole);
        channel.position(whole);
        writer = new Thread(this::write, "partners-log");
        writer.setDaemon(true);
        writer.start();
    }

    private long replay(Path file, Consumer<LogLine> replay) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                replay.accept(json.readValue(bytes, start, i - start, LogLine.class));
                start = i + 1;
            }
        }
        return start;
    }

    CompletableFuture<Void> append(LogLine line) {
        Waiting waiting = new Waiting(bytes(line), new CompletableFuture<>());
        queue.add(waiting);
        return waiting.durable();
    }

    private byte[] bytes(LogLine line) {
        try {
            return (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a log line is always JSON", e);
        }
    }

    private void write() {
        List<Waiting> group = new ArrayList<>();
        boolean open = true;
        while (open) {
            try {
                group.add(queue.take());
                queue.drainTo(group, LARGEST_GROUP);
                open = !group.contains(END);
                writeDurably(group);
                group.forEach(waiting -> waiting.durable().complete(null));
            } catch (IOException e) {
                group.forEach(waiting -> waiting.durable().completeExceptionally(e));
            } catch (InterruptedException e) {
                open = false;
            }
            group.clear();
        }
    }

    private void writeDurably(List<Waiting> group) throws IOException {
        int size = group.stream().mapToInt(waiting -> waiting.line().length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(size);
        group.forEach(waiting -> buffer.put(waiting.line()));
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(false);
    }

    @Override
    public void close() {
        queue.add(END);
        try {
            writer.join();
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
