package org.tandemoms.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.MarketHours;
import org.tandemoms.trading.Holding;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.Trigger;

/** When an order's hour comes and when its time is over, by the calendar of its instrument's market. */
@Component
class OrderTimes {

    private final MarketHours hours;
    private final Duration closeLead;
    private final Duration answerWithin;

    /**
     * @param closeLead how long before the close an order for the close goes to the market
     * @param answerWithin how long a venue may be silent
     */
    OrderTimes(
            MarketHours hours,
            @Value("${tandem.execution.close-lead:60s}") Duration closeLead,
            @Value("${tandem.execution.answer-within:5s}") Duration answerWithin) {
        this.hours = hours;
        this.closeLead = closeLead;
        this.answerWithin = answerWithin;
    }

    /** Until when a venue has to answer to a new price of ours; empty when none is open. */
    Optional<Instant> moveAnsweredBy(Route route) {
        return route.isLive()
                ? Optional.ofNullable(Holding.repricingSince(route)).map(asked -> asked.plus(answerWithin))
                : Optional.empty();
    }

    /** When an order that is held for this is set off by the clock; null when it is not. */
    Instant due(TradeOrder order, Trigger.Kind kind) {
        return switch (kind) {
            case OPENING -> hours.next(market(order), order.now()).opensAt();
            case CLOSE -> endOfDay(order).minus(closeLead);
            default -> null;
        };
    }

    /** When the house has to end the order; empty where a venue does, or nobody. */
    Optional<Instant> end(TradeOrder order) {
        TimeInForce time = order.terms().timeInForce();
        if (time == TimeInForce.GTD) {
            return isEndedByVenue(order)
                    ? Optional.empty()
                    : Optional.of(order.terms().expireAt());
        }
        boolean heldForTheDay = order.trigger().isPresent() && (time == TimeInForce.DAY || isForAuction(time));
        return heldForTheDay ? Optional.of(endOfDay(order)) : Optional.empty();
    }

    private static boolean isForAuction(TimeInForce time) {
        return time == TimeInForce.OPG || time == TimeInForce.CLS;
    }

    private static boolean isEndedByVenue(TradeOrder order) {
        return order.trigger().isEmpty()
                && order.routes().stream()
                        .anyMatch(route -> route.isLive() && route.terms().timeInForce() == TimeInForce.GTD);
    }

    /** The close of the trading day that the order came in on, or came in for. */
    private Instant endOfDay(TradeOrder order) {
        Instant on = order.terms().timeInForce() == TimeInForce.OPG
                ? order.trigger().map(Trigger::dueAt).orElse(order.createdAt())
                : order.createdAt();
        return hours.session(market(order), on).closesAt();
    }

    /**
     * When an order goes on that outlives the day and whose venue only knows days; empty unless the venue's day has just
     * ended.
     */
    Optional<Instant> nextDay(TradeOrder order) {
        Route last = order.routes().isEmpty()
                ? null
                : order.routes().get(order.routes().size() - 1);
        if (last == null || !isDaysPart(order, last) || last.status() != OrdStatus.EXPIRED) {
            return Optional.empty();
        }
        Instant goneOn = order.trigger()
                .filter(trigger -> trigger.kind() == Trigger.Kind.OPENING)
                .map(Trigger::firedAt)
                .orElse(Instant.MIN);
        if (last.at() == null || last.at().isBefore(goneOn)) {
            return Optional.empty();
        }
        MarketHours.Session session = hours.session(market(order), order.now());
        boolean begunSince = session.isOpenAt(order.now()) && session.opensAt().isAfter(last.at());
        return Optional.of(
                begunSince
                        ? order.now()
                        : hours.next(market(order), order.now()).opensAt());
    }

    /** A part that ends with the day although the order does not. */
    static boolean isDaysPart(TradeOrder order, Route route) {
        return route.terms().timeInForce() == TimeInForce.DAY
                && order.terms().timeInForce().outlivesDay();
    }

    private static String market(TradeOrder order) {
        return order.instrument().market();
    }
}
