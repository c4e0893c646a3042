package org.tandemoms.sandbox.web;

import static org.tandemoms.identity.Role.ADMIN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.sandbox.MovableClock;
import org.tandemoms.shared.ClockMoved;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/** Lets time pass in a sandbox that was started with {@code tandem.sandbox.movable-clock=true}; there is no such call elsewhere. */
@RestController
@RequestMapping("/api/v1/sandbox/clock")
@Tag(name = "Sandbox")
@Profile("sandbox")
@ConditionalOnProperty("tandem.sandbox.movable-clock")
class SandboxClockController {

    private static final Duration FARTHEST = Duration.ofDays(366);

    private final MovableClock clock;
    private final ApplicationEventPublisher events;

    SandboxClockController(Clock clock, ApplicationEventPublisher events) {
        this.clock = (MovableClock) clock;
        this.events = events;
    }

    /** @param forward ISO 8601, e.g. {@code P1D} or {@code PT8H} */
    record Move(@NotNull Duration forward) {}

    record Now(Instant now) {}

    @PostMapping
    @AllowedFor(ADMIN)
    @Operation(summary = "Set the sandbox's clock forward")
    Now move(@Valid @RequestBody Move move) {
        if (move.forward().isNegative() || move.forward().compareTo(FARTHEST) > 0) {
            throw Problem.invalid(List.of(FieldError.of("/forward", "range", "must be 0 to 366 days")))
                    .refused();
        }
        events.publishEvent(new ClockMoved(clock.forward(move.forward())));
        return new Now(clock.instant());
    }
}
