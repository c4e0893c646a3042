package org.tandemoms.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.identity.Actor;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.OpenedTask;

/** Four eyes, whoever comes in whatever order. */
class DecisionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Actor ANNA = person("anna");
    private static final Actor BEN = person("ben");
    private static final Actor PLACED_IT = person("carl");

    private final Decision decision = Decision.asked("decideOnOrder");

    @BeforeEach
    void twoOfComplianceAreAsked() {
        decision.require(2, Set.of("carl"), List.of(), List.of("COMPLIANCE"), NOON.plusSeconds(3600));
        decision.opened(task(), NOON, false);
    }

    @Test
    void twoDifferentPeopleApprove() {
        decision.answer(ANNA, "APPROVE", "fine", NOON);
        assertThat(decision.outcome()).isNull();

        decision.answer(BEN, "APPROVE", "fine", NOON);
        assertThat(decision.outcome()).isEqualTo("APPROVE");
        assertThat(decision.outcomeForProcess()).isEqualTo("APPROVED");
    }

    @Test
    void nobodyApprovesTwice() {
        decision.answer(ANNA, "APPROVE", "fine", NOON);

        assertThat(refusalOf(ANNA, "APPROVE")).isEqualTo(ProblemCode.FOUR_EYES);
    }

    @Test
    void whoPlacedTheOrderDoesNotDecide() {
        assertThat(refusalOf(PLACED_IT, "APPROVE")).isEqualTo(ProblemCode.FOUR_EYES);
    }

    @Test
    void otherRolesDoNotDecide() {
        assertThat(refusalOf(new Actor("dora", Actor.Kind.PERSON, Set.of("TRADER")), "APPROVE"))
                .isEqualTo(ProblemCode.FORBIDDEN);
    }

    @Test
    void oneRejectionIsEnough() {
        decision.answer(ANNA, "REJECT", "not this one", NOON);

        assertThat(decision.outcome()).isEqualTo("REJECT");
        assertThat(refusalOf(BEN, "APPROVE")).isEqualTo(ProblemCode.STATE);
    }

    @Test
    void anUnknownAnswerIsRefused() {
        assertThat(refusalOf(ANNA, "PERHAPS")).isEqualTo(ProblemCode.VALIDATION);
    }

    @Test
    void whenTheEngineHasForgottenAnAnswerStands() {
        decision.answer(ANNA, "APPROVE", "fine", NOON);
        decision.answer(BEN, "APPROVE", "fine", NOON);
        decision.closed();

        decision.opened(task(), NOON.plusSeconds(60), true);

        assertThat(decision.isUntold()).isTrue();
        assertThat(decision.round()).isEqualTo(1);
    }

    @Test
    void whenTheProcessComesBackToTheTaskItIsAskedAnew() {
        decision.answer(ANNA, "ASK", "which customer?", NOON);
        decision.closed();

        decision.opened(task(), NOON.plusSeconds(60), false);

        assertThat(decision.isOpen()).isTrue();
        assertThat(decision.given()).isEmpty();
        assertThat(decision.round()).isEqualTo(2);
    }

    private ProblemCode refusalOf(Actor person, String answer) {
        return catchThrowableOfType(Refused.class, () -> decision.answer(person, answer, "", NOON))
                .problem()
                .code();
    }

    private static Actor person(String id) {
        return new Actor(id, Actor.Kind.PERSON, Set.of("COMPLIANCE"));
    }

    private static OpenedTask task() {
        return new OpenedTask(
                "decideOnOrder",
                "Decide on order",
                "compliance-approval",
                List.of("COMPLIANCE"),
                "decide-on-order",
                null,
                List.of("APPROVE", "REJECT", "ASK"),
                "");
    }
}
