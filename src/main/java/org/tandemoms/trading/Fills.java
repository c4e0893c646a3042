package org.tandemoms.trading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The executions of one order and what they add up to. */
final class Fills {

    private static final int AVERAGE_SCALE = 8;

    private List<Execution> executions = new ArrayList<>();
    private BigDecimal cumQty = BigDecimal.ZERO;
    private BigDecimal turnover = BigDecimal.ZERO;
    private int days;
    private int firstOfDay;

    void add(Execution execution) {
        executions.add(execution);
        count(execution, 1);
    }

    /** Puts the corrected or busted execution in the place of the former. */
    void change(Execution former, Execution now) {
        executions.set(executions.indexOf(former), now);
        count(former, -1);
        if (!now.busted()) {
            count(now, 1);
        }
    }

    private void count(Execution execution, int sign) {
        BigDecimal quantity = sign < 0 ? execution.quantity().negate() : execution.quantity();
        cumQty = cumQty.add(quantity);
        turnover = turnover.add(quantity.multiply(execution.price()));
    }

    /** The live execution that the venue calls by that id, be it the first report's or the last correction's. */
    Optional<Execution> ofVenueReport(String venueExecId) {
        return executions.stream()
                .filter(execution ->
                        !execution.busted() && execution.venueExecId().equals(venueExecId))
                .findFirst();
    }

    /** What is executed from now on belongs to another trading day. */
    void newDay() {
        days++;
        firstOfDay = executions.size();
    }

    /** True once the order has gone into another trading day. */
    boolean lastOverDays() {
        return days > 0;
    }

    /** DayCumQty (425) */
    BigDecimal dayCumQty() {
        return ofDay().map(Execution::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** DayAvgPx (426) */
    BigDecimal dayAveragePrice() {
        return average(
                ofDay().map(execution -> execution.quantity().multiply(execution.price()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                dayCumQty());
    }

    private Stream<Execution> ofDay() {
        return executions.stream().skip(firstOfDay).filter(execution -> !execution.busted());
    }

    BigDecimal cumQty() {
        return cumQty;
    }

    /** Sum of quantity times price. */
    BigDecimal turnover() {
        return turnover;
    }

    BigDecimal averagePrice() {
        return average(turnover, cumQty);
    }

    private static BigDecimal average(BigDecimal amount, BigDecimal quantity) {
        if (quantity.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal average =
                amount.divide(quantity, AVERAGE_SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return average.scale() < 0 ? average.setScale(0) : average;
    }

    List<Execution> all() {
        return List.copyOf(executions);
    }
}
