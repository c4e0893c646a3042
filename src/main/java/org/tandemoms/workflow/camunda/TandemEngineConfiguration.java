package org.tandemoms.workflow.camunda;

import static org.camunda.bpm.engine.ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED;
import static org.camunda.bpm.engine.ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.CamundaSpringBootUtil;
import org.tandemoms.workflow.StepCatalogue;

/**
 * The engine made narrow: models reach steps and five variables and nothing else, no scripts, no serialised objects,
 * history only where people act. What depends on the machine (threads, waits) is in application.yaml.
 */
final class TandemEngineConfiguration extends SpringProcessEngineConfiguration {

    /** Waits before each further try of a step that a job runs; after the last one there is an incident. */
    private static final String RETRIES = "PT1S,PT5S,PT30S,PT2M,PT10M";

    private final SubjectTransaction transaction;

    TandemEngineConfiguration(StepCatalogue catalogue, SubjectTransaction transaction, BpmnParseFactory parsing) {
        this.transaction = transaction;
        CamundaSpringBootUtil.initCustomFields(this);
        setExpressionManager(new ModelExpressions(catalogue, transaction));
        setBpmnParseFactory(parsing);
        getCustomPreBPMNParseListeners().add(new ProcessWatch(new SubjectListeners(transaction)));
        getCustomPreCommandInterceptorsTxRequired().add(transaction.interceptor());
        HistoryByProcess level = new HistoryByProcess();
        setCustomHistoryLevels(List.of(level));
        setHistoryLevel(level);
        // the called process may keep history while its caller keeps none, so it goes by its own end
        setHistoryCleanupStrategy(HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
        setHistoryRemovalTimeStrategy(HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        setFailedJobRetryTimeCycle(RETRIES);
        setEnableExceptionsAfterUnhandledBpmnError(true);
        setScriptEngineResolver(new NoScripts());
        setEnableFetchScriptEngineFromProcessApplication(false);
        setEnableScriptEngineLoadExternalResources(false);
        setCmmnEnabled(false);
        setTaskMetricsEnabled(false);
    }

    @Override
    protected void initSessionFactories() {
        super.initSessionFactories();
        addSessionFactory(opening(
                DbEntityManager.class,
                () -> new PositionKeeper(
                        idGenerator, Context.getCommandContext().getSession(PersistenceSession.class), transaction)));
        addSessionFactory(opening(EventSubscriptionManager.class, Subscriptions::new));
        addSessionFactory(opening(ExecutionManager.class, Executions::new));
    }

    private static SessionFactory opening(Class<? extends Session> type, Supplier<Session> session) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return session.get();
            }
        };
    }

    @Override
    protected void initDeployers() {
        super.initDeployers();
        deploymentCache = new KnownDefinitions(cacheFactory, cacheCapacity, deployers);
    }
}
