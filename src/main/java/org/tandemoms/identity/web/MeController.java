package org.tandemoms.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.identity.SignedIn;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

@RestController
@Tag(name = "People")
class MeController {

    /** Who the caller is to Tandem; the user interface shows only what these roles may use. */
    record Me(String id, String name, Actor.Kind kind, List<String> roles, SignedIn.Assurance assurance) {}

    @GetMapping("/api/v1/me")
    @AllowedFor(anyRole = true)
    @Operation(summary = "Who the caller is, with the roles that count here")
    Me me() {
        return CurrentActor.signedIn()
                .map(caller -> new Me(
                        caller.actor().id(),
                        caller.actor().name(),
                        caller.actor().kind(),
                        caller.actor().roles().stream().sorted().toList(),
                        caller.assurance()))
                .orElseThrow(() -> Refused.because(ProblemCode.UNAUTHENTICATED, "Nobody is signed in."));
    }
}
