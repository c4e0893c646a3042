package org.tandemoms.outbox;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.tandemoms.shared.Closing;

@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    private static final int QUEUE_LIMIT = 100_000;

    @Bean
    Deliveries deliveries() {
        return new Deliveries();
    }

    @Bean
    Drain drain(
            OutboxDocuments documents,
            List<Courier> couriers,
            DeadLetters deadLetters,
            Deliveries deliveries,
            Clock clock,
            @Value("${tandem.outbox.workers:16}") int workers,
            @Value("${tandem.outbox.caretakers:4}") int caretakers) {
        return new Drain(
                documents,
                couriers,
                deadLetters,
                deliveries,
                pool(workers, "outbox-"),
                pool(caretakers, "outbox-care-"),
                clock);
    }

    /** Workers wait mostly for partners, so there are more of them than processors. */
    private static ThreadPoolExecutor pool(int workers, String name) {
        var pool = new ThreadPoolExecutor(
                workers,
                workers,
                60,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE_LIMIT),
                new CustomizableThreadFactory(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Bean
    SweepTimer sweepTimer(Drain drain, @Value("${tandem.outbox.sweep-millis:500}") long everyMillis) {
        return new SweepTimer(drain, everyMillis);
    }

    /** Sweeps from the moment the application is ready until it closes. */
    static final class SweepTimer implements AutoCloseable {

        private static final Logger log = LoggerFactory.getLogger(SweepTimer.class);

        private final Drain drain;
        private final long everyMillis;
        private final ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("outbox-sweep-"));

        SweepTimer(Drain drain, long everyMillis) {
            this.drain = drain;
            this.everyMillis = everyMillis;
        }

        @EventListener(ApplicationReadyEvent.class)
        void begin() {
            timer.scheduleWithFixedDelay(this::sweepQuietly, 0, everyMillis, TimeUnit.MILLISECONDS);
        }

        private void sweepQuietly() {
            try {
                drain.sweep();
            } catch (RuntimeException e) {
                log.warn("Sweep failed and is repeated", e);
            }
        }

        @Override
        public void close() {
            Closing.inOrder(timer);
        }
    }
}
