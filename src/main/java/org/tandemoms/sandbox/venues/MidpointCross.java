package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.sandbox.SampleInstrument;

/**
 * A dark pool: orders of both sides meet at the midpoint in the order of arrival, and a hidden counterparty takes a
 * little of what is left each time the market moves.
 */
final class MidpointCross implements Trading {
    /** What the hidden counterparty takes at a time. */
    private static final BigDecimal HIDDEN_SIZE = new BigDecimal(1_000);

    private final Map<String, Working> orders = new LinkedHashMap<>();
    private final ReferencePrices prices;
    private final Tape tape;

    private static final class Working {
        private final VenueOrder order;
        private BigDecimal leaves;

        private Working(VenueOrder order) {
            this.order = order;
            this.leaves = order.leavesQty();
        }
    }

    MidpointCross(ReferencePrices prices, Tape tape) {
        this.prices = prices;
        this.tape = tape;
    }

    @Override
    public void enter(VenueOrder order) {
        Working incoming = new Working(order);
        orders.put(order.orderId(), incoming);
        BigDecimal midpoint = prices.price(order.symbol());
        if (!order.accepts(midpoint)) {
            return;
        }
        for (Working resting : opposite(order, midpoint)) {
            trade(resting, incoming.leaves.min(resting.leaves), midpoint, incoming);
        }
        trade(incoming, incoming.leaves.min(hiddenSize(order.symbol())), midpoint, null);
    }

    @Override
    public boolean couldFill(VenueOrder order) {
        BigDecimal midpoint = prices.price(order.symbol());
        BigDecimal reachable = opposite(order, midpoint).stream()
                .map(resting -> resting.leaves)
                .reduce(hiddenSize(order.symbol()), BigDecimal::add);
        return order.accepts(midpoint) && reachable.compareTo(order.leavesQty()) >= 0;
    }

    @Override
    public void remove(VenueOrder order) {
        orders.remove(order.orderId());
    }

    @Override
    public void replace(VenueOrder before, VenueOrder after) {
        if (losesPlace(before.terms(), after.terms())) {
            remove(before);
            enter(after);
        } else {
            orders.replace(after.orderId(), new Working(after));
        }
    }

    @Override
    public boolean restsUnpriced() {
        return true;
    }

    @Override
    public void tick() {
        for (Working working : List.copyOf(orders.values())) {
            BigDecimal midpoint = prices.price(working.order.symbol());
            if (working.order.accepts(midpoint)) {
                trade(working, working.leaves.min(hiddenSize(working.order.symbol())), midpoint, null);
            }
        }
    }

    @Override
    public Optional<Quote> quote(String symbol) {
        return Optional.empty();
    }

    private List<Working> opposite(VenueOrder order, BigDecimal midpoint) {
        return orders.values().stream()
                .filter(resting -> resting.order.symbol().equals(order.symbol()))
                .filter(resting -> resting.order.buying() != order.buying() && resting.order.accepts(midpoint))
                .sorted(Comparator.comparingLong(resting -> resting.order.rank()))
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }

    private BigDecimal hiddenSize(String symbol) {
        return prices.instrument(symbol)
                .map(SampleInstrument::lot)
                .orElseThrow()
                .max(HIDDEN_SIZE);
    }

    private void trade(Working resting, BigDecimal quantity, BigDecimal price, Working incoming) {
        if (quantity.signum() <= 0) {
            return;
        }
        take(resting, quantity, price, 1);
        if (incoming != null) {
            take(incoming, quantity, price, 2);
        }
    }

    private void take(Working working, BigDecimal quantity, BigDecimal price, int liquidity) {
        working.leaves = working.leaves.subtract(quantity);
        if (working.leaves.signum() == 0) {
            orders.remove(working.order.orderId());
        }
        tape.traded(working.order.orderId(), quantity, price, liquidity);
    }
}
