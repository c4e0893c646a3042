package org.tandemoms.workflow.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where proposals are kept; they outlive the engine's database. */
public interface ModelProposals {

    void add(ModelProposal proposal);

    Optional<ModelProposal> find(String id);

    /** The proposal of the same files that still waits. */
    Optional<ModelProposal> waiting(String contentHash);

    /** Newest first. */
    List<ModelProposal> latest(int limit);

    /** All that were put in force, in that order. */
    List<ModelProposal> inForce();

    /** @return false when somebody else has decided meanwhile */
    boolean decide(String id, ModelProposal.Status status, String by, Instant at, String comment);

    /** Takes an approval back that the engine could not follow. */
    void reopen(String id);

    void record(String id, List<ModelProposal.PutInForce> models);
}
