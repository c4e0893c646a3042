package org.tandemoms.fix;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.tandemoms.trading.AllocationEntry;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.MassEntry;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrderEntry;
import org.tandemoms.trading.VenueReport;
import org.tandemoms.trading.VenueReports;

/** A trading room that refuses every order and remembers what it was given. */
final class RecordingTrading implements OrderEntry, MassEntry, AllocationEntry, VenueReports {
    final List<NewOrder> placed = new CopyOnWriteArrayList<>();
    final List<VenueReport> reports = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();
    volatile boolean poisoned;
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public List<ClientReport> place(NewOrder order) {
        if (failures.getAndDecrement() > 0 || poisoned && order.clOrdId().equals("POISON")) {
            throw new IllegalStateException("the store is down");
        }
        if (order.clOrdId().equals("SLOW")) {
            await().forever().until(() -> gate.getCount() == 0);
        }
        placed.add(order);
        return List.of(rejection(order, order.clOrdId()));
    }

    @Override
    public List<ClientReport> cancel(CancelRequest request) {
        return List.of();
    }

    @Override
    public List<ClientReport> replace(ReplaceRequest request) {
        return List.of();
    }

    @Override
    public List<ClientReport> status(StatusRequest request) {
        return placed.stream()
                .filter(order -> order.clOrdId().equals(request.clOrdId()))
                .map(order -> rejection(order, order.clOrdId()))
                .toList();
    }

    @Override
    public MassCanceled cancel(Scope scope) {
        return new MassCanceled(List.of(), List.of(), null);
    }

    @Override
    public List<ClientReport> status(Scope scope) {
        return List.of();
    }

    @Override
    public Answer take(Instruction instruction) {
        return new Answer(Answer.BLOCK_REJECTED, Answer.OTHER, "not today", null);
    }

    @Override
    public CompletionStage<Void> take(VenueReport report) {
        reports.add(report);
        return CompletableFuture.completedFuture(null);
    }

    static ClientReport rejection(OrderEntry.NewOrder order, String clOrdId) {
        return new ClientReport(
                ClientReport.Kind.EXECUTION,
                order.sender().session(),
                "NONE",
                "E-" + clOrdId,
                clOrdId,
                null,
                ExecType.REJECTED,
                OrdStatus.REJECTED,
                new ClientReport.OrderRequest(order.account(), order.symbol(), null, null, order.side(), order.terms()),
                ClientReport.Quantities.NONE,
                null,
                null,
                new ClientReport.Refusal(ClientReport.Refusal.OTHER, null),
                null,
                "not today",
                Clock.systemUTC().instant());
    }
}
