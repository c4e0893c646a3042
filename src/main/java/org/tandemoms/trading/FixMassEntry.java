package org.tandemoms.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.orders.Orders;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.Refused;

/** Requests about many orders: one after another, each in a change of its own. */
@Component
class FixMassEntry implements MassEntry {

    private final Orders orders;
    private final OrderStore store;
    private final Instruments instruments;

    FixMassEntry(Orders orders, OrderStore store, Instruments instruments) {
        this.orders = orders;
        this.store = store;
        this.instruments = instruments;
    }

    @Override
    public MassCanceled cancel(Scope scope) {
        if (scope.symbol() != null && instruments.bySymbol(scope.symbol()).isEmpty()) {
            return MassCanceled.refused(MassCanceled.UNKNOWN_SECURITY);
        }
        List<Affected> affected = new ArrayList<>();
        List<String> tooLate = new ArrayList<>();
        each(scope, order -> {
            try {
                orders.change(
                        order.id(),
                        TradeOrder.class,
                        open -> open.requestCancel(null, null, "mass cancel by the client"));
                affected.add(new Affected(order.id(), order.clientOrderId()));
            } catch (Refused late) {
                tooLate.add(order.id());
            }
        });
        return new MassCanceled(affected, tooLate, null);
    }

    @Override
    public List<ClientReport> status(Scope scope) {
        List<ClientReport> reports = new ArrayList<>();
        each(
                scope,
                order -> reports.add(order.report(ExecType.ORDER_STATUS)
                        .to(scope.sender().session())
                        .unsent(Ids.next())));
        return reports;
    }

    private void each(Scope scope, Consumer<TradeOrder> work) {
        Map<String, String> tags = scope.symbol() == null ? Map.of() : Map.of("instrument", scope.symbol());
        store.each(
                OrderFilter.open(OrderKind.TRADE)
                        .tagged(tags)
                        .ownedBy(scope.sender().owner()),
                found -> {
                    TradeOrder order = (TradeOrder) found;
                    if (scope.side() == null || scope.side() == order.side()) {
                        work.accept(order);
                    }
                });
    }
}
