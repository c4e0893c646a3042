package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.slf4j.LoggerFactory;

/**
 * Plays a scenario on the real engine: the model decides what comes next, the scenario says what every step, message,
 * person and called process answers, and both must agree at every point.
 */
final class ScriptedProcess implements AutoCloseable {

    private static final String CALLED = "called";
    private static final String ERROR = "error ";

    private final Footprints footprints;
    private final Map<Object, Object> steps = new HashMap<>();
    private final ProcessEngine engine;
    private final BpmnModelInstance model;
    private final String process;
    private Deque<Scenarios.Happening> script = new ArrayDeque<>();

    ScriptedProcess(String process) {
        quieten();
        this.process = process;
        this.footprints = new Footprints(process);
        this.model = Bpmn.readModelFromFile(
                Scenarios.MODELS.resolve("processes").resolve(process + ".bpmn").toFile());
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("scripted-" + process);
        configuration.setJdbcUrl("jdbc:h2:mem:scripted-" + process);
        configuration.setJobExecutorActivate(false);
        configuration.setHistory("none");
        configuration.setMetricsEnabled(false);
        configuration.setBeans(steps);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(footprints)));
        this.engine = configuration.buildProcessEngine();
        model.getModelElementsByType(ServiceTask.class)
                .forEach(task -> steps.put(task.getId(), (JavaDelegate) execution -> {
                    var answer = next(task.getId());
                    if (answer.outcome() != null) {
                        execution.setVariable("outcome", answer.outcome());
                    }
                }));
        deploy();
    }

    /** The engine tells of every table it makes. */
    private static void quieten() {
        ((Logger) LoggerFactory.getLogger("org.camunda")).setLevel(Level.WARN);
    }

    private void deploy() {
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().addModelInstance(process + ".bpmn", model);
        called().forEach(key -> deployment.addModelInstance(
                key + ".bpmn",
                Bpmn.createExecutableProcess(key)
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .userTask(CALLED)
                        .endEvent()
                        .done()));
        deployment.deploy();
    }

    private Set<String> called() {
        return model.getModelElementsByType(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .collect(Collectors.toSet());
    }

    /** Plays one way and answers the end event it reached. */
    String play(Scenarios.Way way) {
        script = new ArrayDeque<>(way.happens());
        ProcessInstance instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        process, way.name(), Map.of("orderId", "order", "kind", "SALES", "dueAt", new Date()));
        try {
            follow(instance, way.name());
        } finally {
            engine.getRuntimeService()
                    .deleteProcessInstanceIfExists(instance.getId(), "played", true, true, true, true);
        }
        return footprints.lastEnd();
    }

    private void follow(ProcessInstance instance, String businessKey) {
        while (!script.isEmpty()) {
            assertThat(isLive(instance))
                    .as("the process has ended at %s before %s", footprints.lastEnd(), script)
                    .isTrue();
            happen(businessKey);
        }
        assertThat(isLive(instance))
                .as("nothing more happens, but the process still waits at %s", waitsAt(instance))
                .isFalse();
    }

    private boolean isLive(ProcessInstance instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                == 1;
    }

    private List<String> waitsAt(ProcessInstance instance) {
        return isLive(instance) ? engine.getRuntimeService().getActiveActivityIds(instance.getId()) : List.of();
    }

    private void happen(String businessKey) {
        FlowElement element = model.getModelElementById(script.peek().element());
        assertThat(element)
                .as("there is no element '%s'", script.peek().element())
                .isNotNull();
        if (element instanceof UserTask) {
            complete(task(element.getId()), next(element.getId()));
        } else if (element instanceof CallActivity) {
            complete(task(CALLED), next(element.getId()));
        } else if (element instanceof BoundaryEvent) {
            var timer = engine.getManagementService()
                    .createJobQuery()
                    .activityId(next(element.getId()).element())
                    .singleResult();
            assertThat(timer).as("no timer runs for '%s'", element.getId()).isNotNull();
            engine.getManagementService().executeJob(timer.getId());
        } else if (element instanceof CatchEvent event) {
            correlate(event, next(element.getId()), businessKey);
        } else {
            throw new AssertionError(
                    "the process waits, but the scenario says that '%s' happens".formatted(script.peek()));
        }
    }

    private Task task(String key) {
        Task task =
                engine.getTaskService().createTaskQuery().taskDefinitionKey(key).singleResult();
        assertThat(task).as("nobody is asked for %s", script.peek()).isNotNull();
        return task;
    }

    private void complete(Task task, Scenarios.Happening answer) {
        if (answer.outcome() == null) {
            engine.getTaskService().complete(task.getId());
        } else if (answer.outcome().startsWith(ERROR)) {
            engine.getTaskService()
                    .handleBpmnError(task.getId(), answer.outcome().substring(ERROR.length()));
        } else {
            engine.getTaskService().complete(task.getId(), Map.of("outcome", answer.outcome()));
        }
    }

    private void correlate(CatchEvent event, Scenarios.Happening answer, String businessKey) {
        var message =
                ((MessageEventDefinition) event.getEventDefinitions().iterator().next()).getMessage();
        var correlation = engine.getRuntimeService()
                .createMessageCorrelation(message.getName())
                .processInstanceBusinessKey(businessKey);
        if (answer.outcome() != null) {
            correlation.setVariable("outcome", answer.outcome());
        }
        correlation.correlate();
    }

    private Scenarios.Happening next(String element) {
        var expected = script.poll();
        assertThat(element)
                .as("the process runs this, the scenario says otherwise")
                .isEqualTo(expected == null ? "nothing more" : expected.element());
        return expected;
    }

    /** Ids of all elements and flows a token can pass. */
    Set<String> everything() {
        Set<String> ids = model.getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .collect(Collectors.toSet());
        model.getModelElementsByType(SequenceFlow.class).forEach(flow -> ids.add(flow.getId()));
        return ids;
    }

    Set<String> passed() {
        return footprints.passed();
    }

    @Override
    public void close() {
        engine.close();
    }
}
