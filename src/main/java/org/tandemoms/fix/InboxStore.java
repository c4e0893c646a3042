package org.tandemoms.fix;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import quickfix.MessageStore;

/**
 * A session's store that counts an incoming message as received only when what it caused is durable.
 *
 * <p>The engine counts a message as soon as the application returns. Here that count is kept in memory, so that the
 * session goes on reading, while the number on disk follows when the effects of all messages up to it are stored. After a
 * crash, or a failure to store, the session starts again from the number on disk and the counterparty sends the rest once
 * more.
 */
final class InboxStore implements MessageStore, Closeable {
    private static final CompletionStage<Void> NOTHING_TO_WAIT_FOR = CompletableFuture.completedFuture(null);

    /** A received number on its way to disk. */
    private static final class Received {
        private final int nextTarget;
        private boolean durable;

        private Received(int nextTarget) {
            this.nextTarget = nextTarget;
        }
    }

    private final MessageStore file;
    private final Consumer<Throwable> onFailure;
    private final Deque<Received> underway = new ArrayDeque<>();
    private CompletionStage<Void> arriving = NOTHING_TO_WAIT_FOR;
    private int nextTarget;

    /** @param onFailure hears that an effect could not be stored: the session has to be started anew */
    InboxStore(MessageStore file, Consumer<Throwable> onFailure) throws IOException {
        this.file = file;
        this.onFailure = onFailure;
        this.nextTarget = file.getNextTargetMsgSeqNum();
    }

    /** What the message that is being handed over waits for; called by the session's thread, before it counts the message. */
    synchronized void awaits(CompletionStage<Void> effect) {
        arriving = effect;
    }

    @Override
    public synchronized int getNextTargetMsgSeqNum() {
        return nextTarget;
    }

    @Override
    public void incrNextTargetMsgSeqNum() throws IOException {
        setNextTargetMsgSeqNum(getNextTargetMsgSeqNum() + 1);
    }

    @Override
    public void setNextTargetMsgSeqNum(int next) throws IOException {
        CompletionStage<Void> effect;
        Received received = new Received(next);
        synchronized (this) {
            nextTarget = next;
            underway.addLast(received);
            effect = arriving;
            arriving = NOTHING_TO_WAIT_FOR;
        }
        effect.whenComplete((stored, failure) -> {
            if (failure == null) {
                settle(received);
            } else {
                onFailure.accept(failure);
            }
        });
    }

    private synchronized void settle(Received received) {
        received.durable = true;
        int reached = -1;
        while (!underway.isEmpty() && underway.peekFirst().durable) {
            reached = underway.removeFirst().nextTarget;
        }
        if (reached >= 0) {
            try {
                file.setNextTargetMsgSeqNum(reached);
            } catch (IOException e) {
                throw new UncheckedIOException("The FIX store cannot be written", e);
            }
        }
    }

    /** Back to what is on disk; the engine does this before each logon. */
    @Override
    public synchronized void refresh() throws IOException {
        file.refresh();
        startAgain();
    }

    @Override
    public synchronized void reset() throws IOException {
        file.reset();
        startAgain();
    }

    private void startAgain() throws IOException {
        underway.clear();
        arriving = NOTHING_TO_WAIT_FOR;
        nextTarget = file.getNextTargetMsgSeqNum();
    }

    @Override
    public boolean set(int sequence, String message) throws IOException {
        return file.set(sequence, message);
    }

    @Override
    public void get(int startSequence, int endSequence, Collection<String> messages) throws IOException {
        file.get(startSequence, endSequence, messages);
    }

    @Override
    public int getNextSenderMsgSeqNum() throws IOException {
        return file.getNextSenderMsgSeqNum();
    }

    @Override
    public void setNextSenderMsgSeqNum(int next) throws IOException {
        file.setNextSenderMsgSeqNum(next);
    }

    @Override
    public void incrNextSenderMsgSeqNum() throws IOException {
        file.incrNextSenderMsgSeqNum();
    }

    @Override
    public Date getCreationTime() throws IOException {
        return file.getCreationTime();
    }

    @Override
    public void close() throws IOException {
        if (file instanceof Closeable open) {
            open.close();
        }
    }
}
