package org.tandemoms.workflow.camunda;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Deletes what the tables still have of an order that says its processes have ended. The order is written in the same
 * transaction: where it has begun another process meanwhile, that write fails and nothing is deleted.
 */
record Leftovers(String orderId, SubjectTransaction transaction) implements Command<Boolean> {

    private static final String REASON = "The order says that this process has ended";

    @Override
    public Boolean execute(CommandContext context) {
        transaction.subjects().subject(orderId);
        RuntimeService runtime = context.getProcessEngineConfiguration().getRuntimeService();
        List<String> roots =
                runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(orderId)
                        .rootProcessInstances()
                        .list()
                        .stream()
                        .map(ProcessInstance::getId)
                        .toList();
        roots.forEach(root -> runtime.deleteProcessInstance(root, REASON, true, true, true, false));
        return !roots.isEmpty();
    }
}
