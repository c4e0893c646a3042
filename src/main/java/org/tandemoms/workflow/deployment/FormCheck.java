package org.tandemoms.workflow.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tandemoms.workflow.deployment.Finding.Severity;

/** Reads a form as the form viewer (form-js 1.x) and the engine will. */
final class FormCheck {

    private static final Set<String> COMPONENTS = Set.of(
            "button",
            "checkbox",
            "checklist",
            "datetime",
            "dynamiclist",
            "expression",
            "group",
            "html",
            "image",
            "number",
            "radio",
            "select",
            "separator",
            "spacer",
            "table",
            "taglist",
            "text",
            "textarea",
            "textfield");

    private final ObjectMapper json = new ObjectMapper();

    record Outcome(List<String> keys, List<Finding> findings) {}

    Outcome check(ModelFile file) {
        JsonNode form;
        try {
            form = json.readTree(file.content());
        } catch (JsonProcessingException broken) {
            Integer line =
                    broken.getLocation() == null ? null : broken.getLocation().getLineNr();
            return new Outcome(
                    List.of(),
                    List.of(new Finding(
                            Severity.ERROR, file.name(), null, line, "unreadable", broken.getOriginalMessage())));
        } catch (IOException broken) {
            return new Outcome(List.of(), List.of(Finding.error(file.name(), "unreadable", broken.getMessage())));
        }
        List<Finding> findings = new ArrayList<>();
        String id = form.path("id").asText("");
        if (id.isBlank()) {
            findings.add(Finding.error(file.name(), "no-id", "The form has no id, so no task could name it"));
        }
        checkComponents(file, form.path("components"), new HashSet<>(), findings);
        return new Outcome(id.isBlank() ? List.of() : List.of(id), findings);
    }

    private void checkComponents(ModelFile file, JsonNode components, Set<String> keys, List<Finding> findings) {
        for (JsonNode component : components) {
            String id = component.path("id").asText(null);
            String type = component.path("type").asText("");
            if (!COMPONENTS.contains(type)) {
                findings.add(new Finding(
                        Severity.ERROR,
                        file.name(),
                        id,
                        null,
                        "component",
                        "The viewer has no component '" + type + "'"));
            }
            String key = component.path("key").asText("");
            if (!key.isEmpty() && !keys.add(key)) {
                findings.add(new Finding(
                        Severity.ERROR, file.name(), id, null, "key", "Two fields are called '" + key + "'"));
            }
            checkComponents(file, component.path("components"), keys, findings);
        }
    }
}
