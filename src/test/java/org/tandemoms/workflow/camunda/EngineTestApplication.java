package org.tandemoms.workflow.camunda;

import java.time.Clock;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.tandemoms.workflow.deployment.ProposalsInMemory;

/** The workflow room alone, on a parcel office. */
@SpringBootConfiguration
// so that the whole application does not find the parcel office when it scans
@TestComponent
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
public class EngineTestApplication {

    @Bean
    ParcelOffice parcelOffice() {
        return new ParcelOffice();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ProposalsInMemory proposals() {
        return new ProposalsInMemory();
    }
}
