package org.tandemoms.workflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.tandemoms.workflow.Step;
import org.tandemoms.workflow.Workflow;
import org.tandemoms.workflow.camunda.EngineTestApplication;

/** Starts of the application on what analysts left on disk. */
class ModelDeploymentTest {

    private static final Path SHIPPED = Path.of("src/test/resources/workflow");

    @TempDir
    Path directory;

    private Path models;
    private Path stamping;

    @BeforeEach
    void files_on_disk() throws IOException {
        models = directory.resolve("bpmn");
        FileSystemUtils.copyRecursively(SHIPPED, models);
        stamping = models.resolve("processes/stamping.bpmn");
    }

    @Test
    void an_unchanged_file_keeps_its_version_over_restarts_and_a_changed_one_gets_the_next() throws IOException {
        started(context -> assertThat(version(context, "stamping")).isEqualTo(1));
        started(context -> assertThat(version(context, "stamping")).isEqualTo(1));

        Files.writeString(
                stamping,
                Files.readString(stamping)
                        .replace("<bpmn:endEvent id=\"end\" />", "<bpmn:endEvent id=\"end\" name=\"Stamped\" />"));

        started(context -> {
            assertThat(version(context, "stamping")).isEqualTo(2);
            assertThat(version(context, "straight")).isEqualTo(1);
        });
    }

    @Test
    void a_broken_file_is_reported_and_the_last_good_version_stays_in_force() throws IOException {
        started(context -> assertThat(version(context, "stamping")).isEqualTo(1));
        Files.writeString(stamping, Files.readString(stamping).replace("targetRef=\"end\"", "targetRef=\"nowhere\""));
        Files.writeString(models.resolve("processes/new.bpmn"), "this is no model");

        started(context -> {
            assertThat(context.getBean(ModelDeployment.class).findings())
                    .filteredOn(Finding::isError)
                    .extracting(Finding::file)
                    .contains("processes/stamping.bpmn", "processes/new.bpmn");
            assertThat(version(context, "stamping")).isEqualTo(1);
            assertThat(version(context, "delivery")).isEqualTo(1);
            context.getBean(Workflow.class).start("stamping", "p-1", null);
        });
    }

    @Test
    void a_model_that_needs_a_step_which_does_not_exist_stops_the_start() throws IOException {
        Files.writeString(stamping, Files.readString(stamping).replace("${stamp}", "${frank}"));

        assertThatThrownBy(() -> started(context -> {}))
                .hasStackTraceContaining("processes/stamping.bpmn")
                .hasStackTraceContaining("[stamp]")
                .hasStackTraceContaining("There is no step 'frank'");
    }

    @Test
    void two_methods_of_one_step_name_stop_the_start() {
        assertThatThrownBy(() -> started(context -> {}, SecondStamp.class))
                .hasStackTraceContaining("Two methods claim the step 'stamp'")
                .hasStackTraceContaining("SecondStamp#stampAgain");
    }

    @Test
    void a_method_that_cannot_be_a_step_stops_the_start() {
        assertThatThrownBy(() -> started(context -> {}, NotAStep.class))
                .hasStackTraceContaining("Step 'count'")
                .hasStackTraceContaining("must take one parameter");
    }

    static class SecondStamp {

        @Step(value = "stamp", title = "Stamp again", description = "Stamps once more.")
        public void stampAgain(Object parcel) {
            throw new IllegalStateException("is never called");
        }
    }

    static class NotAStep {

        @Step(value = "count", title = "Count", description = "Counts parcels.")
        public int count() {
            return 0;
        }
    }

    private static int version(ConfigurableApplicationContext context, String process) {
        return context.getBean(DeployedModels.class).all().stream()
                .filter(model -> model.key().equals(process))
                .findFirst()
                .orElseThrow()
                .version();
    }

    private void started(Consumer<ConfigurableApplicationContext> story, Class<?>... more) {
        try (var context = new SpringApplicationBuilder(EngineTestApplication.class)
                .sources(more)
                .web(WebApplicationType.NONE)
                .run(
                        "--tandem.models-dir=" + models,
                        "--tandem.models-need-steps=true",
                        "--tandem.data-dir=" + directory,
                        "--spring.datasource.url=jdbc:h2:file:" + directory.resolve("engine"),
                        "--camunda.bpm.generate-unique-process-engine-name=true",
                        "--camunda.bpm.job-execution.enabled=false")) {
            story.accept(context);
        }
    }
}
