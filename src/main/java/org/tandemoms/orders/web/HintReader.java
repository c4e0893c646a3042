package org.tandemoms.orders.web;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tandemoms.orders.StreamEvent;

/**
 * One open page. It is told one thing after the other, on whatever thread is free; while it does not read it keeps that
 * thread and no other, and misses what its backlog cannot take.
 */
final class HintReader {

    private static final int BACKLOG = 1_000;
    private static final StreamEvent ALIVE = new StreamEvent("alive", null, null);

    /** Where what it is told goes. */
    @FunctionalInterface
    interface Sink {
        void send(SseEmitter.SseEventBuilder event) throws IOException;
    }

    private final Sink sink;
    private final String owner;
    private final Executor senders;
    private final Runnable gone;
    private final ArrayBlockingQueue<StreamEvent> backlog = new ArrayBlockingQueue<>(BACKLOG);
    private final AtomicBoolean sending = new AtomicBoolean();

    /**
     * @param owner whose orders it is told of; null for all
     * @param gone what is to be done when nobody reads any more
     */
    HintReader(Sink sink, String owner, Executor senders, Runnable gone) {
        this.sink = sink;
        this.owner = owner;
        this.senders = senders;
        this.gone = gone;
    }

    void offer(StreamEvent event) {
        if (owner == null || owner.equals(event.owner())) {
            tell(event);
        }
    }

    /** So that both sides notice when the other has gone. */
    void ping() {
        tell(ALIVE);
    }

    private void tell(StreamEvent event) {
        if (backlog.offer(event) && sending.compareAndSet(false, true)) {
            try {
                senders.execute(this::drain);
            } catch (RejectedExecutionException closing) {
                gone.run();
            }
        }
    }

    private void drain() {
        do {
            for (StreamEvent event = backlog.poll(); event != null; event = backlog.poll()) {
                send(event);
            }
            sending.set(false);
        } while (!backlog.isEmpty() && sending.compareAndSet(false, true));
    }

    private void send(StreamEvent event) {
        SseEmitter.SseEventBuilder told = SseEmitter.event();
        try {
            sink.send(
                    event == ALIVE
                            ? told.comment("alive")
                            : told.name(event.name()).data(event.hint(), MediaType.APPLICATION_JSON));
        } catch (IOException | IllegalStateException left) {
            gone.run();
            backlog.clear();
        }
    }
}
