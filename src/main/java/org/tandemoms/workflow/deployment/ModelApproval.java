package org.tandemoms.workflow.deployment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.Actor;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.ModelsChanged;
import org.tandemoms.workflow.deployment.ModelProposal.PutInForce;
import org.tandemoms.workflow.deployment.ModelProposal.Status;

/**
 * Models go live by two people: one proposes files that pass every check, another approves them. Only then the engine
 * hears of them; orders under way stay in their version, new ones take the new version.
 */
@Component
public class ModelApproval {

    private static final Logger LOG = LoggerFactory.getLogger(ModelApproval.class);
    private static final String SOURCE = "approved proposal";
    private static final int SHOWN = 100;

    private final ModelProposals proposals;
    private final ModelValidation validation;
    private final DeployedModels deployed;
    private final RepositoryService repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ModelApproval(
            ModelProposals proposals,
            ModelValidation validation,
            DeployedModels deployed,
            ProcessEngine engine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.validation = validation;
        this.deployed = deployed;
        this.repository = engine.getRepositoryService();
        this.events = events;
        this.clock = clock;
    }

    public List<ModelProposal> latest() {
        return proposals.latest(SHOWN);
    }

    /** @throws Refused {@code not-found} */
    public ModelProposal find(String id) {
        return proposals
                .find(id)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no proposal " + id));
    }

    /**
     * Takes files for another person to approve. Files that wait already are approved when another person hands in the
     * very same ones, and just shown again to the one who proposed them.
     *
     * @throws Refused {@code validation} with all findings when a file may not go live; then nothing is kept
     */
    public ModelProposal propose(List<ModelFile> files, String comment, Actor actor) {
        refuseErrors(files);
        String hash = hash(files);
        ModelProposal waiting = proposals.waiting(hash).orElse(null);
        if (waiting != null) {
            return waiting.proposedBy().equals(actor.id()) ? waiting : approve(waiting.id(), comment, actor);
        }
        var proposal = new ModelProposal(
                Ids.next(),
                Status.PROPOSED,
                hash,
                files,
                actor.id(),
                clock.instant(),
                comment,
                null,
                null,
                null,
                List.of());
        proposals.add(proposal);
        return proposal;
    }

    /** @throws Refused {@code four-eyes} for the one who proposed, {@code state} when it is decided */
    public ModelProposal approve(String id, String comment, Actor actor) {
        ModelProposal proposal = undecided(id);
        if (proposal.proposedBy().equals(actor.id())) {
            throw Refused.because(ProblemCode.FOUR_EYES, "Whoever proposed models may not approve them");
        }
        refuseErrors(proposal.files());
        if (!proposals.decide(id, Status.IN_FORCE, actor.id(), clock.instant(), comment)) {
            throw decided(id);
        }
        try {
            proposals.record(id, putInForce(proposal));
        } catch (ProcessEngineException refused) {
            proposals.reopen(id);
            throw new Refused(new Problem(
                    ProblemCode.VALIDATION,
                    "The engine does not take these models; what is in force stays.",
                    List.of(FieldError.of("/files", "engine", refused.getMessage()))));
        }
        LOG.info("{} approved models of {}: {}", actor.id(), proposal.proposedBy(), proposal.files());
        events.publishEvent(new ModelsChanged());
        return find(id);
    }

    /** The one who proposed may take the proposal back, too. */
    public ModelProposal reject(String id, String comment, Actor actor) {
        undecided(id);
        if (!proposals.decide(id, Status.REJECTED, actor.id(), clock.instant(), comment)) {
            throw decided(id);
        }
        return find(id);
    }

    /** Puts in force again what the engine has lost: its database is not the truth. */
    void restore() {
        for (ModelProposal proposal : proposals.inForce()) {
            if (repository
                            .createDeploymentQuery()
                            .deploymentName(name(proposal))
                            .count()
                    == 0) {
                try {
                    proposals.record(proposal.id(), putInForce(proposal));
                    LOG.info("Models of {} are in force again: {}", proposal.proposedBy(), proposal.files());
                } catch (ProcessEngineException refused) {
                    LOG.error("Proposal {} cannot be put in force again: {}", proposal.id(), refused.getMessage());
                }
            }
        }
    }

    private List<PutInForce> putInForce(ModelProposal proposal) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(name(proposal))
                .source(SOURCE)
                .enableDuplicateFiltering(false);
        proposal.files()
                .forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        String id = deployment.deploy().getId();
        return deployed.all().stream()
                .filter(model -> id.equals(model.deploymentId()))
                .map(model -> new PutInForce(model.kind(), model.key(), model.version()))
                .toList();
    }

    private static String name(ModelProposal proposal) {
        return "proposal " + proposal.id();
    }

    private ModelProposal undecided(String id) {
        ModelProposal proposal = find(id);
        if (proposal.status() != Status.PROPOSED) {
            throw decided(id);
        }
        return proposal;
    }

    private static Refused decided(String id) {
        return Refused.because(ProblemCode.STATE, "Proposal " + id + " was decided already");
    }

    private void refuseErrors(List<ModelFile> files) {
        List<FieldError> errors = new ArrayList<>();
        for (Finding finding : validation.validate(files)) {
            if (finding.isError()) {
                errors.add(new FieldError(
                        pointer(files, finding.file()), finding.code(), finding.message(), place(finding)));
            }
        }
        if (!errors.isEmpty()) {
            throw new Refused(
                    new Problem(ProblemCode.VALIDATION, "These models may not go live; nothing has changed.", errors));
        }
    }

    private static String pointer(List<ModelFile> files, String name) {
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).name().equals(name)) {
                return "/files/" + i;
            }
        }
        return "/files";
    }

    private static Map<String, String> place(Finding finding) {
        Map<String, String> place = new TreeMap<>(Map.of("file", finding.file()));
        if (finding.element() != null) {
            place.put("element", finding.element());
        }
        if (finding.line() != null) {
            place.put("line", finding.line().toString());
        }
        return place;
    }

    private static String hash(List<ModelFile> files) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            files.stream().sorted(Comparator.comparing(ModelFile::name)).forEach(file -> {
                hash.update((file.name() + " " + file.content().length + "\n").getBytes(StandardCharsets.UTF_8));
                hash.update(file.content());
            });
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
