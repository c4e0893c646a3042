package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a customer gets for goods that come back. The replacement is an order of its own: held with its stock when the
 * return is accepted, let go when the goods are here.
 *
 * @param lines priced as the replacement will be
 * @param order id of the replacement; null before it is placed
 * @param credit part of the returned goods' price that pays for it; the rest of the replacement's price is charged, the
 *     rest of the returned goods' price given back
 * @param impossible why there is no replacement, so that the money is given back instead; null otherwise
 */
record Exchange(List<SalesLine> lines, String order, BigDecimal credit, String impossible) {

    Exchange {
        lines = List.copyOf(lines);
    }

    static Exchange wanted(List<SalesLine> lines) {
        return new Exchange(lines, null, null, null);
    }

    Exchange placedAs(String orderId, BigDecimal paidByGoods) {
        return new Exchange(lines, orderId, paidByGoods, null);
    }

    Exchange notPossible(String why) {
        return new Exchange(lines, null, null, why);
    }

    BigDecimal gross() {
        return lines.stream().map(SalesLine::gross).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
