package org.tandemoms.trading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.orders.Answer;
import org.tandemoms.orders.Draft;
import org.tandemoms.orders.Intake;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.Placed;
import org.tandemoms.orders.Placing;
import org.tandemoms.orders.Reason;
import org.tandemoms.orders.web.OrderAnswers;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;

/** Checks and places trade orders from any entrance. */
@Component
public class PlaceTradeOrder {

    private final Placing placing;
    private final OrderChecks checks;
    private final BondYields yields;
    private final ShortSales shortSales;
    private final OrderAnswers answers;
    private final TradingStops stops;
    private final Orders orders;

    PlaceTradeOrder(
            Placing placing,
            OrderChecks checks,
            BondYields yields,
            ShortSales shortSales,
            OrderAnswers answers,
            TradingStops stops,
            Orders orders) {
        this.placing = placing;
        this.stops = stops;
        this.orders = orders;
        this.checks = checks;
        this.yields = yields;
        this.shortSales = shortSales;
        this.answers = answers;
    }

    /**
     * Places an order that came by REST; its first answer is kept for repetitions.
     *
     * @throws org.tandemoms.shared.Refused {@code validation} with every wrong field, or what {@link Placing} refuses
     */
    public Placed byRest(String owner, String idempotencyKey, String bodyHash, TradeOrderRequest request) {
        OrderCandidate candidate = request.candidate();
        Placement placement = checked(owner, null, candidate);
        var intake = new Intake(owner, idempotencyKey, bodyHash, candidate.clientOrderId());
        return place(intake, placement, true);
    }

    /** Places an order that came by FIX, where the ClOrdID is the key and reports are the answer. */
    Placed byFix(OrderEntry.Sender sender, OrderCandidate candidate) {
        Placement placement = checked(sender.owner(), sender.session(), candidate);
        var intake = new Intake(sender.owner(), null, null, candidate.clientOrderId());
        return place(intake, placement, false);
    }

    /** Places a block; its first answer is kept for repetitions. */
    Placed block(Intake intake, Placement placement) {
        return place(intake, placement, true);
    }

    private Placed place(Intake intake, Placement placement, boolean answered) {
        Placed placed = placing.place(intake, new TradeDraft(placement, answered));
        if (!placed.replayed()) {
            stops.on(target(placement)).ifPresent(stop -> cancelStopped(placed.orderId(), stop));
        }
        return placed;
    }

    /** The stop came while the order was being stored, too late to refuse it and perhaps too early to find it. */
    private void cancelStopped(String orderId, TradingStops.Stop stop) {
        orders.change(orderId, TradeOrder.class, order -> {
            if (order.isOpen() && !order.isBeingCanceled() && !order.ordStatus().isTerminal()) {
                order.note("kill-switch", stop.words(), Map.of("killSwitch", stop.id()));
                order.requestCancel(null, null, stop.words());
            }
        });
    }

    /** A stop on one of its accounts stops a block. */
    private static List<String> accounts(Placement placement) {
        return placement.block() == null
                ? List.of()
                : placement.block().wanted().stream()
                        .map(AllocationRule.Wanted::account)
                        .toList();
    }

    private static TradingStops.Target target(Placement placement) {
        return target(placement, placement.account());
    }

    private static TradingStops.Target target(Placement placement, String account) {
        return new TradingStops.Target(
                account,
                Set.of(placement.owner()),
                placement.instrument().symbol(),
                placement.routing().strategy() == RoutingWish.Strategy.DIRECT
                        ? placement.routing().venue()
                        : null);
    }

    private Placement checked(String owner, String session, OrderCandidate asked) {
        OrderCandidate candidate = asked.with(
                yields.priced(asked.terms(), asked.side(), checks.instrument(asked, new OrderChecks.Errors())));
        List<FieldError> errors = checks.check(candidate);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
        Optional<Instrument> named = checks.instrument(candidate, new OrderChecks.Errors());
        Instrument instrument = named.orElseThrow();
        return new Placement(
                owner,
                session,
                candidate.clientOrderId(),
                candidate.account(),
                TradedInstrument.of(instrument),
                candidate.side(),
                candidate.terms(),
                candidate.routing() == null ? RoutingWish.BEST : candidate.routing(),
                candidate.algorithm(),
                candidate.locateId());
    }

    private final class TradeDraft implements Draft {

        private final Placement placement;
        private final boolean answered;

        TradeDraft(Placement placement, boolean answered) {
            this.placement = placement;
            this.answered = answered;
        }

        @Override
        public Order create(String orderId, Instant now) {
            return new TradeOrder(orderId, placement, now, CurrentActor.get());
        }

        @Override
        public void prepare(Order order) {
            stops.refuse(target(placement));
            accounts(placement).forEach(account -> stops.refuse(target(placement, account)));
            shortSales.prepare((TradeOrder) order);
        }

        @Override
        public Answer accepted(Order order) {
            if (!answered) {
                return null;
            }
            return order.status().equals(OrdStatus.REJECTED.name())
                    ? answers.refused(refusal(order))
                    : answers.created(order);
        }
    }

    /** All findings, each with the id of the order that stays on file. */
    private static Problem refusal(Order order) {
        List<Reason> findings =
                order.assessment() == null ? List.of() : order.assessment().reasons();
        return new Problem(
                ProblemCode.COMPLIANCE,
                "Refused by " + findings.size() + (findings.size() == 1 ? " rule" : " rules")
                        + "; the order is on file as " + order.id(),
                findings.stream()
                        .map(finding ->
                                new FieldError(null, finding.rule(), finding.text(), Map.of("orderId", order.id())))
                        .toList());
    }
}
