package org.tandemoms.shared.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Server-sent events to one reader, written as fast as they are taken by the container's non-blocking output: who does not
 * read costs a backlog and no thread. After the time-out for connections in which nothing was taken, the container breaks
 * the connection and the reader is gone.
 */
public final class EventStream implements WriteListener, AsyncListener {

    private static final byte[] ALIVE = ":alive\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final int most;
    private final Runnable gone;
    private final Queue<byte[]> backlog = new ArrayDeque<>();
    private boolean begun;
    private boolean written;
    private boolean over;

    private EventStream(AsyncContext exchange, ServletOutputStream out, int most, Runnable gone) {
        this.exchange = exchange;
        this.out = out;
        this.most = most;
        this.gone = gone;
    }

    /**
     * Answers a request by a stream, on which at once a first comment says that it is open.
     *
     * @param longest after which the server ends it; the reader asks again
     * @param most how many events may wait for the reader
     * @param gone what is to be done, perhaps twice, when nobody reads any more
     */
    public static EventStream answer(
            HttpServletRequest request, HttpServletResponse response, Duration longest, int most, Runnable gone)
            throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(longest.toMillis());
        EventStream stream = new EventStream(exchange, response.getOutputStream(), most, gone);
        exchange.addListener(stream);
        stream.ping();
        stream.out.setWriteListener(stream);
        return stream;
    }

    /** @param data one line of text, such as JSON */
    public static byte[] event(String name, String data) {
        return ("event:" + name + "\ndata:" + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Never waits. @return false when the reader misses it, being behind or gone */
    public synchronized boolean tell(byte[] event) {
        if (over || backlog.size() >= most) {
            return false;
        }
        backlog.add(event);
        write();
        return true;
    }

    /** A comment, so that both sides notice when the other has gone. */
    public boolean ping() {
        return tell(ALIVE);
    }

    /** Whether everything told so far has been taken. */
    public synchronized boolean isTaken() {
        return backlog.isEmpty();
    }

    public synchronized boolean isOver() {
        return over;
    }

    public void end() {
        if (close()) {
            complete();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        begun = true;
        write();
    }

    /** Once the container has said that it is not ready, it calls back when it is; so it is asked after the flush too. */
    private void write() {
        try {
            while (begun && !over && out.isReady()) {
                byte[] next = backlog.poll();
                if (next != null) {
                    out.write(next);
                } else if (written) {
                    out.flush();
                } else {
                    return;
                }
                written = next != null;
            }
        } catch (IOException | IllegalStateException broken) {
            end();
        }
    }

    private boolean close() {
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
            backlog.clear();
        }
        gone.run();
        return true;
    }

    private void complete() {
        try {
            exchange.complete();
        } catch (IllegalStateException done) {
            // the container was first
        }
    }

    @Override
    public void onError(Throwable broken) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
        complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // begins once
    }
}
