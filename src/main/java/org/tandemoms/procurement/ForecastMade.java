package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.procurement.forecast.ForecastMethod;

/**
 * The forecast that a proposal rests on, rounded for people.
 *
 * @param method that did best
 * @param error standard deviation of its error of one day, in pieces
 * @param testDays how many past days it was tried on; 0 when the history is too short
 * @param candidates all that were tried, best first
 * @param historyFrom day of the first history value
 * @param history daily demand, the last value is yesterday's; the younger part where it is long
 * @param daily forecast of the coming days, the first is today
 */
public record ForecastMade(
        @Nullable ForecastMethod method,
        BigDecimal meanPerDay,
        BigDecimal error,
        int testDays,
        List<Candidate> candidates,
        LocalDate historyFrom,
        List<BigDecimal> history,
        List<BigDecimal> daily) {

    /**
     * @param mase mean absolute error as a share of the naive forecast's; null when demand never changes
     * @param bias mean of forecast less demand
     */
    public record Candidate(ForecastMethod method, BigDecimal error, @Nullable BigDecimal mase, BigDecimal bias) {}
}
