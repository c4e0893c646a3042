package org.tandemoms.orders;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.Role;
import org.tandemoms.workflow.OpenedTask;
import org.tandemoms.workflow.ProcessSubjects;

/** Orders as the subjects of processes: what the engine does is written into the order, before the engine commits. */
@Component
class OrderProcesses implements ProcessSubjects {

    private final Orders orders;
    private final OrderTypes types;

    OrderProcesses(Orders orders, OrderTypes types) {
        this.orders = orders;
        this.types = types;
    }

    @Override
    public boolean isBegun() {
        return orders.isBound();
    }

    @Override
    public Object subject(String orderId) {
        return orders.bindOrJoin(orderId);
    }

    @Override
    public void passed(String orderId, String process, String activity) {
        orders.bindOrJoin(orderId).trail().passed(process, activity);
    }

    @Override
    public void waitingFor(String orderId, String message) {
        Order order = orders.bindOrJoin(orderId);
        if (order.milestone(message).isPresent()) {
            order.tell(message);
        }
    }

    @Override
    public void processStarted(String orderId, String process, int version) {
        orders.bindOrJoin(orderId).trail().started(process, version);
    }

    @Override
    public void processEnded(String orderId, String process) {
        Order order = orders.bindOrJoin(orderId);
        if (process.equals(order.trail().process())) {
            order.trail().ended();
        }
    }

    @Override
    public void taskOpened(String orderId, OpenedTask task) {
        Order order = orders.bindOrJoin(orderId);
        Decision decision = order.asked().findOrAsk(task.key());
        List<String> answers = types.of(order.kind()).answers(order, task.key(), task.outcomes());
        decision.opened(task.offering(answers), order.now(), order.trail().isReplaying());
        order.onAsked();
        if (decision.isUntold()) {
            order.asked().tellEngine(decision);
        } else {
            order.note("asked", "Waiting for " + Role.inWords(decision.groups()) + ": " + task.name());
        }
        order.asked().tellInbox(decision);
    }

    @Override
    public void taskClosed(String orderId, String taskKey, boolean completed) {
        Order order = orders.bindOrJoin(orderId);
        order.decision(taskKey).ifPresent(decision -> {
            decision.closed();
            order.asked().tellInbox(decision);
        });
    }

    @Override
    public String keptPosition(String orderId) {
        return orders.find(orderId).map(order -> order.trail().kept()).orElse(null);
    }

    @Override
    public void keepPosition(String position) {
        orders.bound().trail().keep(position);
    }

    @Override
    public void beforeCommit() {
        orders.flush();
    }

    @Override
    public void afterCompletion(boolean committed) {
        orders.unbind();
    }
}
