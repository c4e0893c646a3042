package org.tandemoms.architecture;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.Script;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConnector;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Processes are readable by the people who own them, hold no code, and every name in them leads somewhere. */
@DisplayName("Processes keep the house style")
class ProcessStyleTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String CONDITION = "\\$\\{outcome == '[A-Z][A-Z_]*'}";
    private static final Set<String> GROUPS = Set.of(
            "TRADER", "PORTFOLIO_MANAGER", "COMPLIANCE", "OPERATIONS", "CUSTOMER_SERVICE", "WAREHOUSE", "PROCUREMENT");

    @TestFactory
    Stream<DynamicContainer> laws() {
        Map<String, ModelFiles.Law<BpmnModelInstance>> laws = new LinkedHashMap<>();
        laws.put("every element says what happens, who owns it and what may be changed", ProcessStyleTest::silent);
        laws.put(
                "the process runs, keeps its history for a while and is named as its file",
                ProcessStyleTest::badHeader);
        laws.put("tasks are verb and object, events are facts, gateways ask", ProcessStyleTest::badNames);
        laws.put("questions have answers, told apart by the outcome only", ProcessStyleTest::badAnswers);
        laws.put("a page holds about fifteen things", ProcessStyleTest::crowded);
        laws.put("a model holds no code", ProcessStyleTest::code);
        laws.put("a service task is a step", ProcessStyleTest::notASteps);
        laws.put("called processes are there", ProcessStyleTest::lostCalls);
        laws.put("messages are named facts and somebody waits for them", ProcessStyleTest::lostMessages);
        laws.put(
                "a person's task has a form, a group, a due time and outcomes that lead on",
                ProcessStyleTest::badTasks);
        return ModelFiles.hold(ModelFiles.in("processes", ".bpmn"), ProcessStyleTest::read, laws);
    }

    private static BpmnModelInstance read(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Bpmn.validateModel(model);
        model.getDefinitions().setName(ModelFiles.name(file));
        return model;
    }

    private static Stream<String> silent(BpmnModelInstance model) {
        Stream<String> nodes = Stream.concat(
                        all(model, Process.class).map(BaseElement.class::cast),
                        all(model, FlowNode.class).map(BaseElement.class::cast))
                .filter(element -> !documentation(element).matches("(?s).{20,}Owner: .+\\. May be changed: .+\\."))
                .map(element -> element.getId() + " does not say what happens, its owner and what may be changed");
        Stream<String> others = Stream.concat(
                        all(model, SequenceFlow.class)
                                .filter(flow -> flow.getName() != null)
                                .map(BaseElement.class::cast),
                        all(model, RootElement.class)
                                .filter(root -> !(root instanceof Process))
                                .filter(root -> !(root instanceof org.camunda.bpm.model.bpmn.instance.EventDefinition)))
                .filter(element -> documentation(element).length() < 20)
                .map(element -> element.getId() + " has no documentation");
        return Stream.concat(nodes, others);
    }

    private static Stream<String> badHeader(BpmnModelInstance model) {
        return all(model, Process.class)
                .filter(process -> !process.isExecutable()
                        || process.getCamundaHistoryTimeToLiveString() == null
                        || process.getName() == null
                        || !process.getId().equals(model.getDefinitions().getName()))
                .map(BaseElement::getId);
    }

    private static Stream<String> badNames(BpmnModelInstance model) {
        return all(model, FlowNode.class).filter(node -> !isWellNamed(node)).map(node -> "%s is called '%s'"
                .formatted(node.getId(), node.getName()));
    }

    private static boolean isWellNamed(FlowNode node) {
        if (node instanceof Gateway) {
            return isFork(node) ? String.valueOf(node.getName()).matches("[A-Z].*\\?") : node.getName() == null;
        }
        int longest = node instanceof Task || node instanceof CallActivity ? 30 : 40;
        return String.valueOf(node.getName()).matches("[A-Z][^ ]* .*[^.?!]")
                && node.getName().length() <= longest;
    }

    private static Stream<String> badAnswers(BpmnModelInstance model) {
        Stream<String> gateways = all(model, Gateway.class)
                .filter(gateway -> !(gateway instanceof ExclusiveGateway)
                        || gateway.getIncoming().size() > 1
                                && gateway.getOutgoing().size() > 1)
                .map(gateway -> gateway.getId() + " must either ask or join, by a choice");
        Stream<String> unclear = all(model, SequenceFlow.class)
                .filter(flow -> isFork(flow.getSource())
                        ? flow.getName() == null
                                || flow.getConditionExpression() == null
                                || !flow.getConditionExpression()
                                        .getTextContent()
                                        .matches(CONDITION)
                        : flow.getConditionExpression() != null)
                .map(flow -> flow.getId() + " is not an answer to a question");
        Stream<String> twice = all(model, FlowNode.class)
                .filter(ProcessStyleTest::isFork)
                .filter(node -> outcomes(node).size() < node.getOutgoing().size())
                .map(node -> node.getId() + " has two flows for one outcome");
        return Stream.of(gateways, unclear, twice).flatMap(one -> one);
    }

    private static boolean isFork(FlowNode node) {
        return node.getOutgoing().size() > 1;
    }

    private static Set<String> outcomes(FlowNode fork) {
        return fork.getOutgoing().stream()
                .map(SequenceFlow::getConditionExpression)
                .map(condition ->
                        condition == null ? "" : condition.getTextContent().replaceAll(".*'(.*)'.*", "$1"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> crowded(BpmnModelInstance model) {
        return Stream.concat(
                        all(model, Process.class).map(Process::getFlowElements),
                        all(model, SubProcess.class).map(SubProcess::getFlowElements))
                .map(elements -> named(elements))
                .filter(count -> count > 15)
                .map(count -> count + " named elements: make a process of some and call it");
    }

    private static long named(Collection<FlowElement> elements) {
        return elements.stream()
                .filter(FlowNode.class::isInstance)
                .filter(element -> element.getName() != null)
                .count();
    }

    private static Stream<String> code(BpmnModelInstance model) {
        Stream<ModelElementInstance> elements = Stream.of(
                        ScriptTask.class,
                        Script.class,
                        CamundaScript.class,
                        CamundaConnector.class,
                        CamundaExecutionListener.class,
                        CamundaTaskListener.class,
                        BusinessRuleTask.class)
                .flatMap(type -> all(model, type));
        Stream<ModelElementInstance> attributes = all(model, BaseElement.class)
                .filter(element -> Stream.of("class", "expression", "resource")
                        .anyMatch(name -> element.getAttributeValueNs(CAMUNDA, name) != null))
                .map(ModelElementInstance.class::cast);
        return Stream.concat(elements, attributes)
                .map(element -> element.getElementType().getTypeName() + " " + element.getAttributeValue("id"));
    }

    private static Stream<String> notASteps(BpmnModelInstance model) {
        return all(model, ServiceTask.class)
                .filter(task -> !("${" + task.getId() + "}").equals(task.getCamundaDelegateExpression()))
                .map(task -> "%s binds %s".formatted(task.getId(), task.getCamundaDelegateExpression()));
    }

    private static Stream<String> lostCalls(BpmnModelInstance model) {
        List<String> processes = ModelFiles.names("processes", ".bpmn");
        return all(model, CallActivity.class)
                .filter(call -> !processes.contains(call.getCalledElement()))
                .map(call -> "%s calls %s".formatted(call.getId(), call.getCalledElement()));
    }

    private static Stream<String> lostMessages(BpmnModelInstance model) {
        Set<Message> awaited = all(model, MessageEventDefinition.class)
                .map(MessageEventDefinition::getMessage)
                .collect(Collectors.toSet());
        Stream<String> nameless = all(model, MessageEventDefinition.class)
                .filter(event -> event.getMessage() == null)
                .map(event -> event.getId() + " waits for nothing");
        Stream<String> idle = all(model, Message.class)
                .filter(message ->
                        !awaited.contains(message) || !message.getName().matches("[a-z]+(-[a-z]+)+"))
                .map(message -> "message " + message.getName());
        return Stream.concat(nameless, idle);
    }

    private static Stream<String> badTasks(BpmnModelInstance model) {
        List<String> forms = ModelFiles.names("forms", ".form");
        return all(model, UserTask.class)
                .filter(task -> !forms.contains(task.getCamundaFormRef())
                        || !"latest".equals(task.getCamundaFormRefBinding())
                        || !"${dueAt}".equals(task.getCamundaDueDate())
                        || !GROUPS.containsAll(task.getCamundaCandidateGroupsList())
                        || task.getCamundaCandidateGroupsList().isEmpty()
                        || !outcomesLeadOn(task))
                .map(BaseElement::getId);
    }

    /** Every button has a flow behind the next question: APPROVE leads to APPROVED, RETRY to RETRY. */
    private static boolean outcomesLeadOn(UserTask task) {
        List<String> buttons = task.getExtensionElements().getElementsQuery().list().stream()
                .flatMap(extension -> extension.getChildElementsByType(CamundaProperty.class).stream())
                .filter(property -> "outcomes".equals(property.getCamundaName()))
                .flatMap(property -> Stream.of(property.getCamundaValue().split(",")))
                .toList();
        FlowNode next = task.getOutgoing().iterator().next().getTarget();
        return !buttons.isEmpty()
                && (!isFork(next)
                        || buttons.size() == outcomes(next).size()
                                && outcomes(next).stream()
                                        .allMatch(outcome -> buttons.stream().anyMatch(outcome::startsWith)));
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .collect(Collectors.joining());
    }

    private static <T extends ModelElementInstance> Stream<T> all(BpmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type).stream();
    }
}
