package org.tandemoms.orders;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells a change that callers can see from bookkeeping: messages tidied out of the outbox, a lease, a step of the process
 * passed. What is not listed as bookkeeping counts as visible, so that a field forgotten here costs a caller a needless
 * 412 and never an overwritten change.
 */
public final class VisibleChange {

    private static final Set<String> BOOKKEEPING = Set.of(
            "version",
            "revision",
            "updatedAt",
            "wakeAt",
            "leasedBy",
            "outbox",
            "outboxSeq",
            "taken",
            "highWater",
            "trail",
            "milestones");

    private VisibleChange() {}

    static Set<String> bookkeeping() {
        return BOOKKEEPING;
    }

    /** @param before the document as it was read; null for a new one */
    public static boolean between(Map<String, Object> before, Map<String, Object> after) {
        return before == null
                || Stream.of(before, after)
                        .flatMap(document -> document.keySet().stream())
                        .filter(Predicate.not(BOOKKEEPING::contains))
                        .anyMatch(field -> !Objects.equals(before.get(field), after.get(field)));
    }
}
