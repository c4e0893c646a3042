package org.tandemoms.workflow.camunda;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.BpmnModelInstanceCache;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.CacheDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.CacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.ProcessDefinitionCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * The engine's cache of processes, without its two queries per start and per called process. What is read is taken for
 * current for a second; a deployment on this node shows at once, one on another node (or a suspension) within that second.
 */
final class KnownDefinitions extends DeploymentCache {

    private static final long CURRENT = Duration.ofSeconds(1).toNanos();

    KnownDefinitions(CacheFactory factory, int capacity, List<Deployer> deployers) {
        super(factory, capacity);
        setDeployers(deployers);
        processDefinitionEntityCache = new Processes(factory, capacity, cacheDeployer);
        bpmnModelInstanceCache = new BpmnModelInstanceCache(factory, capacity, processDefinitionEntityCache);
    }

    private record Known(String id, long readAt) {

        boolean isCurrent() {
            return System.nanoTime() - readAt < CURRENT;
        }
    }

    private static final class Processes extends ProcessDefinitionCache {

        private final Map<String, Known> latest = new ConcurrentHashMap<>();
        private final Map<String, Known> byId = new ConcurrentHashMap<>();

        Processes(CacheFactory factory, int capacity, CacheDeployer deployer) {
            super(factory, capacity, deployer);
        }

        @Override
        public ProcessDefinitionEntity findDeployedDefinitionById(String id) {
            ProcessDefinitionEntity known = current(byId.get(id));
            return known != null ? known : remember(byId, id, super.findDeployedDefinitionById(id));
        }

        @Override
        public ProcessDefinitionEntity findDeployedLatestDefinitionByKey(String key) {
            ProcessDefinitionEntity known = current(latest.get(key));
            return known != null ? known : remember(latest, key, super.findDeployedLatestDefinitionByKey(key));
        }

        @Override
        public ProcessDefinitionEntity findDeployedLatestDefinitionByKeyAndTenantId(String key, String tenant) {
            return tenant == null
                    ? findDeployedLatestDefinitionByKey(key)
                    : super.findDeployedLatestDefinitionByKeyAndTenantId(key, tenant);
        }

        @Override
        public void addDefinition(ProcessDefinitionEntity definition) {
            super.addDefinition(definition);
            latest.clear();
            byId.clear();
        }

        @Override
        public void removeDefinitionFromCache(String id) {
            super.removeDefinitionFromCache(id);
            latest.clear();
            byId.clear();
        }

        @Override
        public void clear() {
            super.clear();
            latest.clear();
            byId.clear();
        }

        private ProcessDefinitionEntity current(Known known) {
            return known != null && known.isCurrent() ? getDefinition(known.id()) : null;
        }

        private static ProcessDefinitionEntity remember(
                Map<String, Known> where, String name, ProcessDefinitionEntity definition) {
            where.put(name, new Known(definition.getId(), System.nanoTime()));
            return definition;
        }
    }
}
