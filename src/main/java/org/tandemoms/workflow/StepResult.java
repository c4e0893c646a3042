package org.tandemoms.workflow;

import java.time.Instant;

/**
 * What a step answers when the model needs more than a word from it. The parts become process variables of the same
 * name; a null part leaves the variable as it was.
 *
 * @param outcome for the gateway behind the step
 * @param dueAt UTC, for the user tasks and timers behind it ({@code ${dueAt}})
 * @param amountBand coarse size of the order, for gateways
 */
public record StepResult(String outcome, Instant dueAt, String amountBand) {

    public static final StepResult NONE = new StepResult(null, null, null);

    public static StepResult of(String outcome) {
        return new StepResult(outcome, null, null);
    }

    public StepResult dueAt(Instant due) {
        return new StepResult(outcome, due, amountBand);
    }

    public StepResult amountBand(String band) {
        return new StepResult(outcome, dueAt, band);
    }
}
