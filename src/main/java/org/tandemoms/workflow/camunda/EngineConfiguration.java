package org.tandemoms.workflow.camunda;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
}
