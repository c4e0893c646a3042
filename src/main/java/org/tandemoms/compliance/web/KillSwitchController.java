package org.tandemoms.compliance.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.compliance.KillSwitch;
import org.tandemoms.compliance.KillSwitches;
import org.tandemoms.compliance.PullKillSwitch;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.IdempotencyKey;

@RestController
@RequestMapping("/api/v1/kill-switches")
@Tag(name = "Compliance")
class KillSwitchController {

    private final KillSwitches switches;
    private final PullKillSwitch pulling;

    KillSwitchController(KillSwitches switches, PullKillSwitch pulling) {
        this.switches = switches;
        this.pulling = pulling;
    }

    record KillSwitchRequest(
            @NotNull KillSwitch.Scope scope, @Size(max = 100) String value, @NotBlank @Size(max = 500) String reason) {}

    record KillSwitchView(
            String id,
            KillSwitch.Scope scope,
            String value,
            String reason,
            String status,
            String setBy,
            Instant setAt,
            @Nullable String releaseAskedBy,
            @Nullable Instant releaseAskedAt,
            @Nullable String releasedBy,
            @Nullable Instant releasedAt) {

        static KillSwitchView of(KillSwitch stop) {
            String status = stop.releasedAt() != null ? "OFF" : stop.releaseAskedBy() != null ? "RELEASE_ASKED" : "ON";
            return new KillSwitchView(
                    stop.id(),
                    stop.scope(),
                    stop.value(),
                    stop.reason(),
                    status,
                    stop.setBy(),
                    stop.setAt(),
                    stop.releaseAskedBy(),
                    stop.releaseAskedAt(),
                    stop.releasedBy(),
                    stop.releasedAt());
        }
    }

    @GetMapping
    @AllowedFor({COMPLIANCE, TRADER, PORTFOLIO_MANAGER, OPERATIONS, ADMIN})
    @Operation(summary = "Kill switches: those that are on, then those that have ended, newest first")
    Page<KillSwitchView> all(@RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        return new Page<>(switches.all(limit).stream().map(KillSwitchView::of).toList(), null);
    }

    @GetMapping("/{id}")
    @AllowedFor({COMPLIANCE, TRADER, PORTFOLIO_MANAGER, OPERATIONS, ADMIN})
    @Operation(summary = "One kill switch")
    KillSwitchView one(@PathVariable String id) {
        return switches.find(id)
                .map(KillSwitchView::of)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no kill switch " + id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({COMPLIANCE, ADMIN})
    @Operation(summary = "Stop trading in a scope at once: new orders are refused, open ones are asked to cancel")
    ResponseEntity<KillSwitchView> set(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @Valid @RequestBody KillSwitchRequest request) {
        String idempotencyKey = IdempotencyKey.required(key).value();
        KillSwitches.Pulled pulled = pulling.pull(
                request.scope(),
                request.value(),
                request.reason(),
                idempotencyKey,
                CurrentActor.get().id());
        var answer = ResponseEntity.created(
                URI.create("/api/v1/kill-switches/" + pulled.killSwitch().id()));
        if (pulled.again()) {
            answer.header("Idempotent-Replayed", "true");
        }
        return answer.body(KillSwitchView.of(pulled.killSwitch()));
    }

    @DeleteMapping("/{id}")
    @AllowedFor({COMPLIANCE, ADMIN})
    @Operation(summary = "Ask for the end of a kill switch; a second person's DELETE ends it")
    @ApiResponse(responseCode = "202", description = "Asked for; a second person has yet to agree")
    @ApiResponse(responseCode = "204", description = "Ended", content = @Content)
    ResponseEntity<KillSwitchView> release(@PathVariable String id) {
        if (switches.release(id, CurrentActor.get().id())) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.accepted().body(one(id));
    }
}
