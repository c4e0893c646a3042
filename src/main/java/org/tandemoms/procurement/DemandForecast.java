package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tandemoms.procurement.forecast.BackTest;
import org.tandemoms.shared.FloatingPoint;

/** The forecast of an item at a location, made anew when the history has changed: by a new day or an import. */
@Component
@FloatingPoint("statistics, rounded at its edge")
class DemandForecast {

    /** Drawn beside the forecast; more would only be a thick line. */
    private static final int DRAWN_DAYS = 120;

    private static final int KEPT = 20_000;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Demand.Series series, int horizon, BackTest.Choice choice) {}

    /** @param choice null when there was never any demand */
    @FloatingPoint("statistics")
    record Forecasted(Demand.Series series, BackTest.Choice choice) {

        double variation() {
            double mean = mean();
            return mean == 0 ? 0 : choice.error() / mean;
        }

        /** Of the forecast, over its horizon. */
        double mean() {
            return choice == null
                    ? 0
                    : choice.forecast().forecast().stream()
                            .mapToDouble(one -> Math.max(0, one))
                            .average()
                            .orElse(0);
        }

        ForecastMade made(LocalDate today) {
            List<BigDecimal> all = series.quantities();
            int from = Math.max(0, all.size() - DRAWN_DAYS);
            if (choice == null) {
                return new ForecastMade(
                        null, BigDecimal.ZERO, BigDecimal.ZERO, 0, List.of(), today, List.of(), List.of());
            }
            return new ForecastMade(
                    choice.method(),
                    rounded(mean()),
                    rounded(choice.error()),
                    choice.testPeriods(),
                    choice.candidates().stream().map(Forecasted::shown).toList(),
                    series.from().plusDays(from),
                    all.subList(from, all.size()),
                    choice.forecast().forecast().stream()
                            .map(one -> rounded(Math.max(0, one)))
                            .toList());
        }

        private static ForecastMade.Candidate shown(BackTest.Candidate one) {
            return new ForecastMade.Candidate(
                    one.method(),
                    rounded(one.rmse()),
                    one.mase() == null ? null : rounded(one.mase()),
                    rounded(one.bias()));
        }
    }

    Forecasted of(String shelf, Demand.Series series, int horizon) {
        if (series.total().signum() == 0) {
            return new Forecasted(series, null);
        }
        Known before = known.get(shelf);
        if (before == null || before.horizon() < horizon || !before.series().equals(series)) {
            double[] history = series.quantities().stream()
                    .mapToDouble(BigDecimal::doubleValue)
                    .toArray();
            before = new Known(series, horizon, BackTest.choose(history, horizon));
            if (known.size() > KEPT) {
                known.clear();
            }
            known.put(shelf, before);
        }
        return new Forecasted(series, before.choice());
    }

    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
