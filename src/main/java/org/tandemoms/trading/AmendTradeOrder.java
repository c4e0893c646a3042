package org.tandemoms.trading;

import java.util.ArrayList;
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

    /** Types that one field says; the others are told by several, which a replace need not repeat. */
    private static final List<OrdType> PLAIN = List.of(OrdType.MARKET, OrdType.LIMIT, OrdType.STOP, OrdType.STOP_LIMIT);

    /** Code of the finding that a working order was asked to be executed at once or never. */
    static final String TAKEN_ON_ARRIVAL_ONLY = "on-arrival-only";

    private final Orders orders;
    private final OrderChecks checks;
    private final BondYields yields;
    private final Instruments instruments;
    private final ReplaceRules rules;
    private final TradingStops stops;
    private final OrderRouter router;
    private final ShortSales shortSales;

    AmendTradeOrder(
            Orders orders,
            OrderChecks checks,
            BondYields yields,
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
        this.yields = yields;
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
            OrderTerms wanted = order.terms()
                    .amended(yields.priced(
                            asked,
                            order.side(),
                            instruments.bySymbol(order.instrument().symbol())));
            refuseWrong(order, wanted);
            refuseLate(order, wanted);
            refuseAtOnce(order, wanted);
            stops.refuse(order.target(null));
            order.requestReplace(clOrdId, origClOrdId, wanted);
            router.settle(order);
        });
    }

    /**
     * Refuses a request by FIX that speaks of another security, side, account or type than the order's: it was meant for
     * another order, or for more than a replace can do. By the security's symbol only where that names another one for
     * sure, for a client may call it by a shorter name.
     *
     * @param type that the request asks for; null for none
     */
    void refuseOther(TradeOrder order, OrderEntry.Subject said, OrdType type) {
        List<FieldError> wrong = new ArrayList<>();
        if (said != null) {
            if (said.side() != null && said.side().isBuy() != order.side().isBuy()) {
                wrong.add(FieldError.of(
                        "/side", "other", "The order " + (order.side().isBuy() ? "buys" : "sells")));
            }
            if (isOther(order.instrument(), said)) {
                wrong.add(FieldError.of(
                        "/instrument",
                        "other",
                        "The order is for " + order.instrument().symbol()));
            }
            if (said.account() != null && !said.account().equals(order.account())) {
                wrong.add(FieldError.of("/account", "other", "The order is for account " + order.account()));
            }
        }
        OrdType stays = order.terms().ordType();
        if (type != null && type != stays && PLAIN.contains(type) && PLAIN.contains(stays)) {
            wrong.add(
                    FieldError.of("/orderType", "other", "It stays " + stays + "; cancel the order and send another"));
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong).refused();
        }
    }

    private boolean isOther(TradedInstrument ours, OrderEntry.Subject said) {
        boolean otherIsin =
                said.isin() != null && ours.isin() != null && !said.isin().equals(ours.isin());
        return otherIsin
                || said.symbol() != null
                        && !ours.symbol().startsWith(said.symbol())
                        && instruments.bySymbol(said.symbol()).isPresent();
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

    /**
     * What is executed at once or never is so on arrival; an order that rests cannot arrive again. The standard leaves it to
     * the side that works the order which changes it takes (OrderCancelReplaceRequest, G).
     */
    private static void refuseAtOnce(TradeOrder order, OrderTerms wanted) {
        TimeInForce time = wanted.timeInForce();
        if (time != order.terms().timeInForce() && (time == TimeInForce.IOC || time == TimeInForce.FOK)) {
            throw Problem.invalid(List.of(FieldError.of(
                            "/timeInForce",
                            TAKEN_ON_ARRIVAL_ONLY,
                            "An order that is at work cannot become one that is executed at once or never;"
                                    + " cancel it and send another")))
                    .refused();
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
