package org.tandemoms.workflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.tandemoms.identity.Actor;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.Workflow;
import org.tandemoms.workflow.camunda.EngineTestApplication;
import org.tandemoms.workflow.deployment.ModelProposal.Status;

/** An analyst's change on its way into force. */
class ModelApprovalTest {

    private static final Actor ANALYST = new Actor("analyst", Actor.Kind.PERSON, Set.of("ANALYST"));
    private static final Actor SECOND = new Actor("analyst-2", Actor.Kind.PERSON, Set.of("ANALYST"));

    @TempDir
    Path directory;

    private String inspection;

    @BeforeEach
    void files_on_disk() throws IOException {
        ProposalsInMemory.KEPT.clear();
        FileSystemUtils.copyRecursively(Path.of("src/test/resources/workflow"), directory.resolve("bpmn"));
        inspection = Files.readString(directory.resolve("bpmn/processes/inspection.bpmn"));
    }

    @Test
    void it_takes_another_person() {
        started("engine", context -> {
            ModelApproval models = context.getBean(ModelApproval.class);
            ModelProposal proposal = models.propose(List.of(changed()), "new wording", ANALYST);

            assertThat(proposal.status()).isEqualTo(Status.PROPOSED);
            assertThat(version(context, "inspection")).isEqualTo(1);
            assertThatThrownBy(() -> models.approve(proposal.id(), "fine by me", ANALYST))
                    .satisfies(thrown -> assertThat(code(thrown)).isEqualTo(ProblemCode.FOUR_EYES));
            assertThat(version(context, "inspection")).isEqualTo(1);

            ModelProposal approved = models.approve(proposal.id(), "looks right", SECOND);

            assertThat(approved.status()).isEqualTo(Status.IN_FORCE);
            assertThat(approved.models())
                    .extracting(ModelProposal.PutInForce::key, ModelProposal.PutInForce::version)
                    .containsExactly(tuple("inspection", 2));
            assertThat(version(context, "inspection")).isEqualTo(2);
            assertThatThrownBy(() -> models.approve(proposal.id(), "again", SECOND))
                    .satisfies(thrown -> assertThat(code(thrown)).isEqualTo(ProblemCode.STATE));
        });
    }

    @Test
    void the_same_files_from_another_person_are_an_approval_and_from_the_same_person_no_second_proposal() {
        started("engine", context -> {
            ModelApproval models = context.getBean(ModelApproval.class);
            ModelProposal first = models.propose(List.of(changed()), null, ANALYST);
            assertThat(models.propose(List.of(changed()), null, ANALYST).id()).isEqualTo(first.id());

            assertThat(models.propose(List.of(changed()), null, SECOND).status())
                    .isEqualTo(Status.IN_FORCE);
            assertThat(models.latest()).hasSize(1);
        });
    }

    @Test
    void what_is_under_way_stays_in_its_version_and_what_is_new_takes_the_new_one() {
        started("engine", context -> {
            context.getBean(Workflow.class).start("inspection", "p-1", null);
            goLive(context);
            context.getBean(Workflow.class).start("inspection", "p-2", null);

            assertThat(versionOf(context, "p-1")).isEqualTo(1);
            assertThat(versionOf(context, "p-2")).isEqualTo(2);
        });
    }

    @Test
    void it_survives_a_restart_and_the_loss_of_the_engines_database() {
        started("engine", this::goLive);
        started("engine", context -> assertThat(version(context, "inspection")).isEqualTo(2));
        started("another-engine", context -> {
            assertThat(version(context, "inspection")).isEqualTo(2);
            assertThat(context.getBean(DeployedModels.class)
                            .content(ModelFile.Kind.PROCESS, "inspection")
                            .orElseThrow())
                    .isEqualTo(changed().content());
        });
    }

    @Test
    void a_bad_model_is_not_even_kept() {
        var bad = new ModelFile(
                "processes/inspection.bpmn",
                ModelFile.Kind.PROCESS,
                inspection.replace("camunda:candidateGroups", "camunda:formKey").getBytes(StandardCharsets.UTF_8));
        started("engine", context -> {
            ModelApproval models = context.getBean(ModelApproval.class);
            assertThatThrownBy(() -> models.propose(List.of(bad), null, ANALYST))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.problem().code()).isEqualTo(ProblemCode.VALIDATION);
                        assertThat(refused.problem().errors()).anySatisfy(error -> {
                            assertThat(error.pointer()).isEqualTo("/files/0");
                            assertThat(error.facts()).containsKeys("element", "line");
                        });
                    });
            assertThat(models.latest()).isEmpty();
            assertThat(version(context, "inspection")).isEqualTo(1);
        });
    }

    private void goLive(ConfigurableApplicationContext context) {
        ModelApproval models = context.getBean(ModelApproval.class);
        models.approve(models.propose(List.of(changed()), null, ANALYST).id(), null, SECOND);
    }

    private ModelFile changed() {
        return new ModelFile(
                "inspection.bpmn",
                ModelFile.Kind.PROCESS,
                inspection
                        .replaceFirst("<bpmn:startEvent ", "<bpmn:startEvent name=\"Parcel is here\" ")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemCode code(Throwable thrown) {
        return ((Refused) thrown).problem().code();
    }

    private static int version(ConfigurableApplicationContext context, String process) {
        return context.getBean(DeployedModels.class).all().stream()
                .filter(model -> model.key().equals(process))
                .findFirst()
                .orElseThrow()
                .version();
    }

    private static int versionOf(ConfigurableApplicationContext context, String parcel) {
        var engine = context.getBean(org.camunda.bpm.engine.ProcessEngine.class);
        RuntimeService runtime = engine.getRuntimeService();
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(parcel)
                .singleResult()
                .getProcessDefinitionId();
        ProcessDefinition process = engine.getRepositoryService().getProcessDefinition(definition);
        return process.getVersion();
    }

    private void started(String database, Consumer<ConfigurableApplicationContext> story) {
        try (var context = new SpringApplicationBuilder(EngineTestApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--tandem.models-dir=" + directory.resolve("bpmn"),
                        "--tandem.data-dir=" + directory,
                        "--spring.datasource.url=jdbc:h2:file:" + directory.resolve(database),
                        "--camunda.bpm.generate-unique-process-engine-name=true",
                        "--camunda.bpm.job-execution.enabled=false")) {
            story.accept(context);
        }
    }
}
