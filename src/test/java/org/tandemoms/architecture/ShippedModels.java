package org.tandemoms.architecture;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.tandemoms.workflow.Step;
import org.tandemoms.workflow.camunda.EngineRoom;

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

    @EngineRoom
    @Import(Steps.class)
    class Engine {}

    /** Scanned apart: a scan that the class itself declares would stand in place of the engine room's. */
    @ComponentScan(
            basePackages = "org.tandemoms",
            useDefaultFilters = false,
            lazyInit = true,
            includeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = HasSteps.class))
    class Steps {}

    /** Picks the use-case classes that carry steps, those of tests left out. */
    class HasSteps implements TypeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            return !reader.getResource().getURL().getPath().contains("/test-classes/")
                    && reader.getAnnotationMetadata().hasAnnotatedMethods(Step.class.getName());
        }
    }
}
