package org.tandemoms.workflow.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.tandemoms.workflow.BoundStep;
import org.tandemoms.workflow.ProcessVariables;
import org.tandemoms.workflow.StepCatalogue;
import org.tandemoms.workflow.deployment.Finding.Severity;

/**
 * What a process model may say: which steps, which expressions, which extensions of the engine. An allow-list, so that
 * what nobody thought of is refused.
 */
final class BpmnRules {

    static final String STEP_MISSING = "step-missing";

    private static final String CAMUNDA = BpmnParser.CAMUNDA_BPMN_EXTENSIONS_NS + ":";

    /** The engine still reads this one as its own. */
    @SuppressWarnings("deprecation")
    private static final String FORMER = BpmnParser.ACTIVITI_BPMN_EXTENSIONS_NS;

    private static final Set<String> EXTENSION_ELEMENTS =
            Set.of("properties", "property", "in", "out", "failedJobRetryTimeCycle");

    private static final Set<String> EXTENSION_ATTRIBUTES = Set.of(
            "assignee",
            "asyncAfter",
            "asyncBefore",
            "calledElementBinding",
            "calledElementVersion",
            "candidateGroups",
            "candidateUsers",
            "delegateExpression",
            "diagramRelationId",
            "dueDate",
            "exclusive",
            "followUpDate",
            "formRef",
            "formRefBinding",
            "formRefVersion",
            "historyTimeToLive",
            "isStartableInTasklist",
            "jobPriority",
            "modelerTemplate",
            "modelerTemplateIcon",
            "modelerTemplateVersion",
            "priority",
            "versionTag");

    private static final Set<String> STEP_TASKS = Set.of("serviceTask", "sendTask", "businessRuleTask");

    private static final Set<String> DRAWN = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "task",
            "serviceTask",
            "sendTask",
            "businessRuleTask",
            "userTask",
            "receiveTask",
            "manualTask",
            "callActivity",
            "subProcess",
            "transaction",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "sequenceFlow");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{");
    private static final Pattern STEP = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final String VARIABLE = "(?:" + String.join("|", ProcessVariables.ALLOWED) + ")";
    private static final String COMPARISON =
            VARIABLE + "\\s*(?:==|!=|eq|ne)\\s*(?:'[A-Za-z0-9_ -]*'|\"[A-Za-z0-9_ -]*\")";
    private static final Pattern ALLOWED_EXPRESSION = Pattern.compile("[$#]\\{\\s*(?:" + VARIABLE + "|" + COMPARISON
            + "(?:\\s*(?:&&|\\|\\||and|or)\\s*" + COMPARISON + ")*|execution\\.processBusinessKey)\\s*}");

    private final StepCatalogue catalogue;

    BpmnRules(StepCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A rule that an element breaks. */
    record Breach(Severity severity, String code, Element element, String id, String message) {}

    /** Something outside the file that an element names. */
    record Reference(ModelFile.Kind kind, String key, Element element, String id) {}

    record Result(List<Breach> breaches, List<Reference> references) {}

    Result check(Element definitions) {
        Check check = new Check();
        check.collectDrawn(definitions);
        check.visit(definitions, null);
        return new Result(check.breaches, check.references);
    }

    private final class Check {

        private final List<Breach> breaches = new ArrayList<>();
        private final List<Reference> references = new ArrayList<>();
        private final Set<String> drawn = new HashSet<>();

        void collectDrawn(Element element) {
            String shown = element.attribute("bpmnElement");
            if (shown != null) {
                drawn.add(shown);
            }
            element.elements().forEach(this::collectDrawn);
        }

        void visit(Element element, String owner) {
            boolean bpmn = BpmnParser.BPMN20_NS.equals(element.getUri());
            String id = bpmn && element.attribute("id") != null ? element.attribute("id") : owner;
            if (bpmn) {
                checkBpmn(element, id);
            } else if (BpmnParser.CAMUNDA_BPMN_EXTENSIONS_NS.equals(element.getUri())) {
                checkExtension(element, id);
            } else if (FORMER.equals(element.getUri())) {
                error("extension", element, id, "Extensions of a former engine are not used here");
            }
            for (String attribute : element.attributes()) {
                checkAttribute(element, attribute, id);
            }
            checkExpression(element, element.getText(), id);
            element.elements().forEach(child -> visit(child, id));
        }

        private void checkBpmn(Element element, String id) {
            String tag = element.getTagName();
            if ("scriptTask".equals(tag) || "script".equals(tag) || element.attribute("language") != null) {
                error("script", element, id, "Scripts are not run here; use a step of the catalogue");
            }
            if (STEP_TASKS.contains(tag)) {
                checkStep(element, id);
            }
            if ("callActivity".equals(tag) && element.attribute("calledElement") != null) {
                references.add(new Reference(ModelFile.Kind.PROCESS, element.attribute("calledElement"), element, id));
            }
            if ("userTask".equals(tag)) {
                checkUserTask(element, id);
            }
            if (DRAWN.contains(tag) && !drawn.contains(element.attribute("id"))) {
                breaches.add(new Breach(
                        Severity.WARNING,
                        "no-diagram",
                        element,
                        id,
                        "It is not drawn: the diagram has no shape for it"));
            }
        }

        private void checkUserTask(Element element, String id) {
            if (camunda(element, "candidateGroups") == null) {
                error("no-group", element, id, "Nobody would see this task: name the candidate groups (roles)");
            }
            if (camunda(element, "formRef") != null) {
                references.add(new Reference(ModelFile.Kind.FORM, camunda(element, "formRef"), element, id));
            }
        }

        private void checkStep(Element element, String id) {
            String bound = camunda(element, "delegateExpression");
            if (bound == null) {
                error("no-step", element, id, "It does nothing: choose a step by its template");
                return;
            }
            Matcher name = STEP.matcher(bound);
            if (!name.matches()) {
                error("expression", element, id, "'" + bound + "' does not name a step; write ${stepName}");
                return;
            }
            catalogue
                    .find(name.group(1))
                    .ifPresentOrElse(
                            step -> checkSavePoint(step, element, id),
                            () -> error(
                                    STEP_MISSING,
                                    element,
                                    id,
                                    "There is no step '" + name.group(1) + "'; take one from the palette"));
        }

        private void checkSavePoint(BoundStep step, Element element, String id) {
            if (!step.callsOut()) {
                return;
            }
            Element extensions = element.element("extensionElements");
            boolean retried = extensions != null
                    && extensions.elements().stream()
                            .anyMatch(extension -> "failedJobRetryTimeCycle".equals(extension.getTagName()));
            if (!"true".equals(camunda(element, "asyncBefore")) || !retried) {
                error(
                        "no-save-point",
                        element,
                        id,
                        "'" + step.title() + "' reaches outside: set 'asynchronous before' and a retry time cycle");
            }
        }

        private void checkExtension(Element element, String id) {
            String tag = element.getTagName();
            if (!EXTENSION_ELEMENTS.contains(tag)) {
                error("extension", element, id, "camunda:" + tag + " is not used here; what a step does is its own");
            }
            if ("in".equals(tag) || "out".equals(tag)) {
                checkVariable(element, "source", id);
                checkVariable(element, "target", id);
            }
        }

        private void checkVariable(Element element, String attribute, String id) {
            String name = element.attribute(attribute);
            if (name != null && !ProcessVariables.ALLOWED.contains(name)) {
                error(
                        "variable",
                        element,
                        id,
                        "A process does not carry '" + name + "', only " + ProcessVariables.ALLOWED);
            }
        }

        private void checkAttribute(Element element, String attribute, String id) {
            if (attribute.startsWith(FORMER)) {
                error("extension", element, id, "Extensions of a former engine are not used here");
            }
            if (attribute.startsWith(CAMUNDA)) {
                String name = attribute.substring(CAMUNDA.length());
                if (!EXTENSION_ATTRIBUTES.contains(name)) {
                    error(
                            "extension",
                            element,
                            id,
                            "camunda:" + name + " is not used here; bind a step by camunda:delegateExpression");
                }
                if ("delegateExpression".equals(name) && STEP_TASKS.contains(element.getTagName())) {
                    return;
                }
            }
            checkExpression(element, element.attribute(attribute), id);
        }

        private void checkExpression(Element element, String text, String id) {
            if (text != null
                    && EXPRESSION.matcher(text).find()
                    && !ALLOWED_EXPRESSION.matcher(text.strip()).matches()) {
                error(
                        "expression",
                        element,
                        id,
                        "'" + text.strip() + "' is not allowed; expressions compare a variable with a word, like"
                                + " ${outcome == 'APPROVED'}");
            }
        }

        private void error(String code, Element element, String id, String message) {
            breaches.add(new Breach(Severity.ERROR, code, element, id, message));
        }
    }

    private static String camunda(Element element, String name) {
        return element.attribute(CAMUNDA + name);
    }
}
