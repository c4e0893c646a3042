package org.tandemoms.positions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.trading.OpenSale;
import org.tandemoms.trading.PositionChange;

/** What one message of an order says of one position: trades, and what the order may still sell of it. */
final class Booked implements PositionLine.Change {

    private final List<PositionChange> changes = new ArrayList<>();
    private final List<OpenSale> sales = new ArrayList<>();
    private final Instant now;

    private Booked(Instant now) {
        this.now = now;
    }

    static Booked of(List<PositionChange> changes, Instant now) {
        return of(changes, List.of(), now);
    }

    static Booked of(List<PositionChange> changes, List<OpenSale> sales, Instant now) {
        var booked = new Booked(now);
        booked.changes.addAll(changes);
        booked.sales.addAll(sales);
        return booked;
    }

    static Map<String, Booked> byPosition(OutboxMessage message, Instant now) {
        Map<String, Booked> byPosition = new LinkedHashMap<>();
        for (PositionChange change : PositionChange.of(message)) {
            String id = Position.idOf(change.account(), change.symbol());
            byPosition.computeIfAbsent(id, any -> new Booked(now)).changes.add(change);
        }
        for (OpenSale sale : OpenSale.of(message)) {
            String id = Position.idOf(sale.account(), sale.symbol());
            byPosition.computeIfAbsent(id, any -> new Booked(now)).sales.add(sale);
        }
        return byPosition;
    }

    /** Keys of the changes. */
    Set<String> keys() {
        return changes.stream().map(PositionChange::key).collect(Collectors.toSet());
    }

    @Override
    public boolean on(Position position) {
        boolean changed = false;
        for (PositionChange change : changes) {
            changed |= position.apply(change, now);
        }
        for (OpenSale sale : sales) {
            changed |= position.setAside(sale.orderId(), sale.quantity(), now);
        }
        return changed;
    }

    @Override
    public Position opened(LotMethods methods) {
        if (changes.isEmpty()) {
            throw new IllegalStateException("A sale was set aside of a position that is not there: " + sales);
        }
        PositionChange first = changes.get(0);
        return Position.opened(
                first.account(), first.symbol(), first.currency(), first.valuePerPoint(), methods.of(first.account()));
    }
}
