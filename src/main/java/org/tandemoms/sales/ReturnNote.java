package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What an order knows of goods that shall come back. The return itself is a document of its own; here stands what keeps
 * two returns from taking the same piece.
 *
 * @param id of the return
 * @param request key and content of the request, so that a repetition makes no second return
 * @param replacement what the customer gets in exchange, priced; empty unless that is wanted
 */
public record ReturnNote(
        String id,
        String request,
        ReturnReason reason,
        List<Line> lines,
        State state,
        Instant requestedAt,
        ReturnResolution resolution,
        List<SalesLine> replacement) {

    public enum State {
        OPEN,
        REFUSED,
        /** Mended and back with the customer, who may send them in again. */
        REPAIRED,
        DONE
    }

    /** @param value gross price of the pieces */
    public record Line(String lineId, String sku, String location, BigDecimal quantity, BigDecimal value) {}

    public ReturnNote {
        resolution = resolution == null ? ReturnResolution.REFUND : resolution;
        replacement = replacement == null ? List.of() : List.copyOf(replacement);
    }

    ReturnNote in(State next) {
        return new ReturnNote(id, request, reason, lines, next, requestedAt, resolution, replacement);
    }

    ReturnNote replacedBy(List<SalesLine> goods) {
        return new ReturnNote(id, request, reason, lines, state, requestedAt, resolution, goods);
    }

    public BigDecimal value() {
        return lines.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
