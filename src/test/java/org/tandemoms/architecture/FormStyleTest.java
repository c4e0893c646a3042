package org.tandemoms.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A form asks its question first, shows the facts, and wants at most seven things from a person. */
@DisplayName("Forms keep the house style")
class FormStyleTest {

    private static final Set<String> SHOWN = Set.of("text", "table", "separator", "spacer", "group");
    private static final Set<String> ASKED =
            Set.of("textfield", "textarea", "select", "radio", "checkbox", "checklist", "number", "datetime");
    private static final int MOST_INPUTS = 7;

    @TestFactory
    Stream<DynamicContainer> laws() {
        Map<String, ModelFiles.Law<Form>> laws = new LinkedHashMap<>();
        laws.put("a form is named as its file and made for this engine", FormStyleTest::badHeader);
        laws.put("the question stands on top", FormStyleTest::noQuestion);
        laws.put("the facts are shown", FormStyleTest::noFacts);
        laws.put("a form wants at most seven things, each explained by its label", FormStyleTest::badInputs);
        laws.put("there is room for a reason", FormStyleTest::noReason);
        return ModelFiles.hold(ModelFiles.in("forms", ".form"), Form::read, laws);
    }

    @Test
    @DisplayName("Every form belongs to a task")
    void everyFormBelongsToATask() {
        assertThat(ModelFiles.in("processes", ".bpmn").stream()
                        .flatMap(file ->
                                Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
                        .map(UserTask::getCamundaFormRef))
                .containsAll(ModelFiles.names("forms", ".form"));
    }

    private record Form(String name, JsonNode root) {

        static Form read(Path file) {
            try {
                return new Form(ModelFiles.name(file), new ObjectMapper().readTree(file.toFile()));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        List<JsonNode> components() {
            return root.path("components").valueStream().toList();
        }

        List<JsonNode> inputs() {
            return components().stream()
                    .filter(component -> !SHOWN.contains(type(component)))
                    .toList();
        }

        static String type(JsonNode component) {
            return component.path("type").asText();
        }
    }

    private static Stream<String> badHeader(Form form) {
        boolean isFine = form.name().equals(form.root().path("id").asText())
                && "Camunda Platform"
                        .equals(form.root().path("executionPlatform").asText());
        return isFine ? Stream.empty() : Stream.of(form.root().path("id").asText());
    }

    private static Stream<String> noQuestion(Form form) {
        String first = form.components().get(0).path("text").asText();
        return first.matches("(?s)# [A-Z][^\n]*\\?\n.+") ? Stream.empty() : Stream.of(first);
    }

    private static Stream<String> noFacts(Form form) {
        return form.components().stream().anyMatch(component -> "=facts"
                        .equals(component.path("dataSource").asText()))
                ? Stream.empty()
                : Stream.of("no table of facts");
    }

    private static Stream<String> badInputs(Form form) {
        Set<String> keys = new HashSet<>();
        Stream<String> wrong = form.inputs().stream()
                .filter(input -> !ASKED.contains(Form.type(input))
                        || input.path("label").asText().isBlank()
                        || !keys.add(input.path("key").asText()))
                .map(JsonNode::toString);
        return form.inputs().size() > MOST_INPUTS
                ? Stream.concat(wrong, Stream.of(form.inputs().size() + " inputs"))
                : wrong;
    }

    private static Stream<String> noReason(Form form) {
        return form.inputs().stream()
                        .anyMatch(input -> "comment".equals(input.path("key").asText()))
                ? Stream.empty()
                : Stream.of("no field 'comment'");
    }
}
