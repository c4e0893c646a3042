package org.tandemoms.workflow.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/** What is in force: the latest version of every process, decision and form. */
@Component
public class DeployedModels {

    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;

    DeployedModels(ProcessEngine engine) {
        this.repository = engine.getRepositoryService();
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    public List<DeployedModel> all() {
        Map<String, Instant> deployedAt = new HashMap<>();
        for (Deployment deployment : repository.createDeploymentQuery().list()) {
            deployedAt.put(deployment.getId(), deployment.getDeploymentTime().toInstant());
        }
        List<DeployedModel> models = new ArrayList<>();
        for (ModelFile.Kind kind : ModelFile.Kind.values()) {
            for (ResourceDefinition definition : latest(kind)) {
                models.add(new DeployedModel(
                        definition.getKey(),
                        name(kind, definition),
                        definition.getVersion(),
                        kind,
                        deployedAt.get(definition.getDeploymentId()),
                        definition.getResourceName(),
                        definition.getDeploymentId()));
            }
        }
        models.sort(Comparator.comparing(DeployedModel::kind).thenComparing(DeployedModel::key));
        return models;
    }

    /** Forms have no name in the engine and say so by throwing. */
    private static String name(ModelFile.Kind kind, ResourceDefinition definition) {
        return kind == ModelFile.Kind.FORM || definition.getName() == null ? definition.getKey() : definition.getName();
    }

    public Set<String> keys(ModelFile.Kind kind) {
        return latest(kind).stream().map(ResourceDefinition::getKey).collect(Collectors.toSet());
    }

    /** The file that the model in force came from. */
    public Optional<byte[]> content(ModelFile.Kind kind, String key) {
        return latest(kind).stream()
                .filter(definition -> definition.getKey().equals(key))
                .findFirst()
                .map(this::content);
    }

    public byte[] content(ResourceDefinition definition) {
        try (InputStream stream =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Collection<? extends ResourceDefinition> latest(ModelFile.Kind kind) {
        return switch (kind) {
            case PROCESS ->
                repository.createProcessDefinitionQuery().latestVersion().list();
            case DECISION ->
                repository.createDecisionDefinitionQuery().latestVersion().list();
            case FORM -> latestForms();
        };
    }

    /** The engine has no query for forms, only this statement of its own. */
    @SuppressWarnings("unchecked")
    private Collection<CamundaFormDefinitionEntity> latestForms() {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            Map<String, CamundaFormDefinitionEntity> latest = new HashMap<>();
            List<CamundaFormDefinitionEntity> forms =
                    context.getDbEntityManager().selectList("selectAllCamundaFormDefinitions");
            forms.forEach(form -> latest.merge(
                    form.getKey(), form, (one, other) -> one.getVersion() > other.getVersion() ? one : other));
            return latest.values();
        });
    }
}
