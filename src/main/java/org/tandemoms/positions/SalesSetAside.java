package org.tandemoms.positions;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Orders;
import org.tandemoms.trading.Ownership;

/**
 * Sales that are set aside live in the document of the position they count against: one guarded write sees what is owned,
 * what others sell, and adds the new one. Where an order would be refused for want of holding it looks again: what was bought
 * may be on its way, and an order that was about to be placed when its node died may never have come to be.
 */
@Component
class SalesSetAside implements Ownership {

    /** An order is stored long before. */
    private static final Duration PLACED_WITHIN = Duration.ofMinutes(2);

    private final PositionLines lines;
    private final Positions positions;
    private final Underway underway;
    private final Orders orders;
    private final Clock clock;

    SalesSetAside(PositionLines lines, Positions positions, Underway underway, Orders orders, Clock clock) {
        this.lines = lines;
        this.positions = positions;
        this.underway = underway;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public Cover setAside(Sale sale) {
        String id = Position.idOf(sale.account(), sale.instrument().symbol());
        Cover cover = write(id, new Setting(sale, List.of(), clock.instant()));
        if (!sale.decisive() || cover.covers(sale.quantity())) {
            return cover;
        }
        underway.await(id);
        return write(id, new Setting(sale, abandoned(id, sale.orderId()), clock.instant()));
    }

    private Cover write(String id, Setting setting) {
        lines.of(id).apply(setting, clock.instant());
        return setting.cover;
    }

    private List<String> abandoned(String id, String besides) {
        Instant before = clock.instant().minus(PLACED_WITHIN);
        return positions.find(id).map(Position::sales).orElse(Map.of()).entrySet().stream()
                .filter(sale ->
                        !sale.getKey().equals(besides) && sale.getValue().at().isBefore(before))
                .map(Map.Entry::getKey)
                .filter(order -> orders.find(order).isEmpty())
                .toList();
    }

    @Override
    public Cover coverOf(String account, String symbol) {
        Optional<Position> position = positions.find(Position.idOf(account, symbol));
        return new Cover(
                position.map(Position::quantity).orElse(BigDecimal.ZERO),
                position.map(held -> held.beingSoldBesides(null)).orElse(BigDecimal.ZERO));
    }

    private static final class Setting implements PositionLine.Change {

        private final Sale sale;
        private final List<String> abandoned;
        private final Instant now;
        private Cover cover;

        Setting(Sale sale, List<String> abandoned, Instant now) {
            this.sale = sale;
            this.abandoned = abandoned;
            this.now = now;
        }

        @Override
        public boolean on(Position position) {
            boolean changed = false;
            for (String order : abandoned) {
                changed |= position.setAside(order, BigDecimal.ZERO, now);
            }
            cover = new Cover(position.quantity(), position.beingSoldBesides(sale.orderId()));
            return changed | position.setAside(sale.orderId(), sale.quantity(), now);
        }

        @Override
        public Position opened(LotMethods methods) {
            return Position.opened(
                    sale.account(),
                    sale.instrument().symbol(),
                    sale.instrument().currency(),
                    sale.instrument().valuePerPoint(),
                    methods.of(sale.account()));
        }
    }
}
