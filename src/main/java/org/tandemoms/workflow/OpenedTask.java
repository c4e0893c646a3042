package org.tandemoms.workflow;

import java.time.Instant;
import java.util.List;

/**
 * A person is asked to act.
 *
 * @param key definition key of the user task in its model
 * @param groups roles of which any may act
 * @param form key of the analysts' form, or null
 * @param dueAt UTC, or null when there is no limit
 * @param outcomes what may be answered, in the model's order
 */
public record OpenedTask(
        String key,
        String name,
        String process,
        List<String> groups,
        String form,
        Instant dueAt,
        List<String> outcomes,
        String documentation) {

    /** The same question with these answers only. */
    public OpenedTask offering(List<String> answers) {
        return new OpenedTask(key, name, process, groups, form, dueAt, answers, documentation);
    }
}
