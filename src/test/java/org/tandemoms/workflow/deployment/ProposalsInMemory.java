package org.tandemoms.workflow.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tandemoms.workflow.deployment.ModelProposal.Status;

/** Proposals of one test run; {@link #KEPT} stands for a document store that outlives the engine's database. */
public class ProposalsInMemory implements ModelProposals {

    static final Map<String, ModelProposal> KEPT = Collections.synchronizedMap(new TreeMap<>());

    @Override
    public void add(ModelProposal proposal) {
        KEPT.put(proposal.id(), proposal);
    }

    @Override
    public Optional<ModelProposal> find(String id) {
        return Optional.ofNullable(KEPT.get(id));
    }

    @Override
    public Optional<ModelProposal> waiting(String contentHash) {
        return all().stream()
                .filter(p -> p.status() == Status.PROPOSED && p.contentHash().equals(contentHash))
                .findFirst();
    }

    @Override
    public List<ModelProposal> latest(int limit) {
        List<ModelProposal> newest = new ArrayList<>(all());
        Collections.reverse(newest);
        return newest.stream().limit(limit).toList();
    }

    @Override
    public List<ModelProposal> inForce() {
        return all().stream()
                .filter(p -> p.status() == Status.IN_FORCE)
                .sorted(Comparator.comparing(ModelProposal::decidedAt))
                .toList();
    }

    @Override
    public boolean decide(String id, Status status, String by, Instant at, String comment) {
        ModelProposal now = KEPT.get(id);
        if (now.status() != Status.PROPOSED) {
            return false;
        }
        KEPT.put(id, changed(now, status, by, at, comment, now.models()));
        return true;
    }

    @Override
    public void reopen(String id) {
        KEPT.computeIfPresent(id, (any, now) -> changed(now, Status.PROPOSED, null, null, null, List.of()));
    }

    @Override
    public void record(String id, List<ModelProposal.PutInForce> models) {
        KEPT.computeIfPresent(
                id,
                (any, now) ->
                        changed(now, now.status(), now.decidedBy(), now.decidedAt(), now.decisionComment(), models));
    }

    private static List<ModelProposal> all() {
        synchronized (KEPT) {
            return List.copyOf(KEPT.values());
        }
    }

    private static ModelProposal changed(
            ModelProposal p,
            Status status,
            String by,
            Instant at,
            String comment,
            List<ModelProposal.PutInForce> models) {
        return new ModelProposal(
                p.id(),
                status,
                p.contentHash(),
                p.files(),
                p.proposedBy(),
                p.proposedAt(),
                p.comment(),
                by,
                at,
                comment,
                models);
    }
}
