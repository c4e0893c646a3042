package org.tandemoms.positions;

import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.OrderChanged;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.trading.PositionChange;

/** Brings executions from the orders' outboxes into positions. */
@Component
@EnableConfigurationProperties(LotMethods.class)
class PositionCourier implements Courier {

    private final PositionLines lines;
    private final Underway underway;
    private final Clock clock;
    private final Map<String, ConcurrentLinkedQueue<Carried>> carriedByOrder = new ConcurrentHashMap<>();

    PositionCourier(PositionLines lines, Underway underway, Clock clock) {
        this.lines = lines;
        this.underway = underway;
        this.clock = clock;
    }

    /** A message that is applied but may still lie in its order's outbox. */
    private record Carried(String messageKey, PositionLine line, Set<String> changes) {}

    @Override
    public String destination() {
        return PositionChange.DESTINATION;
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        Booked.byPosition(message, clock.instant()).forEach((id, booked) -> {
            PositionLine line = lines.of(id);
            line.apply(booked, clock.instant());
            CrashPoint.POSITION_WRITTEN.reached();
            carriedByOrder
                    .computeIfAbsent(orderId, any -> new ConcurrentLinkedQueue<>())
                    .add(new Carried(message.key(), line, booked.keys()));
        });
        underway.arrived(orderId);
        return Receipt.delivered();
    }

    /** Once the stored order no longer has the message, nobody can send it again, and the position may forget it. */
    @EventListener
    void on(OrderChanged changed) {
        underway.left(changed.order());
        carriedByOrder.computeIfPresent(changed.order().id(), (id, carried) -> {
            for (Iterator<Carried> each = carried.iterator(); each.hasNext(); ) {
                Carried one = each.next();
                if (!changed.order().isPending(one.messageKey().substring(id.length() + 1))) {
                    one.line().settled(one.changes());
                    each.remove();
                }
            }
            return carried.isEmpty() ? null : carried;
        });
    }
}
