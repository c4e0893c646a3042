package org.tandemoms.workflow.deployment;

import java.time.Instant;
import java.util.List;

/**
 * Files that an analyst wants in force, and what another one said to it.
 *
 * @param contentHash of names and contents: the same files proposed again are the same proposal while it waits
 * @param decidedBy null while it waits
 * @param models what it put in force
 */
public record ModelProposal(
        String id,
        Status status,
        String contentHash,
        List<ModelFile> files,
        String proposedBy,
        Instant proposedAt,
        String comment,
        String decidedBy,
        Instant decidedAt,
        String decisionComment,
        List<PutInForce> models) {

    public enum Status {
        PROPOSED,
        IN_FORCE,
        REJECTED
    }

    public record PutInForce(ModelFile.Kind kind, String key, int version) {}

    public ModelProposal {
        files = List.copyOf(files);
        models = models == null ? List.of() : List.copyOf(models);
    }
}
