package org.tandemoms.integration;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.env.Environment;
import org.tandemoms.outbox.Courier;

/**
 * Declares one courier for each destination that the route files name, before the outbox collects its couriers. A destination whose
 * route is left out has its courier too: its messages wait.
 */
final class CourierRegistrar implements BeanDefinitionRegistryPostProcessor {

    private final Environment environment;

    CourierRegistrar(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        IntegrationHome home = IntegrationHome.at(Path.of(environment.getProperty(
                IntegrationConfiguration.HOME_PROPERTY, IntegrationConfiguration.HOME_DEFAULT)));
        Set<String> destinations = new LinkedHashSet<>();
        RouteLoader.routeFiles(home).forEach(file -> destinations.addAll(file.destinations()));
        ConfigurableListableBeanFactory beans = (ConfigurableListableBeanFactory) registry;
        for (String destination : destinations) {
            registry.registerBeanDefinition(
                    "courier-" + destination,
                    BeanDefinitionBuilder.genericBeanDefinition(
                                    Courier.class,
                                    () -> new CamelCourier(destination, beans.getBean(RunningCamel.class)))
                            .getBeanDefinition());
        }
    }
}
