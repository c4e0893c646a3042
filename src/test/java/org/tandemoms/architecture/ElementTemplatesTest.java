package org.tandemoms.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tandemoms.workflow.BoundStep;
import org.tandemoms.workflow.StepCatalogue;

/**
 * The analysts' palette: one Camunda Modeler element template for each step of the catalogue, so that they drag "Reserve
 * stock" rather than type a name. Written anew by
 * {@code mvn test -Dtest=ElementTemplatesTest -Dtandem.write-templates}.
 */
@ShippedModels
class ElementTemplatesTest {

    private static final Path TEMPLATES = Path.of("bpmn/.camunda/element-templates/steps.json");
    private static final String RETRY_CYCLE = "PT1S,PT5S,PT30S,PT2M,PT10M";

    @Autowired
    StepCatalogue catalogue;

    @Test
    void the_palette_shows_the_steps_there_are() throws IOException {
        String generated = generated();
        if (System.getProperty("tandem.write-templates") != null) {
            Files.createDirectories(TEMPLATES.getParent());
            Files.writeString(TEMPLATES, generated);
        }

        assertThat(Files.readString(TEMPLATES))
                .as("element templates; write them anew with -Dtandem.write-templates")
                .isEqualTo(generated);
        assertThat(catalogue.all()).isNotEmpty();
    }

    private String generated() throws JsonProcessingException {
        List<Map<String, Object>> templates =
                catalogue.all().stream().map(ElementTemplatesTest::template).toList();
        DefaultPrettyPrinter layout = new DefaultPrettyPrinter();
        layout.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        layout.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        return new ObjectMapper().writer(layout).writeValueAsString(templates) + "\n";
    }

    private static Map<String, Object> template(BoundStep step) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", step.title());
        template.put("id", "org.tandemoms.step." + step.name());
        template.put("description", description(step));
        template.put("appliesTo", List.of("bpmn:Task", "bpmn:ServiceTask"));
        template.put("elementType", Map.of("value", "bpmn:ServiceTask"));
        template.put("category", category(step));
        template.put("properties", properties(step));
        return template;
    }

    private static String description(BoundStep step) {
        return step.outcomes().isEmpty()
                ? step.description()
                : step.description() + " Answers " + String.join(", ", step.outcomes()) + ".";
    }

    private static Map<String, Object> category(BoundStep step) {
        String room = step.place().replaceFirst("^org\\.tandemoms\\.([a-z]+)\\..*$", "$1");
        Map<String, Object> category = new LinkedHashMap<>();
        category.put("id", room);
        category.put("name", room.substring(0, 1).toUpperCase(Locale.ROOT) + room.substring(1));
        return category;
    }

    private static List<Map<String, Object>> properties(BoundStep step) {
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(hidden("${" + step.name() + "}", "camunda:delegateExpression"));
        if (step.callsOut()) {
            properties.add(hidden("true", "camunda:asyncBefore"));
            properties.add(hidden(RETRY_CYCLE, "camunda:failedJobRetryTimeCycle"));
        }
        return properties;
    }

    private static Map<String, Object> hidden(String value, String property) {
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("type", "property");
        binding.put("name", property);
        Map<String, Object> hidden = new LinkedHashMap<>();
        hidden.put("type", "Hidden");
        hidden.put("value", value);
        hidden.put("binding", binding);
        return hidden;
    }
}
