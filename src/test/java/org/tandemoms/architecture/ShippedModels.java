package org.tandemoms.architecture;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.tandemoms.workflow.Step;
import org.tandemoms.workflow.deployment.ProposalsInMemory;

/** The real engine with the real steps' names and the files of {@code bpmn/}; the steps themselves are never made. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = ShippedModels.Engine.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:shipped-models;DB_CLOSE_DELAY=-1",
            "spring.datasource.username=sa",
            "tandem.models-dir=bpmn",
            "tandem.models-need-steps=false",
            "camunda.bpm.generate-unique-process-engine-name=true",
            "camunda.bpm.job-execution.enabled=false"
        })
@interface ShippedModels {

    @SpringBootConfiguration
    @ImportAutoConfiguration({
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
                            pattern = ".*(\\.web\\..*|\\.internal\\..*|Web[A-Z].*|Test.*|Bench.*)"))
    @ComponentScan(
            basePackages = "org.tandemoms",
            useDefaultFilters = false,
            lazyInit = true,
            includeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = HasSteps.class))
    class Engine {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        ProposalsInMemory proposals() {
            return new ProposalsInMemory();
        }
    }

    /** Picks the use-case classes that carry steps, those of tests left out. */
    class HasSteps implements TypeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            return !reader.getResource().getURL().getPath().contains("/test-classes/")
                    && reader.getAnnotationMetadata().hasAnnotatedMethods(Step.class.getName());
        }
    }
}
