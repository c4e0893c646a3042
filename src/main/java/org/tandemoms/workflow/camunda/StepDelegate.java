package org.tandemoms.workflow.camunda;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.helper.ErrorDeclarationForProcessInstanceFinder;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.tree.ActivityExecutionHierarchyWalker;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.BoundStep;

/** What {@code ${holdStock}} means to the engine: run the step on the process's subject. Holds no logic of its own. */
final class StepDelegate implements JavaDelegate {

    private final BoundStep step;
    private final SubjectTransaction transaction;

    StepDelegate(BoundStep step, SubjectTransaction transaction) {
        this.step = step;
        this.transaction = transaction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ExecutionEntity here = (ExecutionEntity) execution;
        try {
            Object subject = transaction.subjects().subject(here.getProcessBusinessKey());
            Variables.apply(step.run(subject), here);
        } catch (Refused refused) {
            String code = refused.problem().code().code();
            if (isHandled(here, code)) {
                throw new BpmnError(code, refused.problem().detail(), refused);
            }
            throw refused;
        }
    }

    /** Whether the model, or one that calls it, has a handler for the error; looked up the way the engine does. */
    private static boolean isHandled(ActivityExecution execution, String code) {
        var finder = new ErrorDeclarationForProcessInstanceFinder(null, code, execution.getActivity());
        new ActivityExecutionHierarchyWalker(execution)
                .addScopePreVisitor(finder)
                .walkUntil(place -> place == null || finder.getErrorEventDefinition() != null);
        return finder.getErrorEventDefinition() != null;
    }
}
