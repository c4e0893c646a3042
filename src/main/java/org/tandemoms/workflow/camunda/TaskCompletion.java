package org.tandemoms.workflow.camunda;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.tandemoms.workflow.ProcessVariables;

/** Completes the order's open user task of that key, with the outcome where the gateway behind it looks. */
record TaskCompletion(String orderId, String taskKey, String outcome) implements Command<Boolean> {

    @Override
    public Boolean execute(CommandContext context) {
        var tasks = context.getProcessEngineConfiguration().getTaskService();
        Task open = tasks
                .createTaskQuery()
                .processInstanceBusinessKey(orderId)
                .taskDefinitionKey(taskKey)
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElse(null);
        if (open == null) {
            return false;
        }
        TaskEntity task = context.getTaskManager().findTaskById(open.getId());
        Variables.set(task.getExecution(), ProcessVariables.OUTCOME, outcome);
        tasks.complete(task.getId());
        return true;
    }
}
