package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.tandemoms.workflow.Workflow;
import org.tandemoms.workflow.camunda.EngineRoom;

/**
 * Every way through every process, told in full over all the processes it calls, goes through the house's own engine
 * room: its bindings, its variables, its messages and its tasks.
 */
@DisplayName("The engine room takes every way the scenarios tell")
@SpringBootTest(
        classes = WorkflowScenariosTest.ShopFloor.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:workflow-scenarios;DB_CLOSE_DELAY=-1",
            "spring.datasource.username=sa",
            "tandem.models-dir=bpmn",
            "camunda.bpm.generate-unique-process-engine-name=true",
            "camunda.bpm.job-execution.enabled=false"
        })
class WorkflowScenariosTest {

    @Autowired
    private Workflow workflow;

    @Autowired
    private ScriptedOrders orders;

    @Autowired
    private ManagementService jobs;

    private final Story story = new Story();
    private int count;

    @TestFactory
    Stream<DynamicNode> scenarios() {
        Stream<DynamicNode> processes = Scenarios.ofProcesses().stream().map(this::ways);
        return Stream.concat(processes, Stream.of(coverage()));
    }

    private DynamicContainer ways(Scenarios.ForProcess file) {
        return dynamicContainer(
                file.process(),
                file.paths().stream()
                        .filter(way -> !story.needsCaller(file.process(), way))
                        .map(way -> dynamicTest(way.name(), () -> play(file.process(), way))));
    }

    private void play(String process, Scenarios.Way way) {
        String order = "order-" + ++count;
        orders.tell(story.of(process, way));
        workflow.start(process, order, "SALES");
        while (!orders.isTold()) {
            happen(order, orders.next());
        }
        assertThat(workflow.position(order))
                .as("where the process still stands")
                .isEmpty();
        assertThat(orders.passed()).contains(process + ":" + way.ends());
        assertThat(orders.openTasks()).isEmpty();
    }

    private void happen(String order, Story.Act act) {
        switch (act.kind()) {
            case TASK ->
                assertThat(workflow.completeTask(order, act.name(), act.outcome()))
                        .as("somebody is asked for %s", act)
                        .isTrue();
            case MESSAGE ->
                assertThat(workflow.correlate(order, act.name(), act.outcome()))
                        .as("the process waits for %s", act)
                        .isTrue();
            default ->
                jobs.executeJob(jobs.createJobQuery()
                        .activityId(act.name())
                        .singleResult()
                        .getId());
        }
    }

    private DynamicTest coverage() {
        return dynamicTest("every element of every process is passed", () -> {
            System.out.printf(
                    "Elements passed in the engine room: %d of %d%n",
                    story.everything().stream()
                            .filter(orders.passed()::contains)
                            .count(),
                    story.everything().size());
            assertThat(orders.passed()).containsAll(story.everything());
        });
    }

    @EngineRoom
    static class ShopFloor {

        @Bean
        ScriptedOrders orders() {
            return new ScriptedOrders();
        }
    }
}
