package org.tandemoms.workflow.camunda;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * Attaches to every process that is parsed what lets its subject follow it, passes the order's key and facts to called
 * processes, and settles the history level. Models need to say none of this.
 */
final class ProcessWatch extends AbstractBpmnParseListener {

    private static final Namespace CAMUNDA = new Namespace(BpmnParser.CAMUNDA_BPMN_EXTENSIONS_NS);

    private static final List<HistoryLevel> HISTORY_LEVELS = List.of(
            HistoryLevel.HISTORY_LEVEL_NONE,
            HistoryLevel.HISTORY_LEVEL_ACTIVITY,
            HistoryLevel.HISTORY_LEVEL_AUDIT,
            HistoryLevel.HISTORY_LEVEL_FULL);

    private final SubjectListeners listeners;

    ProcessWatch(SubjectListeners listeners) {
        this.listeners = listeners;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.setProperty(HistoryByProcess.PROPERTY, historyOf(property(element, "history"), process));
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        String outcomes = property(element, "outcomes");
        if (outcomes != null) {
            activity.setProperty(SubjectListeners.OUTCOMES, List.of(outcomes.split("\\s*,\\s*")));
        }
    }

    @Override
    public void parseRootElement(Element rootElement, List<ProcessDefinitionEntity> processes) {
        for (ProcessDefinitionEntity process : processes) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_START, listeners.processStarted());
            process.addBuiltInListener(ExecutionListener.EVENTNAME_END, listeners.processEnded());
            watch(process.getActivities());
        }
    }

    private void watch(List<ActivityImpl> activities) {
        for (ActivityImpl activity : activities) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, listeners.passed());
            if (activity.getActivityBehavior() instanceof IntermediateCatchEventActivityBehavior) {
                EventSubscriptionDeclaration.getDeclarationsForScope(activity).values().stream()
                        .filter(declared -> EventType.MESSAGE.name().equals(declared.getEventType()))
                        .map(EventSubscriptionDeclaration::getUnresolvedEventName)
                        .forEach(message -> activity.addBuiltInListener(
                                ExecutionListener.EVENTNAME_START, listeners.waitingFor(message)));
            }
            if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior userTask) {
                var definition = userTask.getTaskDefinition();
                definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, listeners.taskOpened());
                definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, listeners.taskClosed());
                definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, listeners.taskClosed());
            }
            if (activity.getActivityBehavior() instanceof CallActivityBehavior call) {
                CalledProcess.connect(call.getCallableElement());
            }
            watch(activity.getActivities());
        }
    }

    private static HistoryLevel historyOf(String asked, ProcessDefinitionEntity process) {
        if (asked != null) {
            return HISTORY_LEVELS.stream()
                    .filter(level -> level.getName().equals(asked))
                    .findFirst()
                    .orElseThrow(() -> new ProcessEngineException("Process '" + process.getKey()
                            + "' asks for history '" + asked + "'; there are none, activity, audit and full"));
        }
        return hasPeople(process.getActivities())
                ? HistoryLevel.HISTORY_LEVEL_ACTIVITY
                : HistoryLevel.HISTORY_LEVEL_NONE;
    }

    private static boolean hasPeople(List<ActivityImpl> activities) {
        return activities.stream()
                .anyMatch(activity -> activity.getActivityBehavior() instanceof UserTaskActivityBehavior
                        || hasPeople(activity.getActivities()));
    }

    /** A {@code camunda:property} of the element, or null. */
    private static String property(Element element, String name) {
        Element extensions = element.element("extensionElements");
        Element properties = extensions == null ? null : extensions.elementNS(CAMUNDA, "properties");
        return properties == null
                ? null
                : properties.elementsNS(CAMUNDA, "property").stream()
                        .filter(property -> name.equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .findFirst()
                        .orElse(null);
    }
}
