package org.tandemoms.execution;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.tandemoms.execution.schedule.ScheduleModel;
import org.tandemoms.execution.schedule.Vwap;
import org.tandemoms.shared.FieldError;

/**
 * Volume-weighted: each interval trades its part of the volume expected in the market. Without a curve of its own the
 * volume is taken to be high at both ends and low in between, as a trading day's is (A. Admati and P. Pfleiderer, "A
 * theory of intraday patterns", Review of Financial Studies 1 (1988)). Parameters: those of TWAP, and volumeCurve.
 */
@Component
class VwapAlgorithm extends ScheduledAlgorithm {

    @Override
    public String name() {
        return "VWAP";
    }

    @Override
    public List<FieldError> check(AlgorithmParameters parameters) {
        List<BigDecimal> curve = parameters.volumeCurve();
        boolean negative = curve.stream().anyMatch(volume -> volume.signum() < 0);
        boolean empty = !curve.isEmpty() && curve.stream().allMatch(volume -> volume.signum() == 0);
        return negative || empty
                ? List.of(FieldError.of(
                        "/algorithm/parameters/volumeCurve", "range", "No negative volume, and some volume"))
                : List.of();
    }

    @Override
    ScheduleModel model(AlgorithmView view) {
        List<BigDecimal> curve = view.parameters().volumeCurve();
        return new Vwap((curve.isEmpty() ? dayShape(view.parameters().intervals()) : curve)
                .stream().map(BigDecimal::doubleValue).toList());
    }

    /** A parabola: twice as much at the ends as in the middle. */
    private static List<BigDecimal> dayShape(int intervals) {
        return IntStream.range(0, intervals)
                .mapToObj(i -> BigDecimal.valueOf(2L * i + 1 - intervals).pow(2))
                .map(squared -> squared.add(BigDecimal.valueOf(intervals).pow(2)))
                .toList();
    }
}
