package org.tandemoms.outbox.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.Role;
import org.tandemoms.outbox.DeadLetter;
import org.tandemoms.outbox.DeadLetters;
import org.tandemoms.outbox.Drain;
import org.tandemoms.outbox.OutboxDocuments;
import org.tandemoms.outbox.Replayer;
import org.tandemoms.shared.Page;

@RestController
@RequestMapping("/api/v1/dead-letters")
@AllowedFor({Role.OPERATIONS, Role.ADMIN})
@Tag(name = "Operations")
class DeadLetterController {

    private final DeadLetters letters;
    private final OutboxDocuments documents;
    private final List<Replayer> replayers;
    private final Drain drain;
    private final Clock clock;

    DeadLetterController(
            DeadLetters letters, OutboxDocuments documents, List<Replayer> replayers, Drain drain, Clock clock) {
        this.letters = letters;
        this.documents = documents;
        this.replayers = replayers;
        this.drain = drain;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Messages to partners that gave up, and messages that came in and could not be stored")
    Page<DeadLetter> list(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) String cursor) {
        return letters.list(Math.max(1, Math.min(limit, 500)), cursor);
    }

    @PostMapping("/{id}/replay")
    @Operation(summary = "Send a dead letter once more under its old key, or take an incoming one up again")
    DeadLetter replay(@PathVariable String id) {
        DeadLetter letter = letters.unreplayed(id);
        Optional<Replayer> incoming = replayers.stream()
                .filter(replayer ->
                        replayer.destination().equals(letter.message().destination()))
                .findFirst();
        if (incoming.isPresent()) {
            incoming.get().replay(letter);
            letters.markReplayed(id, clock.instant());
        } else {
            documents.revive(letter.documentId(), letter.message());
            letters.markReplayed(id, clock.instant());
            drain.nudge(letter.documentId());
        }
        return letter;
    }
}
