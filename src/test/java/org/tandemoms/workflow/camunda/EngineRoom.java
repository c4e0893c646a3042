package org.tandemoms.workflow.camunda;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.tandemoms.workflow.deployment.ProposalsInMemory;

/** The workflow room with its real engine, and nothing else of the house: whoever bears this adds the steps. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootConfiguration
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    CamundaBpmAutoConfiguration.class
})
@ComponentScan(
        basePackages = "org.tandemoms.workflow",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*(\\.(web|internal)\\..*|Web[A-Z].*|Test.*|Bench.*)"))
@Import(EngineRoom.Surroundings.class)
public @interface EngineRoom {

    /** What the room needs of the house. */
    class Surroundings {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        ProposalsInMemory proposals() {
            return new ProposalsInMemory();
        }
    }
}
