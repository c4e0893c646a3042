package org.tandemoms.orders;

import java.util.ArrayList;
import java.util.List;

/** Which process an order is or was in and which activities it has passed, so that this outlives the engine. */
public final class ProcessTrail {

    private static final int LONGEST = 400;

    private String process;
    private int version;
    private boolean running;
    private boolean replaying;
    private String kept;
    private List<String> passed = new ArrayList<>();

    ProcessTrail() {}

    /** The engine has still to start it. */
    void due(String newProcess) {
        process = newProcess;
        version = 0;
        running = true;
        kept = null;
    }

    void started(String startedProcess, int startedVersion) {
        process = startedProcess;
        version = startedVersion;
        running = true;
    }

    void ended() {
        kept = null;
        running = false;
        replaying = false;
    }

    /** The engine has lost the process; it is started again and led to where the document stands. */
    void replay() {
        replaying = true;
        kept = null;
    }

    /** @param position the engine's own words for where the process waits; null when it has them in its tables */
    void keep(String position) {
        kept = position;
    }

    /** Where the process waits, when the engine has left that to the order; null otherwise. */
    String kept() {
        return kept;
    }

    void caughtUp() {
        replaying = false;
    }

    boolean isReplaying() {
        return replaying;
    }

    void passed(String ofProcess, String activity) {
        String step = ofProcess + ":" + activity;
        if (!passed.contains(step) && passed.size() < LONGEST) {
            passed.add(step);
        }
    }

    public String process() {
        return process;
    }

    public int version() {
        return version;
    }

    /** By the document's account; the engine may have lost it, which the janitor mends. */
    public boolean isRunning() {
        return running;
    }

    /** {@code process:activity} in order of first passing. */
    public List<String> passed() {
        return List.copyOf(passed);
    }
}
