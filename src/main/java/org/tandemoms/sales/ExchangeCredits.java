package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Money that moves from one order to another without going back to the customer first, because goods of the one are
 * exchanged for those of the other. The order that was paid promises it, the replacement receives it and sends back what
 * it does not need. Amounts are in the orders' currency, which is the same.
 */
public final class ExchangeCredits {

    /** @param order whose goods come back by {@code returnId} */
    public record Granted(String order, String returnId, BigDecimal amount) {}

    /** @param freed references of what was sent back of it, so that each counts once */
    record Promised(String returnId, BigDecimal amount, List<String> freed) {

        Promised {
            freed = List.copyOf(freed);
        }
    }

    private Granted granted;
    private boolean goodsAreBack;
    private List<Promised> promises = new ArrayList<>();

    static ExchangeCredits granted(Granted credit) {
        var credits = new ExchangeCredits();
        credits.granted = credit;
        return credits;
    }

    ExchangeCredits untouched() {
        return granted(granted);
    }

    Granted granted() {
        return granted;
    }

    boolean isAwaitingReturn() {
        return granted != null && !goodsAreBack;
    }

    void goodsAreBack() {
        goodsAreBack = true;
    }

    BigDecimal received() {
        return granted == null ? BigDecimal.ZERO : granted.amount();
    }

    /** @return what was promised for the return, now or before */
    BigDecimal promise(String returnId, BigDecimal amount) {
        if (promises.stream().noneMatch(p -> p.returnId().equals(returnId))) {
            promises.add(new Promised(returnId, amount.max(BigDecimal.ZERO), List.of()));
        }
        return promised(returnId);
    }

    BigDecimal promised(String returnId) {
        return promises.stream()
                .filter(p -> p.returnId().equals(returnId))
                .map(Promised::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal promised() {
        return promises.stream().map(Promised::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @return what became free now: nothing when that reference was known */
    BigDecimal free(String returnId, String reference, BigDecimal amount) {
        for (int i = 0; i < promises.size(); i++) {
            Promised promise = promises.get(i);
            if (promise.returnId().equals(returnId) && !promise.freed().contains(reference)) {
                BigDecimal part = amount.min(promise.amount());
                List<String> freed = new ArrayList<>(promise.freed());
                freed.add(reference);
                promises.set(i, new Promised(returnId, promise.amount().subtract(part), freed));
                return part;
            }
        }
        return BigDecimal.ZERO;
    }

    void sendBack(SalesOrder order, int number, BigDecimal amount) {
        order.send(
                "credit-back:" + number,
                ExchangeCourier.DESTINATION,
                ExchangeCourier.UNUSED,
                Map.of(
                        "order", granted.order(),
                        "return", granted.returnId(),
                        "reference", order.id() + ":" + number,
                        "amount", amount.toPlainString()));
    }
}
