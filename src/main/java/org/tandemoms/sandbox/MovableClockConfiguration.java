package org.tandemoms.sandbox;

import java.time.Clock;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * With {@code tandem.sandbox.movable-clock=true} the whole house, its engine and its embedded simulators go by a clock that
 * an administrator may set forward, so that a week passes in a minute. What the machine itself keeps time for (tokens,
 * sockets, the pace of timers) goes on as usual.
 */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@ConditionalOnProperty("tandem.sandbox.movable-clock")
class MovableClockConfiguration {

    @Bean
    static BeanPostProcessor clockCanBeMoved() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Clock clock ? new MovableClock(clock) : bean;
            }
        };
    }
}
