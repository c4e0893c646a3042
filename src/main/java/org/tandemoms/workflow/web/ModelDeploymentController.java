package org.tandemoms.workflow.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.identity.Role;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.Problem;
import org.tandemoms.workflow.deployment.Finding;
import org.tandemoms.workflow.deployment.ModelApproval;
import org.tandemoms.workflow.deployment.ModelFile;
import org.tandemoms.workflow.deployment.ModelProposal;
import org.tandemoms.workflow.deployment.ModelReplay;
import org.tandemoms.workflow.deployment.ModelReplay.Replayed;
import org.tandemoms.workflow.deployment.ModelValidation;

/** Models on their way into force: one analyst proposes, another approves. */
@RestController
@RequestMapping("/api/v1/models/deployments")
@AllowedFor({Role.ANALYST, Role.ADMIN})
@Tag(name = "Models")
class ModelDeploymentController {

    private static final int LONGEST_COMMENT = 1_000;

    private final ModelApproval approval;
    private final ModelValidation validation;
    private final ModelReplay replay;

    ModelDeploymentController(ModelApproval approval, ModelValidation validation, ModelReplay replay) {
        this.approval = approval;
        this.validation = validation;
        this.replay = replay;
    }

    /**
     * @param findings what should be mended but keeps nothing from going live; only while it waits
     * @param replay what proposed tables would have said lately; only while it waits
     */
    record Deployment(
            String id,
            ModelProposal.Status status,
            List<String> files,
            String proposedBy,
            Instant proposedAt,
            @Nullable String comment,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decisionComment,
            List<ModelProposal.PutInForce> models,
            List<Finding> findings,
            List<Replayed> replay) {}

    record Comment(@Size(max = LONGEST_COMMENT) String comment) {}

    @GetMapping
    @Operation(summary = "The latest proposals and what became of them")
    Page<Deployment> list() {
        return new Page<>(
                approval.latest().stream()
                        .map(proposal -> view(proposal, null, null))
                        .toList(),
                null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One proposal, with what its tables would have said lately while it waits")
    Deployment get(@PathVariable String id) {
        return look(approval.find(id));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary =
                    "Propose files for another analyst to approve: 202. When another analyst has proposed the very same"
                            + " files, this approves them: 201")
    @ApiResponse(responseCode = "201", description = "In force")
    @ApiResponse(responseCode = "202", description = "Waits for another analyst")
    ResponseEntity<Deployment> propose(
            @RequestParam("files") List<MultipartFile> uploads, @RequestParam(required = false) String comment)
            throws IOException {
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            throw Problem.invalid(
                            List.of(FieldError.of("/comment", "size", "At most " + LONGEST_COMMENT + " characters")))
                    .refused();
        }
        ModelProposal proposal = approval.propose(ModelUpload.read(uploads), comment, CurrentActor.get());
        boolean live = proposal.status() == ModelProposal.Status.IN_FORCE;
        return ResponseEntity.status(live ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/models/deployments/" + proposal.id()))
                .body(look(proposal));
    }

    @PostMapping("/{id}/approve")
    @Operation(summary = "Put a proposal of somebody else in force")
    Deployment approve(@PathVariable String id, @Valid @RequestBody(required = false) Comment said) {
        return look(approval.approve(id, said == null ? null : said.comment(), CurrentActor.get()));
    }

    @PostMapping("/{id}/reject")
    @Operation(summary = "Turn a proposal down, or take one's own back")
    Deployment reject(@PathVariable String id, @Valid @RequestBody(required = false) Comment said) {
        return look(approval.reject(id, said == null ? null : said.comment(), CurrentActor.get()));
    }

    private Deployment look(ModelProposal proposal) {
        return proposal.status() == ModelProposal.Status.PROPOSED
                ? view(proposal, validation.validate(proposal.files()), replay.of(proposal.files()))
                : view(proposal, null, null);
    }

    private static Deployment view(ModelProposal proposal, List<Finding> findings, List<Replayed> replay) {
        return new Deployment(
                proposal.id(),
                proposal.status(),
                proposal.files().stream().map(ModelFile::name).toList(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                proposal.comment(),
                proposal.decidedBy(),
                proposal.decidedAt(),
                proposal.decisionComment(),
                proposal.models(),
                findings,
                replay);
    }
}
