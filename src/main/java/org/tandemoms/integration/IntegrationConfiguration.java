package org.tandemoms.integration;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;
import org.tandemoms.shared.MessageCrossing;
import org.tandemoms.shared.PartnerEventHandler;
import org.tandemoms.shared.PartnerQuestions;

@Configuration(proxyBeanMethods = false)
class IntegrationConfiguration {

    static final String HOME_PROPERTY = "tandem.integrations-dir";
    static final String HOME_DEFAULT = "./integrations";

    @Bean
    static CourierRegistrar courierRegistrar(Environment environment) {
        return new CourierRegistrar(environment);
    }

    @Bean
    IntegrationHome integrationHome(@Value("${" + HOME_PROPERTY + ":" + HOME_DEFAULT + "}") Path folder) {
        return IntegrationHome.at(folder);
    }

    @Bean
    Mappings mappings(IntegrationHome home) {
        return new Mappings(home);
    }

    @Bean
    RouteReport routeReport() {
        return new RouteReport();
    }

    /** Routes are loaded into the running context one file at a time, so that a bad one stops neither the others nor the start. */
    @Bean
    CamelContextConfiguration integrationRoutes(
            IntegrationHome home, Mappings mappings, RouteReport report, ObjectMapper json) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                CamelSetting.prepare(camel, mappings, json);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                new RouteLoader(home, mappings, report).load(camel);
            }
        };
    }

    @Bean
    RunningCamel runningCamel(ObjectProvider<CamelContext> camel) {
        return new RunningCamel(SingletonSupplier.of(camel::getObject));
    }

    @Bean
    MessageCrossing messageCrossing(RunningCamel camel) {
        return new CamelCrossing(camel);
    }

    @Bean
    PartnerQuestions partnerQuestions(RunningCamel camel, Clock clock) {
        return new CamelQuestions(camel, clock);
    }

    @Bean
    PartnerEvents partnerEvents(Mappings mappings, ObjectMapper json, ObjectProvider<PartnerEventHandler> handlers) {
        return new PartnerEvents(mappings, json, handlers.orderedStream().toList());
    }

    @Bean
    HealthIndicator integrationsHealthIndicator(RouteReport report) {
        return () -> (report.leftOut().isEmpty() ? Health.up() : Health.unknown())
                .withDetail("inForce", report.inForce())
                .withDetail("leftOut", report.leftOut())
                .build();
    }
}
