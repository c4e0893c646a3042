package org.tandemoms.orders.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tandemoms.orders.StreamEvent;

/** Open pages that read slowly, or not at all. */
class OrderStreamTest {

    private final ExecutorService senders = Executors.newFixedThreadPool(2);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger gone = new AtomicInteger();

    @AfterEach
    void close() {
        senders.shutdownNow();
    }

    private HintReader reader(String owner, HintReader.Sink sink) {
        return new HintReader(sink, owner, senders, gone::incrementAndGet);
    }

    private void read(SseEmitter.SseEventBuilder event) {
        told.add(event.build().stream()
                .map(part -> String.valueOf(part.getData()))
                .collect(Collectors.joining()));
    }

    private static StreamEvent event(String owner, int number) {
        return new StreamEvent("order", owner, "hint " + number);
    }

    @Test
    void whoDoesNotReadHoldsUpNobodyElse() throws InterruptedException {
        var stuck = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        HintReader silent = reader(null, any -> {
            inside.countDown();
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        HintReader other = reader(null, this::read);
        silent.offer(event("acme", 1));
        inside.await();

        for (int i = 1; i <= 5_000; i++) {
            silent.offer(event("acme", i));
        }
        other.offer(event("acme", 2));

        await().untilAsserted(() -> assertThat(told).singleElement().asString().contains("hint 2"));
        stuck.countDown();
    }

    @Test
    void hintsComeInTheirOrderWhoeverSendsThem() {
        HintReader reader = reader(null, this::read);
        for (int i = 0; i < 500; i++) {
            reader.offer(event("acme", i));
        }

        await().untilAsserted(() -> assertThat(told).hasSize(500));
        for (int i = 0; i < 500; i++) {
            assertThat(told.get(i)).contains("hint " + i + "\n");
        }
    }

    @Test
    void aPartnerIsToldOfItsOwnOrdersOnly() {
        HintReader reader = reader("acme", this::read);
        reader.offer(event("globex", 1));
        reader.offer(event(null, 2));
        reader.offer(event("acme", 3));

        await().untilAsserted(() -> assertThat(told).singleElement().asString().contains("hint 3"));
    }

    @Test
    void whoHasGoneIsForgotten() {
        HintReader reader = reader(null, any -> {
            throw new IOException("broken pipe");
        });
        reader.ping();

        await().untilAsserted(() -> assertThat(gone).hasValue(1));
    }
}
