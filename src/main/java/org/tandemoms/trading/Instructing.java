package org.tandemoms.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the custodian was told of an order's trade and what it has moved. An attempt tells it the difference between that and
 * what shall be moved: what has settled is not told again, what has settled and is no longer so is reversed.
 */
final class Instructing {

    private static final String INSTRUCT = "settlement:instruct";
    private static final String REVERSE = "settlement:reverse";

    private int attempts;
    private List<SettlementInstruction> underway = new ArrayList<>();
    private List<SettlementInstruction> moved = new ArrayList<>();
    private boolean failed;

    /** New instructions, under other keys than those of an attempt before; none where all is as it shall be. */
    List<SettlementInstruction> attempt(List<SettlementLeg> wanted) {
        attempts++;
        failed = false;
        underway = new ArrayList<>();
        moved.stream()
                .filter(settled -> wanted.stream().noneMatch(settled.leg()::isSameAs))
                .forEach(settled -> underway.add(
                        new SettlementInstruction(part(REVERSE, settled.leg()), settled.part(), settled.leg())));
        wanted.stream()
                .filter(leg -> moved.stream().noneMatch(settled -> settled.leg().isSameAs(leg)))
                .forEach(leg -> underway.add(new SettlementInstruction(part(INSTRUCT, leg), null, leg)));
        return List.copyOf(underway);
    }

    private String part(String what, SettlementLeg leg) {
        return what + (attempts == 1 ? "" : ":" + attempts) + (leg.account().isEmpty() ? "" : ":" + leg.account());
    }

    int attempts() {
        return attempts;
    }

    /** Takes the custodian's answer; empty for one that the attempt in force does not wait for. */
    Optional<SettlementInstruction> answered(String part, boolean settled) {
        Optional<SettlementInstruction> instruction =
                underway.stream().filter(named(part)).findFirst();
        instruction.ifPresent(told -> {
            underway.remove(told);
            failed |= !settled;
            if (settled && told.isReversal()) {
                moved.removeIf(named(told.reverses()));
            } else if (settled) {
                moved.add(told);
            }
        });
        return instruction;
    }

    private static Predicate<SettlementInstruction> named(String part) {
        return instruction -> instruction.part().equals(part);
    }

    boolean isAnswered() {
        return underway.isEmpty();
    }

    boolean hasFailed() {
        return failed;
    }
}
