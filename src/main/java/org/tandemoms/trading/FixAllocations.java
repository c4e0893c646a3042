package org.tandemoms.trading;

import static org.tandemoms.trading.AllocationEntry.Answer.ACCEPTED;
import static org.tandemoms.trading.AllocationEntry.Answer.ACCOUNT_REJECTED;
import static org.tandemoms.trading.AllocationEntry.Answer.BLOCK_REJECTED;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.Placing;
import org.tandemoms.parties.Accounts;

/**
 * Allocations by FIX. One order that is done and has executed is divided, as a whole, among accounts of ours; what is
 * accepted is kept with the order and moves positions from the order's own account to those accounts, at the average price.
 */
@Component
class FixAllocations implements AllocationEntry {

    private final Placing placing;
    private final Orders orders;
    private final Accounts accounts;
    private final Instruments instruments;

    FixAllocations(Placing placing, Orders orders, Accounts accounts, Instruments instruments) {
        this.instruments = instruments;
        this.placing = placing;
        this.orders = orders;
        this.accounts = accounts;
    }

    @Override
    public Answer take(Instruction instruction) {
        if (instruction.orders().size() != 1) {
            return refused(Answer.OTHER, "An allocation is for one order");
        }
        Optional<TradeOrder> order = order(instruction);
        if (order.isEmpty()) {
            return refused(Answer.UNKNOWN_ORDER, "The order is not known");
        }
        Answer[] answer = new Answer[1];
        orders.change(order.get().id(), TradeOrder.class, current -> answer[0] = take(instruction, current));
        return answer[0];
    }

    private Optional<TradeOrder> order(Instruction instruction) {
        Named named = instruction.orders().get(0);
        Optional<String> id = named.clOrdId() == null
                ? Optional.ofNullable(named.orderId())
                : placing.orderIdOf(instruction.sender().owner(), named.clOrdId());
        return id.flatMap(orders::find)
                .filter(TradeOrder.class::isInstance)
                .map(TradeOrder.class::cast)
                .filter(order -> order.owner().equals(instruction.sender().owner()));
    }

    private Answer take(Instruction instruction, TradeOrder order) {
        boolean refers = instruction.kind() != Kind.NEW;
        boolean known = order.allocation()
                .filter(held -> held.allocId().equals(instruction.refAllocId()))
                .isPresent();
        if (refers && !known) {
            boolean goneAlready = instruction.kind() == Kind.CANCEL
                    && instruction.maybeKnown()
                    && order.allocation().isEmpty();
            return goneAlready
                    ? accepted(order)
                    : repeated(instruction, order)
                            .orElseGet(
                                    () -> refused(Answer.OTHER, "There is no allocation " + instruction.refAllocId()));
        }
        if (instruction.kind() == Kind.CANCEL) {
            order.divide(null);
            return accepted(order);
        }
        return refusal(instruction, order, refers)
                .or(() -> repeated(instruction, order))
                .orElseGet(() -> {
                    order.divide(new Allocation(instruction.allocId(), instruction.shares(), order.now()));
                    return accepted(order);
                });
    }

    /** What was accepted is accepted again. */
    private static Optional<Answer> repeated(Instruction instruction, TradeOrder order) {
        return order.allocation()
                .filter(held -> held.sameAs(instruction.allocId(), instruction.shares()))
                .map(held -> accepted(order));
    }

    private Optional<Answer> refusal(Instruction instruction, TradeOrder order, boolean replaces) {
        if (order.isOpen() || order.cumQty().signum() == 0) {
            return Optional.of(refused(Answer.OTHER, "The order is " + Wording.of(order.ordStatus())));
        }
        boolean same = repeated(instruction, order).isPresent();
        if (!replaces && order.allocation().isPresent() && !same) {
            return Optional.of(refused(
                    Answer.OTHER,
                    "The order is allocated by "
                            + order.allocation().orElseThrow().allocId()));
        }
        boolean otherTrade = instruction.side() != order.side()
                || !order.instrument().symbol().equals(instruction.symbol());
        if (otherTrade) {
            return Optional.of(refused(
                    Answer.MISMATCHED_DATA,
                    "The order was to " + Wording.of(order.side(), order.terms(), order.instrument())));
        }
        return wrongNumbers(instruction, order)
                .or(() -> unknownAccounts(instruction))
                .or(() -> wrongShares(instruction, order));
    }

    /** Each account settles once, in pieces that can be traded. */
    private Optional<Answer> wrongShares(Instruction instruction, TradeOrder order) {
        long named = instruction.shares().stream()
                .map(Allocation.Share::account)
                .distinct()
                .count();
        if (named != instruction.shares().size()) {
            return Optional.of(refused(Answer.OTHER, "An account is named more than once"));
        }
        return instruments
                .bySymbol(order.instrument().symbol())
                .filter(instrument ->
                        instruction.shares().stream().anyMatch(share -> !instrument.isInLots(share.quantity())))
                .map(instrument -> refused(
                        Answer.INCORRECT_ALLOCATED_QUANTITY,
                        "It trades in steps of " + instrument.lot().toPlainString()));
    }

    private static Optional<Answer> wrongNumbers(Instruction instruction, TradeOrder order) {
        if (instruction.quantity() == null || instruction.quantity().compareTo(order.cumQty()) != 0) {
            return Optional.of(refused(
                    Answer.INCORRECT_QUANTITY, "Executed were " + order.cumQty().toPlainString()));
        }
        BigDecimal given = instruction.averagePrice();
        boolean wrongPrice = given != null
                && order.avgPx().setScale(given.scale(), RoundingMode.HALF_EVEN).compareTo(given) != 0;
        if (wrongPrice) {
            return Optional.of(refused(
                    Answer.INCORRECT_AVERAGE,
                    "The average price was " + order.avgPx().toPlainString()));
        }
        boolean notPositive = instruction.shares().stream()
                .anyMatch(share -> share.quantity() == null || share.quantity().signum() <= 0);
        if (notPositive || sum(instruction.shares()).compareTo(order.cumQty()) != 0) {
            return Optional.of(refused(
                    Answer.INCORRECT_ALLOCATED_QUANTITY,
                    "The accounts' quantities have to be positive and to sum to "
                            + order.cumQty().toPlainString()));
        }
        return Optional.empty();
    }

    private static BigDecimal sum(List<Allocation.Share> shares) {
        return shares.stream().map(Allocation.Share::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Optional<Answer> unknownAccounts(Instruction instruction) {
        String unknown = instruction.shares().stream()
                .map(Allocation.Share::account)
                .filter(account -> account == null || accounts.find(account).isEmpty())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Answer(ACCOUNT_REJECTED, Answer.UNKNOWN_ACCOUNT, "Accounts not known: " + unknown, null));
    }

    private static Answer accepted(TradeOrder order) {
        return new Answer(ACCEPTED, null, null, order.avgPx());
    }

    private static Answer refused(int reason, String text) {
        return new Answer(BLOCK_REJECTED, reason, text, null);
    }
}
