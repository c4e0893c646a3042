package org.tandemoms.workflow.deployment;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tandemoms.workflow.ModelsChanged;
import org.tandemoms.workflow.StepCatalogue;

/**
 * Puts the analysts' files in force when the application starts, before anything can come in: each file by itself, and
 * only when its content changed. A bad file is reported and left out; what was deployed from it before stays in force.
 * A model that needs a step which the code does not have stops the start.
 */
@Component
public class ModelDeployment implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

    /** Where deployments of this way come from, in the engine's records. */
    private static final String SOURCE = "bpmn directory";

    private final ModelFiles files;
    private final ModelValidation validation;
    private final ModelApproval approval;
    private final StepCatalogue catalogue;
    private final RepositoryService repository;
    private final ApplicationEventPublisher events;
    private final boolean stepsRequired;
    private volatile List<Finding> findings = List.of();

    ModelDeployment(
            ModelFiles files,
            ModelValidation validation,
            ModelApproval approval,
            StepCatalogue catalogue,
            ProcessEngine engine,
            ApplicationEventPublisher events,
            @Value("${tandem.models-need-steps:true}") boolean stepsRequired) {
        this.files = files;
        this.validation = validation;
        this.approval = approval;
        this.catalogue = catalogue;
        this.repository = engine.getRepositoryService();
        this.events = events;
        this.stepsRequired = stepsRequired;
    }

    @Override
    public void afterSingletonsInstantiated() {
        LOG.info("{} steps are in the catalogue", catalogue.all().size());
        List<ModelFile> found = files.all();
        findings = validation.validate(found);
        stopOnMissingSteps();
        Map<String, List<Finding>> errors =
                findings.stream().filter(Finding::isError).collect(Collectors.groupingBy(Finding::file));
        for (ModelFile file : found) {
            if (errors.containsKey(file.name())) {
                report(file, errors.get(file.name()));
            } else {
                deploy(file);
            }
        }
        approval.restore();
        events.publishEvent(new ModelsChanged());
    }

    /** What was wrong with the files at the last start. */
    public List<Finding> findings() {
        return findings;
    }

    private void stopOnMissingSteps() {
        List<String> missing = findings.stream()
                .filter(finding -> finding.code().equals(BpmnRules.STEP_MISSING))
                .map(Finding::inWords)
                .toList();
        if (stepsRequired && !missing.isEmpty()) {
            throw new IllegalStateException("Models bind steps that do not exist:\n  " + String.join("\n  ", missing));
        }
    }

    private void deploy(ModelFile file) {
        try {
            repository
                    .createDeployment()
                    .name(file.name())
                    .source(SOURCE)
                    .enableDuplicateFiltering(true)
                    .addInputStream(file.name(), new ByteArrayInputStream(file.content()))
                    .deploy();
        } catch (ProcessEngineException refused) {
            report(file, List.of(Finding.error(file.name(), "engine", refused.getMessage())));
        }
    }

    private static void report(ModelFile file, List<Finding> errors) {
        LOG.error(
                "Model {} is not put in force; what was deployed of it before stays. Mend:\n  {}",
                file.name(),
                errors.stream().map(Finding::inWords).collect(Collectors.joining("\n  ")));
    }
}
