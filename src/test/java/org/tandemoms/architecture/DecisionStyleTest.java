package org.tandemoms.architecture;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputData;
import org.camunda.bpm.model.dmn.instance.NamedElement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Decision tables ask one question each, name their units and their sources, and open with a picture. */
@DisplayName("Decision tables keep the house style")
class DecisionStyleTest {

    private static final String DIAGRAM = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
    private static final Set<HitPolicy> CLEAR_POLICIES = Set.of(HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.COLLECT);

    @TestFactory
    Stream<DynamicContainer> laws() {
        Map<String, ModelFiles.Law<DmnModelInstance>> laws = new LinkedHashMap<>();
        laws.put("a table asks one question and is kept in history for a while", DecisionStyleTest::unasked);
        laws.put("columns have headings, and numbers have units", DecisionStyleTest::unclearColumns);
        laws.put("every fact says what it means", DecisionStyleTest::unexplainedFacts);
        laws.put("every row says where it comes from", DecisionStyleTest::unsourced);
        laws.put("no two rows look alike", DecisionStyleTest::twins);
        laws.put("a cell is a simple test", DecisionStyleTest::clever);
        laws.put("decision and facts are drawn", DecisionStyleTest::undrawn);
        return ModelFiles.hold(ModelFiles.in("decisions", ".dmn"), DecisionStyleTest::read, laws);
    }

    private static DmnModelInstance read(Path file) {
        DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
        Dmn.validateModel(model);
        return model;
    }

    private static Stream<String> unasked(DmnModelInstance model) {
        return all(model, Decision.class)
                .filter(decision -> decision.getQuestion() == null
                        || !decision.getQuestion().getTextContent().endsWith("?")
                        || decision.getDescription() == null
                        || decision.getCamundaHistoryTimeToLiveString() == null
                        || decision.getVersionTag() == null
                        || !(decision.getExpression() instanceof DecisionTable table)
                        || !CLEAR_POLICIES.contains(table.getHitPolicy()))
                .map(DmnElement::getId);
    }

    private static Stream<String> unclearColumns(DmnModelInstance model) {
        Stream<String> inputs = all(model, Input.class)
                .filter(input -> input.getLabel() == null
                        || !input.getInputExpression().getTextContent().strip().matches("[a-z][A-Za-z]*")
                        || "double".equals(input.getInputExpression().getTypeRef())
                                && !input.getLabel().matches(".*\\(.+\\)"))
                .map(DmnElement::getId);
        Stream<String> outputs = all(model, Output.class)
                .filter(output -> output.getLabel() == null || output.getName() == null)
                .map(DmnElement::getId);
        return Stream.concat(inputs, outputs);
    }

    private static Stream<String> unexplainedFacts(DmnModelInstance model) {
        Set<String> explained = all(model, InputData.class)
                .filter(fact -> fact.getDescription() != null)
                .map(fact -> fact.getInformationItem().getName())
                .collect(Collectors.toSet());
        return all(model, Input.class)
                .map(input -> input.getInputExpression().getTextContent().strip())
                .filter(fact -> !explained.contains(fact));
    }

    private static Stream<String> unsourced(DmnModelInstance model) {
        return all(model, Rule.class)
                .filter(rule -> rule.getDescription() == null
                        || rule.getDescription().getTextContent().length() < 20)
                .map(DmnElement::getId);
    }

    private static Stream<String> twins(DmnModelInstance model) {
        return all(model, DecisionTable.class).flatMap(table -> {
            Set<String> seen = new HashSet<>();
            return table.getRules().stream()
                    .filter(rule -> !seen.add(rule.getInputEntries().stream()
                            .map(ModelElementInstance::getTextContent)
                            .map(String::strip)
                            .collect(Collectors.joining("|"))))
                    .map(DmnElement::getId);
        });
    }

    private static Stream<String> clever(DmnModelInstance model) {
        return all(model, Rule.class)
                .flatMap(rule -> rule.getInputEntries().stream())
                .filter(cell -> !isSimple(cell.getTextContent().strip()))
                .map(cell ->
                        "%s: %s".formatted(cell.getId(), cell.getTextContent().strip()));
    }

    private static boolean isSimple(String cell) {
        String number = "-?\\d+(\\.\\d+)?";
        String text = "\"[^\"]+\"";
        return cell.matches("|true|false|(<|<=|>|>=)? ?%1$s|[\\[(]%1$s\\.\\.%1$s[\\])]|(not\\()?%2$s(, ?%2$s)*\\)?"
                .formatted(number, text));
    }

    private static Stream<String> undrawn(DmnModelInstance model) {
        Set<String> drawn = Stream.of("DMNShape", "DMNEdge")
                .flatMap(kind -> model.getDocument().getElementsByNameNs(DIAGRAM, kind).stream())
                .map(shape -> shape.getAttribute("dmnElementRef"))
                .collect(Collectors.toSet());
        return Stream.concat(all(model, Decision.class), all(model, InputData.class))
                .map(NamedElement.class::cast)
                .map(DmnElement::getId)
                .filter(id -> !drawn.contains(id));
    }

    private static <T extends ModelElementInstance> Stream<T> all(DmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type).stream();
    }
}
