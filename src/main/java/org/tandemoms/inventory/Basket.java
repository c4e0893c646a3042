package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Goods that somebody has put aside before there is an order. The stock documents say what is really held; this says for
 * whom, until when and which order took it.
 *
 * @param owner who put them aside; nobody else sees or uses them
 * @param held what is held where; empty until all is
 * @param order that took them over, or null
 */
public record Basket(
        String id,
        String owner,
        List<Line> lines,
        List<Allotment> held,
        Instant expiresAt,
        Stage stage,
        String order,
        Instant at)
        implements Filing.Paper {

    public enum Stage {
        /** Goods are just being held; what is left so lapses by itself. */
        OPENING,
        OPEN,
        REFUSED,
        RELEASED,
        /** An order has it. */
        TAKEN
    }

    public record Line(String lineId, String sku, BigDecimal quantity) {}

    public Basket {
        lines = List.copyOf(lines);
        held = held == null ? List.of() : List.copyOf(held);
    }

    @Override
    public String state() {
        return stage.name();
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    List<Demand> demands() {
        return java.util.stream.IntStream.range(0, lines.size())
                .mapToObj(i -> new Demand(
                        key(lines.get(i)), lines.get(i).sku(), lines.get(i).quantity(), "/lines/" + i + "/quantity"))
                .toList();
    }

    String key(Line line) {
        return id + ":" + line.lineId();
    }

    Basket in(Stage next) {
        return new Basket(id, owner, lines, held, expiresAt, next, order, at);
    }

    Basket holding(List<Allotment> goods) {
        return new Basket(id, owner, lines, goods, expiresAt, Stage.OPEN, null, at);
    }

    Basket until(Instant later) {
        return new Basket(id, owner, lines, held, later, stage, order, at);
    }

    Basket takenBy(String orderId) {
        return new Basket(id, owner, lines, held, expiresAt, Stage.TAKEN, orderId, at);
    }
}
