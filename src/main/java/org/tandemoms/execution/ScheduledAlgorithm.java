package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tandemoms.execution.schedule.ScheduleModel;

/** An algorithm that follows a schedule: slices fall due one after another, each a little late if that was asked for. */
abstract class ScheduledAlgorithm implements ExecutionAlgorithm {

    /** The model that spreads the quantity over the intervals. */
    abstract ScheduleModel model(AlgorithmView view);

    @Override
    public Release release(AlgorithmView view) {
        if (view.isOver()) {
            return Release.of(view.quantity(), null, name() + ": its time is over, the rest goes out");
        }
        List<BigDecimal> slices = view.scheduled().signum() == 0 ? List.of() : slices(view);
        BigDecimal target = view.run().base();
        for (int i = 0; i < slices.size(); i++) {
            Instant due = due(view, i, slices.size());
            if (due.isAfter(view.now())) {
                return Release.of(target, due, words(view, i, slices, target));
            }
            target = target.add(slices.get(i));
        }
        return Release.of(target, null, words(view, slices.size(), slices, target));
    }

    @Override
    public List<SchedulePoint> schedule(AlgorithmView view) {
        List<BigDecimal> slices = view.scheduled().signum() == 0 ? List.of() : slices(view);
        List<SchedulePoint> points = new ArrayList<>();
        BigDecimal total = view.run().base();
        for (int i = 0; i < slices.size(); i++) {
            total = total.add(slices.get(i));
            points.add(new SchedulePoint(due(view, i, slices.size()), total));
        }
        return points;
    }

    private List<BigDecimal> slices(AlgorithmView view) {
        return model(view).schedule(view.scheduled().doubleValue()).slices(view.scheduled(), view.lot());
    }

    private String words(AlgorithmView view, int number, List<BigDecimal> slices, BigDecimal target) {
        return name() + " slice " + number + " of " + slices.size() + ": " + target.toPlainString() + " of "
                + view.quantity().toPlainString() + " due by now";
    }

    /** Slice by slice from the start; the randomness of a slice comes from the recorded seed and its number alone. */
    private static Instant due(AlgorithmView view, int slice, int slices) {
        Duration interval = view.span().dividedBy(slices);
        Instant onTheDot = view.run().from().plus(interval.multipliedBy(slice));
        BigDecimal most = view.parameters().randomise();
        if (most.signum() == 0) {
            return onTheDot;
        }
        int thousandths = new Random(view.run().seed() * 1_000_003L + slice).nextInt(1_000);
        long late = most.multiply(BigDecimal.valueOf(interval.toMillis()))
                .multiply(BigDecimal.valueOf(thousandths))
                .movePointLeft(3)
                .longValue();
        return onTheDot.plusMillis(late);
    }
}
