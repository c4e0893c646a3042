package org.tandemoms.workflow.camunda;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.OptimisticLockingFailureException;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.OpenedTask;
import org.tandemoms.workflow.ProcessSubjects;
import org.tandemoms.workflow.Step;
import org.tandemoms.workflow.StepResult;

/** A small house on the workflow port: parcels are its documents, kept in memory under versions like orders are. */
class ParcelOffice implements ProcessSubjects {

    /** Far away, so that no timer fires by itself. */
    static final Instant INSPECT_BY = Instant.parse("2099-01-01T00:00:00Z");

    private final Map<String, Parcel> stored = new ConcurrentHashMap<>();
    private final ThreadLocal<Parcel> bound = new ThreadLocal<>();
    private final Set<String> busyLines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger conflictsToCome = new AtomicInteger();
    private final AtomicInteger failuresToCome = new AtomicInteger();
    final List<String> completions = new CopyOnWriteArrayList<>();
    volatile Runnable afterCommit = () -> {};

    /** One document. */
    static final class Parcel {

        final String id;
        final int version;
        volatile String kept;
        final List<String> notes = new CopyOnWriteArrayList<>();
        final Map<String, OpenedTask> tasks = new ConcurrentHashMap<>();

        Parcel(String id, int version) {
            this.id = id;
            this.version = version;
        }

        private Parcel copy() {
            Parcel copy = new Parcel(id, version + 1);
            copy.kept = kept;
            copy.notes.addAll(notes);
            copy.tasks.putAll(tasks);
            return copy;
        }
    }

    Parcel stored(String id) {
        return stored.getOrDefault(id, new Parcel(id, 0));
    }

    void conflictNextTimes(int times) {
        conflictsToCome.set(times);
    }

    void failToStoreNextTimes(int times) {
        failuresToCome.set(times);
    }

    void lineIsBusyFor(String id) {
        busyLines.add(id);
    }

    void lineIsFreeFor(String id) {
        busyLines.remove(id);
    }

    // --- the subjects ------------------------------------------------------------------------------------------------

    @Override
    public boolean isBegun() {
        return false;
    }

    @Override
    public Object subject(String id) {
        if (bound.get() == null) {
            bound.set(stored(id).copy());
        }
        return bound.get();
    }

    private Parcel parcel(String id) {
        return (Parcel) subject(id);
    }

    @Override
    public void waitingFor(String id, String message) {}

    @Override
    public void passed(String id, String process, String activity) {
        parcel(id).notes.add(process + ":" + activity);
    }

    @Override
    public void processStarted(String id, String process, int version) {
        parcel(id).notes.add("started " + process + " v" + version);
    }

    @Override
    public void processEnded(String id, String process) {
        parcel(id).notes.add("ended " + process);
    }

    @Override
    public void taskOpened(String id, OpenedTask task) {
        parcel(id).tasks.put(task.key(), task);
    }

    @Override
    public void taskClosed(String id, String taskKey, boolean completed) {
        parcel(id).tasks.remove(taskKey);
        parcel(id).notes.add(taskKey + (completed ? " completed" : " withdrawn"));
    }

    @Override
    public String keptPosition(String id) {
        return (bound.get() == null ? stored(id) : bound.get()).kept;
    }

    @Override
    public void keepPosition(String position) {
        bound.get().kept = position;
    }

    @Override
    public void beforeCommit() {
        Parcel changed = bound.get();
        if (changed == null || stored(changed.id) == changed) {
            return;
        }
        if (conflictsToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new OptimisticLockingFailureException("Somebody else changed parcel " + changed.id);
        }
        if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("The store is away");
        }
        stored.compute(changed.id, (id, now) -> {
            if ((now == null ? 0 : now.version) != changed.version - 1) {
                throw new OptimisticLockingFailureException("Somebody else changed parcel " + id);
            }
            return changed;
        });
    }

    @Override
    public void afterCompletion(boolean committed) {
        Parcel changed = bound.get();
        bound.remove();
        completions.add((changed == null ? "?" : changed.id) + (committed ? " committed" : " rolled back"));
        if (committed) {
            afterCommit.run();
        }
    }

    // --- the steps ---------------------------------------------------------------------------------------------------

    @Step(
            value = "weigh",
            title = "Weigh parcel",
            description = "Puts it on the scales.",
            outcomes = {"LIGHT", "HEAVY"})
    String weigh(Parcel parcel) {
        return parcel.id.startsWith("heavy") ? "HEAVY" : "LIGHT";
    }

    @Step(value = "label", title = "Label parcel", description = "Prints and sticks the label.")
    void label(Parcel parcel) {
        parcel.notes.add("labelled");
    }

    @Step(value = "stamp", title = "Stamp parcel", description = "Puts stamps on it.")
    void stamp(Parcel parcel) {
        parcel.notes.add("stamped");
    }

    @Step(value = "thank", title = "Thank sender", description = "Says thank you.")
    void thank(Parcel parcel) {
        parcel.notes.add("thanked");
    }

    @Step(value = "apologise", title = "Apologise", description = "Says sorry.")
    void apologise(Parcel parcel) {
        parcel.notes.add("apologised");
    }

    @Step(value = "takeBack", title = "Take parcel back", description = "Brings it back.")
    void takeBack(Parcel parcel) {
        parcel.notes.add("taken back");
    }

    @Step(value = "askInspector", title = "Ask for inspection", description = "Says by when it must be done.")
    StepResult askInspector(Parcel parcel) {
        return StepResult.NONE.dueAt(INSPECT_BY);
    }

    @Step(value = "remind", title = "Remind inspector", description = "Sends a note.")
    void remind(Parcel parcel) {
        parcel.notes.add("reminded");
    }

    @Step(value = "declare", title = "Declare to customs", description = "Files the declaration.")
    void declare(Parcel parcel) {
        if (parcel.id.startsWith("forbidden")) {
            throw Refused.because(ProblemCode.STATE, "Not through customs");
        }
        parcel.notes.add("declared");
    }

    @Step(value = "phone", title = "Phone the recipient", description = "Calls them.", callsOut = true)
    void phone(Parcel parcel) {
        if (busyLines.contains(parcel.id)) {
            throw new IllegalStateException("The line is busy");
        }
        parcel.notes.add("phoned");
    }
}
