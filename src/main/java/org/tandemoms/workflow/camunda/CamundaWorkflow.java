package org.tandemoms.workflow.camunda;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.tandemoms.workflow.Workflow;

/** The port on Camunda. Each call is one engine transaction, run again when it meets another one. */
@Component
class CamundaWorkflow implements Workflow {

    /** How many order ids go into one query. */
    private static final int CHUNK = 200;

    private final RuntimeService runtime;
    private final CommandExecutor commands;
    private final SubjectTransaction transaction;
    private final OrderLock lock;

    CamundaWorkflow(ProcessEngine engine, CommandExecutor commands, SubjectTransaction transaction, OrderLock lock) {
        this.runtime = engine.getRuntimeService();
        this.commands = commands;
        this.transaction = transaction;
        this.lock = lock;
    }

    @Override
    public void start(String process, String orderId, String kind) {
        if (transaction.isRunning()) {
            throw new IllegalStateException("A step starts a process through the outbox, not from inside the engine");
        }
        if (transaction.isBegunByCaller()) {
            Conflicts.once(() -> runtime.startProcessInstanceByKey(process, orderId, Variables.atStart(orderId, kind)));
            return;
        }
        boolean[] triedBefore = {false};
        Conflicts.retried(() -> {
            if (triedBefore[0] && isLive(process, orderId)) {
                return null;
            }
            triedBefore[0] = true;
            return runtime.startProcessInstanceByKey(process, orderId, Variables.atStart(orderId, kind));
        });
    }

    @Override
    public boolean correlate(String orderId, String message, String outcome) {
        KeptCorrelation kept = new KeptCorrelation(orderId, message, outcome, transaction);
        Correlation stored = new Correlation(orderId, message, outcome);
        return run(context ->
                transaction.kept(orderId).isPresent() ? kept.execute(context) : locked(orderId, stored, context));
    }

    @Override
    public boolean completeTask(String orderId, String taskKey, String outcome) {
        TaskCompletion completion = new TaskCompletion(orderId, taskKey, outcome);
        return run(context -> locked(orderId, completion, context));
    }

    @Override
    public void storeInTables(String orderId) {
        run(context -> {
            if (transaction.kept(orderId).filter(kept -> kept.isKnown(context)).isEmpty()) {
                return false;
            }
            transaction.storeInTables();
            new Resumption(orderId, transaction.resume(orderId), context).run();
            return true;
        });
    }

    @Override
    public boolean clear(String orderId) {
        return run(context -> locked(orderId, new Leftovers(orderId, transaction), context));
    }

    private boolean locked(String orderId, Command<Boolean> command, CommandContext context) {
        return lock.take(orderId) && command.execute(context);
    }

    private boolean run(Command<Boolean> command) {
        Supplier<Boolean> call = () -> commands.execute(command);
        return transaction.isBegunByCaller() ? Conflicts.once(call) : Conflicts.retried(call);
    }

    @Override
    public Optional<Position> position(String orderId) {
        return commands.execute(context -> {
            Optional<KeptPosition> kept = transaction.kept(orderId);
            return kept.isPresent()
                    ? kept.filter(position -> position.isKnown(context)).map(KeptPosition::position)
                    : new PositionQuery(orderId).execute(context);
        });
    }

    @Override
    public Set<String> running(Collection<String> orderIds) {
        Set<String> live = new HashSet<>();
        List<String> ids = new ArrayList<>(new HashSet<>(orderIds));
        for (int from = 0; from < ids.size(); from += CHUNK) {
            live.addAll(runningOf(ids.subList(from, Math.min(ids.size(), from + CHUNK))));
        }
        return live;
    }

    private List<String> runningOf(List<String> orderIds) {
        var query = runtime.createNativeProcessInstanceQuery();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < orderIds.size(); i++) {
            names.append(i == 0 ? "" : ", ").append("#{id").append(i).append('}');
            query.parameter("id" + i, orderIds.get(i));
        }
        return query
                .sql("select * from ACT_RU_EXECUTION where PARENT_ID_ is null and SUPER_EXEC_ is null"
                        + " and BUSINESS_KEY_ in (" + names + ")")
                .list()
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .toList();
    }

    @Override
    public List<String> runningAfter(String after, int limit) {
        return runtime
                .createNativeProcessInstanceQuery()
                .sql("select * from ACT_RU_EXECUTION where PARENT_ID_ is null and SUPER_EXEC_ is null"
                        + " and BUSINESS_KEY_ > #{after} order by BUSINESS_KEY_")
                .parameter("after", after == null ? "" : after)
                .listPage(0, limit)
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .distinct()
                .toList();
    }

    private boolean isLive(String process, String orderId) {
        return transaction.kept(orderId).isPresent()
                || runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(orderId)
                                .processDefinitionKey(process)
                                .rootProcessInstances()
                                .count()
                        > 0;
    }
}
