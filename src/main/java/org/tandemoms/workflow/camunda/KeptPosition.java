package org.tandemoms.workflow.camunda;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.tandemoms.workflow.Workflow.Position;

/**
 * Where an order's processes stand while they wait for messages and for nothing else: what the engine would write into
 * its tables, in a form that the order's document keeps instead.
 *
 * @param branches every process before the ones it calls, every scope before what runs in it
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record KeptPosition(List<Branch> branches, List<Fact> facts, List<Wait> waits) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An execution of the engine.
     *
     * @param scope id of the branch in which it runs, null for a process
     * @param caller id of the branch that has called this process, null for all else
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Branch(
            String id,
            String scope,
            String caller,
            String process,
            String processKey,
            int processVersion,
            String activity,
            String activityInstance,
            boolean active,
            boolean concurrent,
            boolean isScope,
            boolean eventScope,
            long sequence) {}

    /**
     * A process variable.
     *
     * @param millis the value when it is a time, UTC; null when it is a text
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Fact(String branch, String name, String text, Long millis, boolean concurrentLocal) {}

    /** @param since UTC milliseconds */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Wait(String branch, String message, String activity, String configuration, long since) {}

    static KeptPosition read(String text) {
        try {
            return JSON.readValue(text, KeptPosition.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The position kept with the order cannot be read", broken);
        }
    }

    String written() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Of those that wait for the message the one that has waited longest. */
    Optional<Wait> longestWaitingFor(String message) {
        return waits.stream().filter(wait -> wait.message().equals(message)).min(Comparator.comparingLong(Wait::since));
    }

    /** Whether the engine has the models; it has not when its database was lost since. */
    boolean isKnown(CommandContext context) {
        var models = context.getProcessEngineConfiguration().getDeploymentCache();
        return branches.stream()
                .map(Branch::process)
                .distinct()
                .allMatch(id -> models.findProcessDefinitionFromCache(id) != null
                        || context.getProcessDefinitionManager().findLatestDefinitionById(id) != null);
    }

    int size() {
        return branches.size() + facts.size() + waits.size();
    }

    Position position() {
        Branch root = branches.get(0);
        return new Position(
                root.processKey(),
                root.processVersion(),
                waits.stream().map(Wait::message).collect(Collectors.toUnmodifiableSet()),
                Set.of(),
                branches.stream()
                        .filter(branch -> branch.activity() != null && branch.active())
                        .map(branch -> branch.processKey() + ":" + branch.activity())
                        .distinct()
                        .sorted()
                        .toList());
    }
}
