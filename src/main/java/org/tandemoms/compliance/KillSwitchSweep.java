package org.tandemoms.compliance;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.orders.Orders;
import org.tandemoms.shared.Closing;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.TradeOrder;

/**
 * Asks for the cancel of open orders that a kill switch covers: at once when it is set, and again every few seconds while
 * it is on, so that a crash in the middle, a venue that was away or an order that came late is caught up with.
 */
@Component
class KillSwitchSweep implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KillSwitchSweep.class);

    private final KillSwitches switches;
    private final OrderStore store;
    private final Orders orders;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(new CustomizableThreadFactory("kill-switch-"));

    KillSwitchSweep(KillSwitches switches, OrderStore store, Orders orders) {
        this.switches = switches;
        this.store = store;
        this.orders = orders;
    }

    /** Begins at once, on a thread of its own. */
    void begin(KillSwitch stop) {
        worker.execute(() -> sweep(stop));
    }

    @Scheduled(fixedDelayString = "${tandem.compliance.kill-switch-millis:5000}")
    void again() {
        switches.on().forEach(this::sweep);
    }

    /** @return how many orders were asked to cancel */
    int sweep(KillSwitch stop) {
        AtomicInteger asked = new AtomicInteger();
        store.each(covered(stop), order -> {
            if (cancel((TradeOrder) order, stop)) {
                asked.incrementAndGet();
            }
        });
        return asked.get();
    }

    private static OrderFilter covered(KillSwitch stop) {
        Map<String, String> tags =
                switch (stop.scope()) {
                    case FIRM, TRADER -> Map.of();
                    case ACCOUNT -> Map.of("account", stop.value());
                    case INSTRUMENT -> Map.of("instrument", stop.value());
                    case VENUE -> Map.of("venue", stop.value());
                };
        OrderFilter covered = OrderFilter.open(OrderKind.TRADE).tagged(tags);
        return stop.scope() == KillSwitch.Scope.TRADER ? covered.ownedBy(stop.value()) : covered;
    }

    private boolean cancel(TradeOrder seen, KillSwitch stop) {
        if (!needsCancel(seen, stop)) {
            return false;
        }
        try {
            orders.change(seen.id(), TradeOrder.class, order -> {
                if (needsCancel(order, stop)) {
                    order.note("kill-switch", stop.words(), Map.of("killSwitch", stop.id(), "setBy", stop.setBy()));
                    order.requestCancel(null, null, stop.words());
                }
            });
            return true;
        } catch (Refused late) {
            return false;
        } catch (RuntimeException e) {
            log.warn("Order {} is asked to cancel in the next round", seen.id(), e);
            return false;
        }
    }

    private static boolean needsCancel(TradeOrder order, KillSwitch stop) {
        boolean concerned =
                stop.scope() != KillSwitch.Scope.VENUE || order.liveVenues().contains(stop.value());
        return concerned && order.isOpen() && !order.isBeingCanceled();
    }

    @Override
    public void close() {
        Closing.inOrder(worker);
    }
}
