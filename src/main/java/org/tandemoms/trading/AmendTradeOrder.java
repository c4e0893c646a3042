package org.tandemoms.trading;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.Reason;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Asks for new terms of an order: checked as new orders are, and judged by the same rules. */
@Component
public class AmendTradeOrder {

    private final Orders orders;
    private final OrderChecks checks;
    private final Instruments instruments;
    private final ReplaceRules rules;
    private final TradingStops stops;
    private final OrderRouter router;
    private final ShortSales shortSales;

    AmendTradeOrder(
            Orders orders,
            OrderChecks checks,
            Instruments instruments,
            ReplaceRules rules,
            TradingStops stops,
            OrderRouter router,
            ShortSales shortSales) {
        this.shortSales = shortSales;
        this.router = router;
        this.stops = stops;
        this.orders = orders;
        this.checks = checks;
        this.instruments = instruments;
        this.rules = rules;
    }

    /**
     * Replaces by REST.
     *
     * @param seen version of the caller's If-Match
     */
    public TradeOrder byRest(String orderId, long seen, ReplaceTradeOrder request) {
        if (request.isEmpty()) {
            throw Problem.invalid(List.of(FieldError.of("", "required", "Say what shall change")))
                    .refused();
        }
        return replace(orderId, seen, null, null, request.terms());
    }

    /**
     * @param seen version of the caller's If-Match; null for any
     * @param clOrdId the request's own ClOrdID; null by REST
     * @param asked new terms; null members stay as they are
     */
    TradeOrder replace(String orderId, Long seen, String clOrdId, String origClOrdId, OrderTerms asked) {
        return orders.changeIf(orderId, TradeOrder.class, seen, order -> {
            OrderTerms wanted = order.terms().amended(asked);
            refuseWrong(order, wanted);
            refuseLate(order, wanted);
            stops.refuse(order.target(null));
            order.requestReplace(clOrdId, origClOrdId, wanted);
            router.settle(order);
        });
    }

    /** What has set the order off cannot be changed any more. */
    private static void refuseLate(TradeOrder order, OrderTerms wanted) {
        boolean otherStop = !Objects.equals(order.terms().stopPrice(), wanted.stopPrice())
                || !Objects.equals(order.terms().trail(), wanted.trail())
                || !Objects.equals(order.terms().trigger(), wanted.trigger());
        if (order.isTriggered() && otherStop) {
            throw Refused.because(
                    ProblemCode.TOO_LATE, "The stop was set off; what it waited for cannot be changed any more");
        }
    }

    private void refuseWrong(TradeOrder order, OrderTerms wanted) {
        List<FieldError> errors = instruments
                .bySymbol(order.instrument().symbol())
                .map(instrument -> checks.checkTerms(wanted, instrument))
                .orElse(List.of());
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
        shortSales.mark(order, wanted);
        List<Reason> findings = rules.against(order, wanted);
        if (!findings.isEmpty()) {
            shortSales.mark(order, order.terms());
            throw new Problem(
                            ProblemCode.COMPLIANCE,
                            "The new terms are refused; the order stays as it is",
                            findings.stream()
                                    .map(finding -> FieldError.of(null, finding.rule(), finding.text()))
                                    .toList())
                    .refused();
        }
    }
}
