package org.tandemoms.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.tandemoms.workflow.Workflow;

/** The job executor as application.yaml tunes it: what is due is done at once, not after the engine's usual minute. */
@SpringBootTest(
        classes = EngineTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "tandem.models-dir=src/test/resources/workflow",
            "spring.datasource.url=jdbc:h2:mem:job-executor;DB_CLOSE_DELAY=-1",
            "spring.datasource.username=sa",
            "camunda.bpm.generate-unique-process-engine-name=true"
        })
class JobExecutorTest {

    @Autowired
    Workflow workflow;

    @Autowired
    ParcelOffice office;

    @Test
    void a_step_behind_a_save_point_runs_soon_by_itself() {
        workflow.start("flaky", "p-1", "PARCEL");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(office.stored("p-1").notes).contains("phoned", "ended flaky"));
    }

    @Test
    void a_step_that_fails_at_first_gets_its_further_tries_by_itself() {
        office.lineIsBusyFor("p-2");
        workflow.start("flaky", "p-2", "PARCEL");
        await().atMost(Duration.ofSeconds(10)).until(() -> office.completions.contains("p-2 rolled back"));

        office.lineIsFreeFor("p-2");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(office.stored("p-2").notes).contains("phoned"));
    }
}
