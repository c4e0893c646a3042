package org.tandemoms.workflow.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tandemoms.workflow.Decisions;
import org.tandemoms.workflow.ModelsChanged;

/**
 * The tables in force, held parsed in memory. A deployment on this node shows at once, one on another node within two
 * seconds; while the engine's database is away, the last known tables go on deciding.
 */
@Component
class DecisionsInForce implements Decisions {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionsInForce.class);
    private static final long CURRENT = Duration.ofSeconds(2).toNanos();

    private final RepositoryService repository;
    private final RecentDecisions recent;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Tables tables = new Tables(Map.of(), System.nanoTime() - CURRENT);

    /** A decision as the engine knows it, parsed. */
    private record InForce(String definitionId, DecisionTable table) {}

    private record Tables(Map<String, InForce> byKey, long readAt) {}

    DecisionsInForce(ProcessEngine engine, RecentDecisions recent) {
        this.repository = engine.getRepositoryService();
        this.recent = recent;
    }

    @Override
    public Verdict evaluate(String decision, Map<String, Object> facts) {
        if (System.nanoTime() - tables.readAt() > CURRENT && reading.tryLock()) {
            try {
                refresh();
            } finally {
                reading.unlock();
            }
        }
        InForce inForce = tables.byKey().get(decision);
        if (inForce == null) {
            throw new IllegalArgumentException("No decision '" + decision + "' is in force");
        }
        Verdict verdict = inForce.table().evaluate(facts);
        recent.note(facts, verdict);
        return verdict;
    }

    @EventListener
    void modelsChanged(ModelsChanged changed) {
        reading.lock();
        try {
            refresh();
        } finally {
            reading.unlock();
        }
    }

    private void refresh() {
        Map<String, InForce> known = tables.byKey();
        try {
            Map<String, InForce> now = new HashMap<>();
            for (DecisionDefinition definition :
                    repository.createDecisionDefinitionQuery().latestVersion().list()) {
                InForce same = known.get(definition.getKey());
                now.put(
                        definition.getKey(),
                        same != null && same.definitionId().equals(definition.getId()) ? same : parsed(definition));
            }
            known = Map.copyOf(now);
        } catch (RuntimeException unreadable) {
            LOG.warn("The decision tables could not be looked up; the last known ones stay in force", unreadable);
        }
        tables = new Tables(known, System.nanoTime());
    }

    private InForce parsed(DecisionDefinition definition) {
        try (var stream = repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            DecisionTable table =
                    DecisionTables.of(stream.readAllBytes()).byKey().get(definition.getKey());
            return new InForce(definition.getId(), table);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
