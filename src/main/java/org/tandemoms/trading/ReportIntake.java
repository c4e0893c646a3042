package org.tandemoms.trading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Orders;
import org.tandemoms.shared.CrashPoint;

/**
 * Takes venue reports into their orders: one thread at a time for an order, in the order of arrival, and all that wait
 * for the same order in one write.
 */
@Component
class ReportIntake implements VenueReports, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReportIntake.class);

    private final Orders orders;
    private final OrderRouter router;
    private final ExecutorService workers;
    private final ConcurrentHashMap<String, Deque<Waiting>> queues = new ConcurrentHashMap<>();

    ReportIntake(Orders orders, OrderRouter router, @Value("${tandem.trading.report-workers:16}") int workers) {
        this.orders = orders;
        this.router = router;
        this.workers = Executors.newFixedThreadPool(workers, new CustomizableThreadFactory("venue-reports-"));
    }

    private record Waiting(VenueReport report, CompletableFuture<Void> durable) {}

    @Override
    public CompletionStage<Void> take(VenueReport report) {
        CrashPoint.VENUE_REPORT_RECEIVED.reached();
        var waiting = new Waiting(report, new CompletableFuture<>());
        String orderId = Route.orderIdOf(report.clOrdId());
        queues.compute(orderId, (id, queue) -> {
            Deque<Waiting> line = queue;
            if (line == null) {
                line = new ArrayDeque<>();
                workers.execute(() -> work(id));
            }
            line.add(waiting);
            return line;
        });
        return waiting.durable();
    }

    private void work(String orderId) {
        for (List<Waiting> batch = next(orderId); !batch.isEmpty(); batch = next(orderId)) {
            try {
                store(orderId, batch);
                batch.forEach(waiting -> waiting.durable().complete(null));
            } catch (RuntimeException | Error e) {
                log.error("{} reports of order {} could not be stored", batch.size(), orderId, e);
                if (batch.size() == 1) {
                    batch.get(0).durable().completeExceptionally(e);
                } else {
                    batch.forEach(waiting -> storeAlone(orderId, waiting));
                }
            }
        }
    }

    /** One report that cannot be stored takes none of the others with it. */
    private void storeAlone(String orderId, Waiting waiting) {
        try {
            store(orderId, List.of(waiting));
            waiting.durable().complete(null);
        } catch (RuntimeException | Error e) {
            waiting.durable().completeExceptionally(e);
        }
    }

    /** All that wait; the queue goes when nothing does. */
    private List<Waiting> next(String orderId) {
        List<Waiting> batch = new ArrayList<>();
        queues.computeIfPresent(orderId, (id, queue) -> {
            batch.addAll(queue);
            queue.clear();
            return batch.isEmpty() ? null : queue;
        });
        return batch;
    }

    private void store(String orderId, List<Waiting> batch) {
        List<VenueReport> reports = batch.stream().map(Waiting::report).toList();
        orders.change(orderId, TradeOrder.class, order -> {
            order.take(reports);
            router.settle(order);
        });
        if (reports.stream().anyMatch(report -> report.trade() != null)) {
            CrashPoint.EXECUTION_STORED.reached();
        }
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
