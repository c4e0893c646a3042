package org.tandemoms.tasks;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.Decision;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Orders;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** What people do with their tasks. Who may answer is checked in the guarded update of the order's document. */
@Component
public class Inbox {

    private static final Set<String> SEE_ALL = Set.of("ADMIN", "OPERATIONS");
    private static final int MOST_VARIABLES = 20;

    private final TaskStore store;
    private final Orders orders;
    private final Clock clock;

    Inbox(TaskStore store, Orders orders, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.clock = clock;
    }

    /** The groups whose tasks this person sees; null means all. */
    public Set<String> visibleGroups(Actor person) {
        return person.roles().stream().anyMatch(SEE_ALL::contains) ? null : person.roles();
    }

    public List<Task> list(TaskFilter filter) {
        return store.list(filter);
    }

    public Task get(String id) {
        Actor person = CurrentActor.get();
        Set<String> groups = visibleGroups(person);
        return store.find(id)
                .filter(task -> groups == null || task.groups().stream().anyMatch(groups::contains))
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no task " + id));
    }

    /** Why the person may not decide, in plain words; null when they may. */
    public String whyNot(Task task) {
        Order order = orders.get(task.orderId());
        return order.decision(task.taskKey())
                .filter(decision -> decision.round() == task.round())
                .map(decision -> decision.refusalFor(CurrentActor.get()))
                .map(refusal -> refusal.problem().detail())
                .orElse(null);
    }

    public Task claim(String id) {
        Task task = open(id);
        String me = CurrentActor.get().id();
        if (me.equals(task.assignee())) {
            return task;
        }
        if (task.assignee() != null || !store.assign(id, null, me)) {
            throw Refused.because(ProblemCode.STATE, "The task is taken by " + get(id).assignee());
        }
        return get(id);
    }

    public Task release(String id) {
        Task task = open(id);
        requireMine(task);
        store.assign(id, task.assignee(), null);
        return get(id);
    }

    public Task delegate(String id, String to) {
        Task task = open(id);
        if (task.assignee() != null) {
            requireMine(task);
        }
        if (!store.assign(id, task.assignee(), to)) {
            throw Refused.because(ProblemCode.STATE, "The task was taken by somebody else meanwhile");
        }
        return get(id);
    }

    private void requireMine(Task task) {
        if (!CurrentActor.get().id().equals(task.assignee())) {
            throw Refused.because(ProblemCode.FORBIDDEN, "The task is not yours");
        }
    }

    public Task comment(String id, String text) {
        Task task = get(id);
        orders.change(
                task.orderId(),
                Order.class,
                order -> order.note(
                        "commented",
                        CurrentActor.get().id() + " on \"" + task.name() + "\": " + text,
                        Map.of("task", task.taskKey())));
        store.comment(id, new Task.Comment(CurrentActor.get().id(), text, clock.instant()));
        return get(id);
    }

    /** Answers the task. @throws Refused {@code four-eyes}, {@code forbidden}, {@code state} or {@code validation} */
    public Task complete(String id, String outcome, String comment, Map<String, Object> variables) {
        Task task = get(id);
        Actor me = CurrentActor.get();
        if (task.assignee() != null && !task.assignee().equals(me.id()) && task.needed() == 1) {
            throw Refused.because(ProblemCode.STATE, "The task is taken by " + task.assignee());
        }
        orders.change(task.orderId(), Order.class, order -> {
            Decision decision = order.decision(task.taskKey())
                    .filter(asked -> asked.round() == task.round())
                    .orElseThrow(() -> Refused.because(ProblemCode.STATE, "This was decided already"));
            order.decide(decision.taskKey(), outcome, comment);
            if (variables != null && !variables.isEmpty()) {
                decision.filledIn(answers(variables));
                order.note("answered", "Form of \"" + task.name() + "\" filled in", answers(variables));
            }
        });
        CrashPoint.DECISION_RECORDED.reached();
        return get(id);
    }

    private static Map<String, String> answers(Map<String, Object> variables) {
        if (variables.size() > MOST_VARIABLES) {
            throw Refused.because(ProblemCode.VALIDATION, "A form has at most " + MOST_VARIABLES + " fields");
        }
        Map<String, String> answers = new TreeMap<>();
        variables.forEach((name, value) -> answers.put(name, String.valueOf(value)));
        return answers;
    }

    private Task open(String id) {
        Task task = get(id);
        if (!task.open()) {
            throw Refused.because(ProblemCode.STATE, "This was decided already");
        }
        return task;
    }
}
