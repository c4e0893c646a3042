package org.tandemoms.execution.schedule;

import org.tandemoms.shared.FloatingPoint;

/**
 * What trading does to the price: linear permanent and temporary impact (R. Almgren and N. Chriss, "Optimal execution of
 * portfolio transactions", Journal of Risk 3 (2001), section 1).
 *
 * @param sigma volatility, currency per share and square root of the unit of time
 * @param epsilon fixed cost of a share, such as half the bid-ask spread, currency per share
 * @param gamma permanent impact, currency per share and share
 * @param eta temporary impact, currency per share and (share per unit of time)
 */
@FloatingPoint("parameters are estimated from data by regression")
public record MarketImpact(double sigma, double epsilon, double gamma, double eta) {

    /** Expected cost of a schedule against the price at its start, in currency; the paper's equation (4). */
    public double expectedCost(TradingSchedule schedule, double horizon) {
        double interval = horizon / schedule.intervals();
        double quantity = schedule.quantity();
        double squares =
                schedule.trades().stream().mapToDouble(trade -> trade * trade).sum();
        double sum = schedule.trades().stream().mapToDouble(Math::abs).sum();
        return 0.5 * gamma * quantity * quantity + epsilon * sum + etaTilde(interval) / interval * squares;
    }

    /** Variance of that cost, in currency squared; the paper's equation (5). */
    public double variance(TradingSchedule schedule, double horizon) {
        double interval = horizon / schedule.intervals();
        double squares = schedule.holdings().stream()
                .skip(1)
                .mapToDouble(holding -> holding * holding)
                .sum();
        return sigma * sigma * interval * squares;
    }

    /** Temporary impact less the part of the permanent one that the trade itself already pays. */
    double etaTilde(double interval) {
        return eta - 0.5 * gamma * interval;
    }
}
