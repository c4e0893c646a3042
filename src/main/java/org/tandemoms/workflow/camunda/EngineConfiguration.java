package org.tandemoms.workflow.camunda;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.tandemoms.workflow.StepCatalogue;
import org.tandemoms.workflow.deployment.CheckedParsing;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    TandemEngineConfiguration processEngineConfiguration(
            StepCatalogue catalogue, SubjectTransaction transaction, List<ProcessEnginePlugin> plugins) {
        var configuration = new TandemEngineConfiguration(catalogue, transaction, new CheckedParsing(catalogue));
        configuration.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(plugins));
        return configuration;
    }

    /** Most transactions of the engine send no statement: the order keeps where it waits. They need no connection. */
    @Bean
    static BeanPostProcessor connectionsAtTheFirstStatement() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool && !(bean instanceof LazyConnectionDataSourceProxy)
                        ? new LazyConnectionDataSourceProxy(pool)
                        : bean;
            }
        };
    }
}
