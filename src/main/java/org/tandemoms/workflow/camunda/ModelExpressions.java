package org.tandemoms.workflow.camunda;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.tandemoms.workflow.ProcessVariables;
import org.tandemoms.workflow.StepCatalogue;

/**
 * What an expression in a model can reach: the steps, the allowed variables, the business key. No bean, no method, no
 * property of anything else; an unknown name is an error, never null.
 */
final class ModelExpressions extends JuelExpressionManager {

    private static final String BUSINESS_KEY = "processBusinessKey";

    private final StepCatalogue catalogue;
    private final SubjectTransaction transaction;
    private final Map<String, StepDelegate> delegates = new ConcurrentHashMap<>();

    ModelExpressions(StepCatalogue catalogue, SubjectTransaction transaction) {
        this.catalogue = catalogue;
        this.transaction = transaction;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(new Names());
        // inputs of decision tables that a model evaluates inside the engine
        resolvers.add(new VariableContextElResolver());
        return resolvers;
    }

    private StepDelegate delegate(String name) {
        return catalogue
                .find(name)
                .map(step -> delegates.computeIfAbsent(name, known -> new StepDelegate(step, transaction)))
                .orElse(null);
    }

    /** Stands for {@code execution} in {@code #{execution.processBusinessKey}}, which the Modeler writes by itself. */
    private record BusinessKey(String value) {}

    private final class Names extends ELResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base instanceof BusinessKey key && BUSINESS_KEY.equals(property)) {
                context.setPropertyResolved(true);
                return key.value();
            }
            if (base != null || !(context.getContext(VariableScope.class) instanceof AbstractVariableScope scope)) {
                return null;
            }
            Object value = named((String) property, scope);
            if (value != null || ProcessVariables.ALLOWED.contains(property)) {
                context.setPropertyResolved(true);
            }
            return value;
        }

        private Object named(String name, AbstractVariableScope scope) {
            if (ProcessVariables.ALLOWED.contains(name)) {
                return scope.getVariable(name);
            }
            if ("execution".equals(name) && scope instanceof ExecutionEntity execution) {
                return new BusinessKey(execution.getProcessBusinessKey());
            }
            return delegate(name);
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return Object.class;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            // models read, they never write by expression
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return Collections.emptyIterator();
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }
    }
}
