package org.tandemoms.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Remembers which elements and flows a process has passed. */
final class Footprints extends AbstractBpmnParseListener {

    private final String watched;
    private final Set<String> passed = new LinkedHashSet<>();
    private final List<String> ends = new ArrayList<>();

    Footprints(String process) {
        this.watched = process;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        processes.stream().filter(process -> process.getKey().equals(watched)).forEach(this::watch);
    }

    private void watch(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            boolean isEnd = String.valueOf(activity.getProperty("type")).endsWith("EndEvent");
            activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> {
                passed.add(activity.getId());
                if (isEnd) {
                    ends.add(activity.getId());
                }
            });
            for (PvmTransition flow : activity.getOutgoingTransitions()) {
                ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                        execution -> passed.add(flow.getId()));
            }
            watch(activity);
        }
    }

    Set<String> passed() {
        return Set.copyOf(passed);
    }

    /** The end event that was reached last. */
    String lastEnd() {
        return ends.isEmpty() ? null : ends.get(ends.size() - 1);
    }
}
