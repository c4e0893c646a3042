package org.tandemoms.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Tells a way through a process in full: where it calls another process, the way through that one is told in its place. */
final class Story {

    private static final String ERROR = "error ";

    private final Map<String, Scenarios.ForProcess> scenarios =
            Scenarios.ofProcesses().stream().collect(Collectors.toMap(Scenarios.ForProcess::process, file -> file));
    private final Map<String, BpmnModelInstance> models =
            scenarios.keySet().stream().collect(Collectors.toMap(process -> process, Story::model));

    enum Kind {
        STEP,
        TASK,
        MESSAGE,
        TIMER
    }

    /**
     * @param name of the step, task or message, or id of the timer
     */
    record Act(Kind kind, String process, String name, String outcome) {}

    private static BpmnModelInstance model(String process) {
        return Bpmn.readModelFromFile(
                Scenarios.MODELS.resolve("processes").resolve(process + ".bpmn").toFile());
    }

    List<Act> of(String process, Scenarios.Way way) {
        List<Act> acts = new ArrayList<>();
        way.happens().forEach(one -> acts.addAll(acts(process, one)));
        return acts;
    }

    private List<Act> acts(String process, Scenarios.Happening one) {
        FlowElement element = models.get(process).getModelElementById(one.element());
        if (element instanceof CallActivity call) {
            return of(call.getCalledElement(), wayTo(call.getCalledElement(), one.outcome()));
        }
        if (element instanceof UserTask) {
            return List.of(new Act(Kind.TASK, process, one.element(), one.outcome()));
        }
        if (element instanceof BoundaryEvent) {
            return List.of(new Act(Kind.TIMER, process, one.element(), null));
        }
        if (element instanceof CatchEvent event) {
            return List.of(new Act(Kind.MESSAGE, process, message(event), one.outcome()));
        }
        return List.of(new Act(Kind.STEP, process, one.element(), one.outcome()));
    }

    private static String message(CatchEvent event) {
        EventDefinition definition = event.getEventDefinitions().iterator().next();
        return ((MessageEventDefinition) definition).getMessage().getName();
    }

    /** The first way through the called process that ends as its caller says. */
    private Scenarios.Way wayTo(String process, String outcome) {
        return scenarios.get(process).paths().stream()
                .filter(way -> outcome == null || outcome.equals(result(process, way)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No way through %s ends with %s".formatted(process, outcome)));
    }

    private String result(String process, Scenarios.Way way) {
        Optional<String> error = error(models.get(process).getModelElementById(way.ends()));
        return error.isPresent() ? ERROR + error.get() : lastOutcome(way);
    }

    private static String lastOutcome(Scenarios.Way way) {
        return way.happens().stream()
                .map(Scenarios.Happening::outcome)
                .filter(Objects::nonNull)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** Such a way cannot be taken alone: the process that calls this one goes on from the error. */
    boolean needsCaller(String process, Scenarios.Way way) {
        return error(models.get(process).getModelElementById(way.ends())).isPresent();
    }

    private static Optional<String> error(FlowNode end) {
        return end instanceof EndEvent
                ? ((EndEvent) end)
                        .getEventDefinitions().stream()
                                .filter(ErrorEventDefinition.class::isInstance)
                                .map(definition -> ((ErrorEventDefinition) definition)
                                        .getError()
                                        .getErrorCode())
                                .findFirst()
                : Optional.empty();
    }

    /** Every element of every process as {@code process:element}; an error is seen where it is caught. */
    List<String> everything() {
        return models.entrySet().stream()
                .flatMap(model -> model.getValue().getModelElementsByType(FlowNode.class).stream()
                        .filter(node -> error(node).isEmpty())
                        .map(node -> model.getKey() + ":" + node.getId()))
                .sorted()
                .toList();
    }
}
