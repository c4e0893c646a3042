package org.tandemoms.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Callers that ask and wait for the answer: flat out, or all together at a steady rate. */
final class Callers {

    private final int number;
    private final Latencies latencies = new Latencies();
    private double seconds;
    private int most = Integer.MAX_VALUE;

    Callers(int number) {
        this.number = number;
    }

    /** Each asks again as soon as it has its answer. */
    Callers flatOut(Duration time, IntConsumer call) {
        return run(time, 0, () -> {}, call);
    }

    /** Each asks again as soon as it has its answer and there is room for more; the wait for room is not timed. */
    Callers flatOut(Duration time, Runnable awaitRoom, IntConsumer call) {
        return run(time, 0, awaitRoom, call);
    }

    /** Requests are due at a steady rate, and timed from when they were due: a stall counts for all who wait behind it. */
    Callers steadily(double perSecond, Duration time, IntConsumer call) {
        return run(time, perSecond, () -> {}, call);
    }

    /** So many requests in all, each caller asking again as soon as it has its answer. */
    Callers upTo(int requests, Duration longest, IntConsumer call) {
        most = requests;
        return run(longest, 0, () -> {}, call);
    }

    private Callers run(Duration time, double perSecond, Runnable awaitRoom, IntConsumer call) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Thread thread = new Thread(() -> call(begin, end, perSecond, next, awaitRoom, call));
            thread.setUncaughtExceptionHandler((dead, thrown) -> failure.set(thrown));
            thread.start();
            threads.add(thread);
        }
        threads.forEach(Callers::join);
        seconds = (System.nanoTime() - begin) / 1e9;
        if (failure.get() != null) {
            throw new IllegalStateException("A caller did not get its answer", failure.get());
        }
        return this;
    }

    private void call(
            long begin, long end, double perSecond, AtomicInteger next, Runnable awaitRoom, IntConsumer call) {
        while (true) {
            awaitRoom.run();
            int n = next.incrementAndGet();
            if (n > most) {
                return;
            }
            long due = perSecond == 0 ? System.nanoTime() : begin + (long) (n / perSecond * 1e9);
            if (due >= end) {
                return;
            }
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            call.accept(n);
            latencies.record(System.nanoTime() - due);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long answers() {
        return latencies.count();
    }

    double perSecond() {
        return answers() / seconds;
    }

    double seconds() {
        return seconds;
    }

    /** Seconds from one request of a caller to its next, for the correction of what it omitted while it waited. */
    double paceOfOne() {
        return number / perSecond();
    }

    Latencies latencies() {
        return latencies;
    }
}
