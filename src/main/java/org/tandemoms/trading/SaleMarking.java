package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * How a sale is marked (SEC Regulation SHO, Rule 200(g)): long only if the seller owns all of it; a seller is deemed to own
 * securities only to the extent of its net long position (Rule 200(c)), and what other open orders sell counts as sold.
 *
 * @param parts one for each account; several in a block
 * @param at when it was found so, UTC
 */
public record SaleMarking(List<Part> parts, Instant at) {

    /**
     * @param quantity to be sold
     * @param owned net position of the account
     * @param beingSold by other open orders
     */
    public record Part(String account, BigDecimal quantity, BigDecimal owned, BigDecimal beingSold) {

        static Part of(String account, BigDecimal quantity, Ownership.Cover cover) {
            return new Part(account, quantity, cover.owned(), cover.beingSold());
        }

        public boolean isLong() {
            return new Ownership.Cover(owned, beingSold).covers(quantity);
        }

        private String words() {
            return account + " sells " + quantity.toPlainString() + ", owns " + owned.toPlainString()
                    + " and is selling " + beingSold.toPlainString() + " of it already";
        }
    }

    public boolean isLong() {
        return parts.stream().allMatch(Part::isLong);
    }

    /** Accounts that sell more than is theirs to sell. */
    public List<String> accountsShort() {
        return parts.stream().filter(part -> !part.isLong()).map(Part::account).toList();
    }

    String words() {
        List<String> facts = parts.stream().map(Part::words).toList();
        return (isLong() ? "Marked long: " : "Marked short, though it came as a plain sale: ")
                + String.join("; ", facts);
    }
}
