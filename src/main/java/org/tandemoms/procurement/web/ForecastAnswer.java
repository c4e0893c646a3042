package org.tandemoms.procurement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;
import org.tandemoms.procurement.forecast.Forecast;
import org.tandemoms.shared.FloatingPoint;

@FloatingPoint("shown, not ordered")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ForecastAnswer(
        Map<String, Double> parameters,
        List<Double> forecast,
        List<Double> fitted,
        double sse,
        @Nullable Double level,
        @Nullable Double trend,
        @Nullable List<Double> seasonals) {

    static ForecastAnswer of(Forecast forecast) {
        return new ForecastAnswer(
                forecast.parameters(),
                forecast.forecast(),
                forecast.fitted(),
                forecast.sse(),
                forecast.level(),
                forecast.trend(),
                forecast.seasonals());
    }
}
