package org.tandemoms.workflow.camunda;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.tandemoms.workflow.ProcessVariables;

/** A called process works for the same order: it takes over key and facts and hands its outcome back. */
final class CalledProcess {

    private CalledProcess() {}

    static void connect(CallableElement called) {
        if (called.getBusinessKeyValueProvider() == null) {
            called.setBusinessKeyValueProvider(new CallersKey());
        }
        if (called.getInputs().isEmpty()) {
            CallableElementParameter all = new CallableElementParameter();
            all.setAllVariables(true);
            called.addInput(all);
        }
        if (called.getOutputs().isEmpty()) {
            CallableElementParameter outcome = new CallableElementParameter();
            outcome.setSourceValueProvider(new Outcome());
            outcome.setTarget(ProcessVariables.OUTCOME);
            called.addOutput(outcome);
        }
    }

    private static final class CallersKey implements ParameterValueProvider {

        @Override
        public Object getValue(VariableScope scope) {
            return ((ExecutionEntity) scope).getProcessBusinessKey();
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }

    private static final class Outcome implements ParameterValueProvider {

        @Override
        public Object getValue(VariableScope scope) {
            return scope.getVariable(ProcessVariables.OUTCOME);
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }
}
