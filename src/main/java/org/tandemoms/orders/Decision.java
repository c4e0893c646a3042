package org.tandemoms.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.Role;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.OpenedTask;

/**
 * What people are asked about an order: one per user task of the process. The answers live here, in the order's
 * document; the engine is told when enough different people have answered.
 */
public final class Decision {

    private static final Set<String> NEEDS_ALL = Set.of("APPROVE");

    /** People answer in the imperative; to a process the same is a fact. Other answers are the same in both. */
    private static final Map<String, String> FACTS =
            Map.of("APPROVE", "APPROVED", "REJECT", "REJECTED", "ASK", "ASKED");

    /** What somebody has done who answered so, in front of the question's name. */
    private static final Map<String, String> DEEDS = Map.of(
            "APPROVE", "approved",
            "REJECT", "rejected",
            "ASK", "asked back on",
            "ANSWER", "answered",
            "RETRY", "chose to try again",
            "CANCEL", "chose to cancel",
            "ROUTE", "sent to the market",
            "SEND_BACK", "sent back",
            "WRITE_OFF", "wrote off",
            "CLOSE", "closed");

    private String taskKey;
    private int round;
    private String name;
    private String process;
    private List<String> groups = new ArrayList<>();
    private String form;
    private List<String> outcomes = new ArrayList<>();
    private String documentation;
    private int needed = 1;
    private Set<String> excluded = Set.of();
    private List<Reason> reasons = new ArrayList<>();
    private Instant openedAt;
    private Instant dueAt;
    private List<Approval> given = new ArrayList<>();
    private String outcome;
    private boolean open;
    private String escalatedTo;
    private Map<String, String> fields = Map.of();

    Decision() {}

    static Decision asked(String taskKey) {
        Decision decision = new Decision();
        decision.taskKey = taskKey;
        return decision;
    }

    /** What was filled into the form with the last answer, by the keys of its fields. */
    public Map<String, String> fields() {
        return fields;
    }

    public void filledIn(Map<String, String> form) {
        fields = Map.copyOf(form);
    }

    /** What the process demands before the task opens: how many people, who may not, why, until when. */
    void require(int needed, Set<String> excluded, List<Reason> reasons, List<String> groups, Instant dueAt) {
        if (open) {
            return;
        }
        this.needed = Math.max(1, needed);
        this.excluded = Set.copyOf(excluded);
        this.reasons = new ArrayList<>(reasons);
        this.groups = new ArrayList<>(groups);
        this.dueAt = dueAt;
        this.given = new ArrayList<>();
        this.outcome = null;
        this.escalatedTo = null;
    }

    /**
     * The process has come to its user task.
     *
     * @param again the process was started anew after the engine lost it: an answer given before stands
     */
    void opened(OpenedTask task, Instant now, boolean again) {
        if (!open && !(again && outcome != null)) {
            round++;
            openedAt = now;
            if (outcome != null) {
                given = new ArrayList<>();
                outcome = null;
            }
        }
        name = task.name();
        process = task.process();
        form = task.form();
        outcomes = new ArrayList<>(task.outcomes());
        documentation = task.documentation();
        if (groups.isEmpty()) {
            groups = new ArrayList<>(task.groups());
        }
        if (dueAt == null) {
            dueAt = task.dueAt();
        }
        open = true;
    }

    void closed() {
        open = false;
    }

    /** What it was about has changed; whatever was answered counts no more. @return false when nobody was being asked */
    boolean withdraw() {
        boolean asked = open;
        open = false;
        given = new ArrayList<>();
        outcome = null;
        return asked;
    }

    /** Why this person may not answer, in plain words; null when they may. */
    public Refused refusalFor(Actor person) {
        if (!open || outcome != null) {
            return Refused.because(ProblemCode.STATE, "This was decided already");
        }
        if (groups.stream().noneMatch(person::has)) {
            return Refused.because(ProblemCode.FORBIDDEN, "Only " + Role.inWords(groups) + " may decide this");
        }
        if (excluded.contains(person.id())) {
            return Refused.because(ProblemCode.FOUR_EYES, "Whoever placed the order may not decide on it");
        }
        if (given.stream().anyMatch(approval -> approval.person().equals(person.id()))) {
            return Refused.because(ProblemCode.FOUR_EYES, "A second, different person has to decide");
        }
        return null;
    }

    /** Takes one person's answer. Decided when enough have approved, or at once by any other answer. */
    void answer(Actor person, String answer, String comment, Instant now) {
        Refused refusal = refusalFor(person);
        if (refusal != null) {
            throw refusal;
        }
        if (!outcomes.contains(answer)) {
            throw Refused.because(ProblemCode.VALIDATION, "Answer one of " + outcomes + ", not " + answer);
        }
        given.add(new Approval(person.id(), answer, comment, now));
        if (!NEEDS_ALL.contains(answer)
                || given.stream().filter(a -> a.outcome().equals(answer)).count() >= needed) {
            outcome = answer;
        }
    }

    public boolean isOpen() {
        return open && outcome == null;
    }

    /** Decided. An engine that still has its task has not heard of it, or was killed before it could commit that. */
    boolean isAnswered() {
        return outcome != null;
    }

    /** Decided, and the engine has not taken it yet. */
    boolean isUntold() {
        return open && outcome != null;
    }

    public String taskKey() {
        return taskKey;
    }

    public int round() {
        return round;
    }

    public String name() {
        return name;
    }

    public String process() {
        return process;
    }

    public List<String> groups() {
        return List.copyOf(groups);
    }

    public String form() {
        return form;
    }

    public List<String> outcomes() {
        return List.copyOf(outcomes);
    }

    public String documentation() {
        return documentation;
    }

    public int needed() {
        return needed;
    }

    public Set<String> excluded() {
        return excluded;
    }

    /** The group that was told because the time has passed; who may decide stays the same. Null before. */
    public String escalatedTo() {
        return escalatedTo;
    }

    public List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public List<Approval> given() {
        return List.copyOf(given);
    }

    /** @return false when it was escalated to that group already */
    boolean escalate(String group) {
        boolean first = !group.equals(escalatedTo);
        escalatedTo = group;
        return first;
    }

    /** E.g. {@code approved "Decide on order"}; an answer that only an analyst's model knows is given as it is called. */
    String deed(String answer) {
        String done = DEEDS.getOrDefault(
                answer, "answered " + answer.toLowerCase(Locale.ROOT).replace('_', ' ') + " to");
        return done + " \"" + name + "\"";
    }

    /** An answer that nobody has asked to reconsider: it is not asked for again. */
    public boolean isSettled() {
        return outcome != null && !"ASK".equals(outcome);
    }

    String outcomeForProcess() {
        return FACTS.getOrDefault(outcome, outcome);
    }

    /** The decision, or null while it is open. */
    public String outcome() {
        return outcome;
    }
}
