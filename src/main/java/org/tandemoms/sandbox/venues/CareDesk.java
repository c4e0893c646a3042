package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A broker's desk: a care order is worked in a few slices over the next seconds, each at the market's far side. */
final class CareDesk implements Trading {
    private static final int SLICES = 5;
    private static final int TICKS_BETWEEN_SLICES = 4;

    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private final VenueProfile venue;
    private final ReferencePrices prices;
    private final Tape tape;
    private int ticks;

    private static final class Ticket {
        private final VenueOrder order;
        private final BigDecimal slice;
        private BigDecimal leaves;

        private Ticket(VenueOrder order, BigDecimal lot) {
            this.order = order;
            this.leaves = order.leavesQty();
            this.slice = leaves.divide(lot.multiply(BigDecimal.valueOf(SLICES)), 0, RoundingMode.UP)
                    .multiply(lot);
        }
    }

    CareDesk(VenueProfile venue, ReferencePrices prices, Tape tape) {
        this.venue = venue;
        this.prices = prices;
        this.tape = tape;
    }

    @Override
    public void enter(VenueOrder order) {
        BigDecimal lot = prices.instrument(order.symbol()).orElseThrow().lot();
        tickets.put(order.orderId(), new Ticket(order, lot));
    }

    /** A desk promises nothing at once. */
    @Override
    public boolean couldFill(VenueOrder order) {
        return false;
    }

    @Override
    public void remove(VenueOrder order) {
        tickets.remove(order.orderId());
    }

    @Override
    public void replace(VenueOrder before, VenueOrder after) {
        remove(before);
        enter(after);
    }

    @Override
    public boolean restsUnpriced() {
        return true;
    }

    @Override
    public void tick() {
        if (++ticks % TICKS_BETWEEN_SLICES != 0) {
            return;
        }
        for (Ticket ticket : List.copyOf(tickets.values())) {
            BigDecimal price = farSide(ticket.order);
            if (ticket.order.accepts(price)) {
                work(ticket, price);
            }
        }
    }

    @Override
    public Optional<Quote> quote(String symbol) {
        return Optional.empty();
    }

    private BigDecimal farSide(VenueOrder order) {
        BigDecimal tick = prices.instrument(order.symbol()).orElseThrow().tick();
        BigDecimal away = tick.multiply(BigDecimal.valueOf(venue.halfSpreadTicks()));
        BigDecimal reference = prices.price(order.symbol());
        return order.buying() ? reference.add(away) : reference.subtract(away);
    }

    private void work(Ticket ticket, BigDecimal price) {
        BigDecimal quantity = ticket.slice.min(ticket.leaves);
        ticket.leaves = ticket.leaves.subtract(quantity);
        if (ticket.leaves.signum() == 0) {
            tickets.remove(ticket.order.orderId());
        }
        tape.traded(ticket.order.orderId(), quantity, price, 2);
    }
}
