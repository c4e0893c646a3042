package org.tandemoms.workflow.camunda;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.tandemoms.workflow.OpenedTask;

/** Tells the process's subject what the engine does with it. */
final class SubjectListeners {

    /** Where {@link ProcessWatch} leaves a user task's possible answers. */
    static final String OUTCOMES = "tandem:outcomes";

    private static final String DOCUMENTATION = "documentation";

    private final SubjectTransaction transaction;

    SubjectListeners(SubjectTransaction transaction) {
        this.transaction = transaction;
    }

    ExecutionListener processStarted() {
        return listener(execution -> {
            if (isRoot(execution)) {
                ProcessDefinitionEntity process = execution.getProcessDefinition();
                transaction.subjects().processStarted(orderId(execution), process.getKey(), process.getVersion());
            }
        });
    }

    ExecutionListener processEnded() {
        return listener(execution -> {
            if (isRoot(execution) && !execution.isCanceled()) {
                transaction
                        .subjects()
                        .processEnded(
                                orderId(execution),
                                execution.getProcessDefinition().getKey());
            }
        });
    }

    ExecutionListener waitingFor(String message) {
        return listener(execution -> transaction.subjects().waitingFor(orderId(execution), message));
    }

    ExecutionListener passed() {
        return listener(execution -> {
            if (!execution.isCanceled()) {
                transaction
                        .subjects()
                        .passed(
                                orderId(execution),
                                execution.getProcessDefinition().getKey(),
                                execution.getCurrentActivityId());
            }
        });
    }

    TaskListener taskOpened() {
        return task -> transaction.subjects().taskOpened(orderId(task), opened((TaskEntity) task));
    }

    TaskListener taskClosed() {
        return task -> transaction
                .subjects()
                .taskClosed(
                        orderId(task),
                        task.getTaskDefinitionKey(),
                        TaskListener.EVENTNAME_COMPLETE.equals(task.getEventName()));
    }

    private static OpenedTask opened(TaskEntity task) {
        ActivityImpl activity = task.getExecution().getActivity();
        Expression form = task.getTaskDefinition().getCamundaFormDefinitionKey();
        return new OpenedTask(
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getExecution().getProcessDefinition().getKey(),
                task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList(),
                form == null ? null : form.getExpressionText(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                outcomes(activity),
                (String) activity.getProperty(DOCUMENTATION));
    }

    @SuppressWarnings("unchecked")
    private static List<String> outcomes(ActivityImpl activity) {
        Object outcomes = activity.getProperty(OUTCOMES);
        return outcomes == null ? List.of() : (List<String>) outcomes;
    }

    private static boolean isRoot(ExecutionEntity execution) {
        return execution.getProcessInstance().getSuperExecution() == null;
    }

    private static String orderId(ExecutionEntity execution) {
        return execution.getProcessBusinessKey();
    }

    private static String orderId(DelegateTask task) {
        return orderId((ExecutionEntity) task.getExecution());
    }

    private interface Note {
        void take(ExecutionEntity execution);
    }

    private static ExecutionListener listener(Note note) {
        return execution -> note.take((ExecutionEntity) execution);
    }
}
