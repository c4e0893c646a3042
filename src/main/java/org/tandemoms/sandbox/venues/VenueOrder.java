package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import quickfix.field.OrdStatus;
import quickfix.field.Side;

/**
 * An order as the venue knows it. Immutable: every change gives a new one, which is what the journal stores.
 *
 * @param receivedRank entry number at the venue; never changes
 * @param rank priority among orders of the same price, the lower first; a replace may cost it
 * @param chain every ClOrdID accepted for the order, oldest first; the last one is current
 * @param secondaryClOrdId the sender's own order id (tag 526); empty when it sent none
 * @param notional sum of quantity times price of the fills
 */
record VenueOrder(
        String orderId,
        long receivedRank,
        long rank,
        List<String> chain,
        String secondaryClOrdId,
        String account,
        String symbol,
        char side,
        Terms terms,
        char status,
        boolean triggered,
        BigDecimal cumQty,
        BigDecimal notional,
        int executions,
        Instant receivedAt) {

    String clOrdId() {
        return chain.get(chain.size() - 1);
    }

    /** The first ClOrdID, by which the sender knows the whole order. */
    String firstClOrdId() {
        return chain.get(0);
    }

    boolean buying() {
        return side == Side.BUY;
    }

    boolean open() {
        return switch (status) {
            case OrdStatus.PENDING_NEW, OrdStatus.NEW, OrdStatus.PARTIALLY_FILLED -> true;
            default -> false;
        };
    }

    BigDecimal leavesQty() {
        return open() ? terms.quantity().subtract(cumQty) : BigDecimal.ZERO;
    }

    BigDecimal avgPx() {
        return cumQty.signum() == 0 ? BigDecimal.ZERO : notional.divide(cumQty, 8, RoundingMode.HALF_EVEN);
    }

    /** Whether the order may trade at this price. */
    boolean accepts(BigDecimal tradePrice) {
        if (!terms.hasLimit()) {
            return true;
        }
        int distance = tradePrice.compareTo(terms.price());
        return buying() ? distance <= 0 : distance >= 0;
    }

    VenueOrder acknowledged() {
        return with(chain, rank, terms, OrdStatus.NEW, cumQty, notional, executions);
    }

    VenueOrder filled(BigDecimal quantity, BigDecimal tradePrice) {
        BigDecimal cum = cumQty.add(quantity);
        char next = cum.compareTo(terms.quantity()) >= 0 ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
        return with(chain, rank, terms, next, cum, notional.add(quantity.multiply(tradePrice)), executions + 1);
    }

    /** With one trade put in the place of another; an order that was filled and is not any more is open again. */
    VenueOrder amended(BigDecimal formerQuantity, BigDecimal formerPrice, BigDecimal quantity, BigDecimal price) {
        BigDecimal cum = cumQty.subtract(formerQuantity).add(quantity);
        BigDecimal amount =
                notional.subtract(formerQuantity.multiply(formerPrice)).add(quantity.multiply(price));
        boolean working = open() || status == OrdStatus.FILLED;
        char next = !working
                ? status
                : cum.signum() == 0
                        ? OrdStatus.NEW
                        : cum.compareTo(terms.quantity()) >= 0 ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
        return with(chain, rank, terms, next, cum, amount, executions);
    }

    /** With new terms under a new ClOrdID; a quantity at or below what is already filled leaves nothing open. */
    VenueOrder replaced(String clOrdId, Terms newTerms, long newRank) {
        BigDecimal quantity = newTerms.quantity().max(cumQty);
        Terms held = newTerms.amended(quantity, null, null);
        char next = cumQty.signum() == 0
                ? OrdStatus.NEW
                : quantity.compareTo(cumQty) == 0 ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
        return with(chained(clOrdId), newRank, held, next, cumQty, notional, executions);
    }

    VenueOrder canceled(String clOrdId) {
        return with(chained(clOrdId), rank, terms, OrdStatus.CANCELED, cumQty, notional, executions);
    }

    /** Ended by the venue itself. */
    VenueOrder ended(char finalStatus) {
        return with(chain, rank, terms, finalStatus, cumQty, notional, executions);
    }

    VenueOrder stopTriggered() {
        return new VenueOrder(
                orderId,
                receivedRank,
                rank,
                chain,
                secondaryClOrdId,
                account,
                symbol,
                side,
                terms,
                status,
                true,
                cumQty,
                notional,
                executions,
                receivedAt);
    }

    private List<String> chained(String clOrdId) {
        List<String> longer = new ArrayList<>(chain);
        longer.add(clOrdId);
        return List.copyOf(longer);
    }

    private VenueOrder with(
            List<String> newChain,
            long newRank,
            Terms newTerms,
            char newStatus,
            BigDecimal newCumQty,
            BigDecimal newNotional,
            int newExecutions) {
        return new VenueOrder(
                orderId,
                receivedRank,
                newRank,
                newChain,
                secondaryClOrdId,
                account,
                symbol,
                side,
                newTerms,
                newStatus,
                triggered,
                newCumQty,
                newNotional,
                newExecutions,
                receivedAt);
    }
}
